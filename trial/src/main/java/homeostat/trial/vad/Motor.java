package homeostat.trial.vad;

import homeostat.device.vad.PulseDepth;
import homeostat.device.vad.RotationSpeed;
import homeostat.kernel.Admission;
import homeostat.kernel.Gate;
import homeostat.kernel.Order;

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

    private final Gate<RotationSpeed> speedGate = new Gate<>(RotationSpeed.RPM);
    private final Gate<PulseDepth> pulseGate = new Gate<>(PulseDepth.RPM);
    private final double safeRpm;
    private double orderedRpm;
    private long orderExpiresNs = Long.MIN_VALUE;
    private double pulseRpm;
    private long pulseExpiresNs = Long.MIN_VALUE;
    private double pulseClock;
    private double base;
    private double rpm;

    Motor(double safeRpm) {
        this.safeRpm = safeRpm;
        this.orderedRpm = safeRpm;
        this.base = safeRpm;
        this.rpm = safeRpm;
    }

    Admission speed(Order<RotationSpeed> order, long nowNs) {
        Admission admission = speedGate.admit(order, nowNs);
        if (admission == Admission.ADMITTED) {
            orderedRpm = order.in(RotationSpeed.RPM);
            orderExpiresNs = order.expiresNs();
        }
        return admission;
    }

    Admission pulse(Order<PulseDepth> order, long nowNs) {
        Admission admission = pulseGate.admit(order, nowNs);
        if (admission == Admission.ADMITTED) {
            pulseRpm = order.in(PulseDepth.RPM);
            pulseExpiresNs = order.expiresNs();
        }
        return admission;
    }

    /// Turns on; `slowerRpm` is what a weak motor falls short.
    void turn(double seconds, double slowerRpm, long nowNs) {
        base = nowNs < orderExpiresNs ? orderedRpm : safeRpm;
        double depth = nowNs < pulseExpiresNs ? pulseRpm : 0;
        pulseClock += seconds;
        if (pulseClock >= PULSE_SECONDS) {
            pulseClock -= PULSE_SECONDS;
        }
        double pulse = pulseClock < SLOW_SECONDS ? -depth : pulseClock < FAST_SECONDS ? depth : 0;
        double aim = Math.max(base + pulse - slowerRpm, 0);
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
