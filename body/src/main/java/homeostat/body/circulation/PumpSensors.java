package homeostat.body.circulation;

import homeostat.seed.Stream;

/// What a heart pump's controller gets to see of a [PumpPatient], with the errors that such
/// sensors have.
///
/// - Inlet pressure: an offset of 1 mmHg that the person keeps, noise of 0.5 mmHg.
/// - Flow: not measured but read off the motor's current, and so wrong: an offset of 1.25 L/min and
///   a gain of 15 % that the person keeps, a wander of 0.5 L/min over a minute, and above 8 L/min
///   the same current as below it. Together 1.63 L/min root mean square over a cohort.
/// - Power within 3 %, speed within 5/min.
///
/// Source of the flow error and of its fold: "Accuracy of HeartMate 3 estimated flow", Scientific
/// Reports 15 (2025). Split into parts: our own. Pressure: our own, of the size that implantable
/// sensors are specified with.
public final class PumpSensors {
    private static final double OFFSET_MMHG = 1;
    private static final double NOISE_MMHG = 0.5;
    private static final double OFFSET_L_PER_MIN = 1.25;
    private static final double GAIN = 0.15;
    private static final double WANDER_L_PER_MIN = 0.5;
    private static final double WANDER_SECONDS = 60;
    private static final double NOISE_L_PER_MIN = 0.1;
    private static final double FOLD_L_PER_MIN = 8;
    private static final double POWER = 0.03;
    private static final double SPEED_RPM = 5;

    private final Stream stream;
    private final double pressureOffsetMmHg;
    private final double flowOffsetLPerMin;
    private final double flowGain;
    private final double powerGain;
    private double wanderLPerMin;
    private double inletMmHg;
    private double flowLPerMin;
    private double watts;
    private double rpm;

    /// Sensors of one person; `stream` is theirs alone.
    public PumpSensors(Stream stream) {
        this.stream = stream;
        pressureOffsetMmHg = OFFSET_MMHG * bounded(stream.gaussian());
        flowOffsetLPerMin = OFFSET_L_PER_MIN * bounded(stream.gaussian());
        flowGain = 1 + GAIN * bounded(stream.gaussian());
        powerGain = 1 + POWER * bounded(stream.gaussian());
        wanderLPerMin = WANDER_L_PER_MIN * stream.gaussian();
    }

    private static double bounded(double deviate) {
        return Math.max(-2, Math.min(2, deviate));
    }

    /// Reads everything anew, `seconds` after the time before.
    public void read(PumpPatient patient, double speedRpm, double seconds) {
        double share = Math.min(seconds / WANDER_SECONDS, 1);
        wanderLPerMin += -share * wanderLPerMin
                + WANDER_L_PER_MIN * Math.sqrt(2 * share) * stream.gaussian();
        inletMmHg = patient.inletMmHg() + pressureOffsetMmHg + NOISE_MMHG * stream.gaussian();
        double flow = patient.pumpLPerMin();
        double folded = flow > FOLD_L_PER_MIN ? 2 * FOLD_L_PER_MIN - flow : flow;
        flowLPerMin = flowGain * folded + flowOffsetLPerMin + wanderLPerMin
                + NOISE_L_PER_MIN * stream.gaussian();
        watts = Math.max(powerGain * patient.watts(), 0);
        rpm = speedRpm + SPEED_RPM * stream.gaussian();
    }

    public double inletMmHg() {
        return inletMmHg;
    }

    public double flowLPerMin() {
        return flowLPerMin;
    }

    public double watts() {
        return watts;
    }

    public double speedRpm() {
        return rpm;
    }
}
