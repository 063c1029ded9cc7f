package homeostat.device.vad;

import homeostat.kernel.Assembly;
import homeostat.kernel.Parameter;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;

/// The prescription in force, in the units that the therapy computes with.
final class VadTherapy {
    private static final Range<RotationSpeed> SPEEDS = Range.of(RotationSpeed.RPM, 3000, 9000);

    private final Parameter<RotationSpeed> safe;
    private final Parameter<RotationSpeed> lowest;
    private final Parameter<RotationSpeed> highest;
    private final Parameter<RotationSpeed> usual;
    private final Parameter<Pressure> filling;
    private final Parameter<SpeedGain> gain;
    private final Parameter<PulseDepth> pulseDepth;

    VadTherapy(Assembly device) {
        safe = device.parameter("safe speed", SPEEDS, RotationSpeed.rpm(5400),
                "Speed that is right for this person when nothing else is known.");
        lowest = device.parameter("lowest speed", SPEEDS, RotationSpeed.rpm(4500),
                "No control goes below this: blood would run back.");
        highest = device.parameter("highest speed", SPEEDS, RotationSpeed.rpm(8200),
                "No control goes above this.");
        usual = device.parameter("usual speed", SPEEDS, RotationSpeed.rpm(6820),
                "Speed at the usual filling pressure.");
        filling = device.parameter("usual filling pressure",
                Range.of(Pressure.MMHG, 2, 18), Pressure.mmHg(5),
                "Filling pressure at which the pump turns at its usual speed.");
        gain = device.parameter("filling gain", Range.of(SpeedGain.RPM_PER_MMHG, 0, 1000),
                SpeedGain.rpmPerMmHg(600), "How much faster for each mmHg of filling.");
        pulseDepth = device.parameter("pulse depth limit", Range.of(PulseDepth.RPM, 0, 2000),
                PulseDepth.rpm(2000), "Depth of the artificial pulse; 0 for none.");
    }

    double safeRpm() {
        return Math.max(lowestRpm(), Math.min(highestRpm(), safe.in(RotationSpeed.RPM)));
    }

    double lowestRpm() {
        return lowest.in(RotationSpeed.RPM);
    }

    /// Never below the lowest, whatever was typed.
    double highestRpm() {
        return Math.max(lowestRpm(), highest.in(RotationSpeed.RPM));
    }

    double usualRpm() {
        return usual.in(RotationSpeed.RPM);
    }

    double fillingMmHg() {
        return filling.in(Pressure.MMHG);
    }

    double rpmPerMmHg() {
        return gain.in(SpeedGain.RPM_PER_MMHG);
    }

    double pulseRpm() {
        return pulseDepth.in(PulseDepth.RPM);
    }
}
