package homeostat.trial.vad;

import homeostat.device.vad.PulseDepth;
import homeostat.device.vad.RotationSpeed;
import homeostat.trial.organ.Actuator;

/// The motor behind its two gates: speed with a lag, the artificial pulse on top of it. When the
/// speed order expires it goes to its safe speed by itself.
///
/// Source of the pulse: HeartMate 3, each 2 s slower by 2,000/min for 0.15 s, then faster by as
/// much for 0.2 s (as modelled by Bonnemain et al., Frontiers in Cardiovascular Medicine 2021).
final class Motor {
    private static final double LAG_SECONDS = 0.03;
    private static final double PULSE_SECONDS = 2;
    private static final double SLOW_SECONDS = 0.15;
    private static final double FAST_SECONDS = 0.35;

    final Actuator<RotationSpeed> speed;
    final Actuator<PulseDepth> pulse = Actuator.idling(PulseDepth.RPM, 0);
    private double pulseClock;
    private double base;
    private double rpm;

    Motor(double safeRpm) {
        this.speed = Actuator.idling(RotationSpeed.RPM, safeRpm);
        this.base = safeRpm;
        this.rpm = safeRpm;
    }

    /// Turns on; `slowerRpm` is what a weak motor falls short.
    void turn(double seconds, double slowerRpm, long nowNs) {
        base = speed.value(nowNs);
        double depth = pulse.value(nowNs);
        pulseClock += seconds;
        if (pulseClock >= PULSE_SECONDS) {
            pulseClock -= PULSE_SECONDS;
        }
        double wave = pulseClock < SLOW_SECONDS ? -depth : pulseClock < FAST_SECONDS ? depth : 0;
        double aim = Math.max(base + wave - slowerRpm, 0);
        rpm += Math.min(seconds / LAG_SECONDS, 1) * (aim - rpm);
    }

    double rpm() {
        return rpm;
    }

    /// The speed that the pulse goes around.
    double baseRpm() {
        return base;
    }
}
