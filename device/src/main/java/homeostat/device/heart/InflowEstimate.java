package homeostat.device.heart;

import homeostat.kernel.HeartRate;

/// What stands before both sides: read where a pressure is seen, reckoned where it is not.
///
/// Blood is conserved. What the right side moves and the left does not, less the share of the
/// bronchi, gathers before the left and is missing before the right; so a pressure that is lost is
/// carried on from its last mean by what has been moved since. The reckoning forgets itself in a
/// minute towards what the other side says, because errors would gather in it, too.
///
/// Without it one pressure cannot tell more blood from blood on the wrong side: during work a right
/// atrium that fills would be emptied into lungs that are full already.
///
/// Source of the stiffnesses: the standard man of the model; a person's own differ by a quarter.
final class InflowEstimate {
    private static final double LEFT_MMHG_PER_ML = 0.0175;
    private static final double RIGHT_MMHG_PER_ML = 0.0075;
    private static final double FORGOTTEN_A_STEP = 1 / (60.0 * 50);
    private static final double MINUTES_A_STEP = 0.02 / 60;
    private static final double LOW_MMHG = -5;
    private static final double HIGH_MMHG = 25;

    private final HeartPorts ports;
    private final HeartTherapy therapy;
    private final AtriumWatch leftWatch;
    private final AtriumWatch rightWatch;
    private final DriveWatch leftDrive;
    private final DriveWatch rightDrive;
    private double leftMmHg = Double.NaN;
    private double rightMmHg = Double.NaN;

    InflowEstimate(HeartPorts ports, HeartTherapy therapy) {
        this.ports = ports;
        this.therapy = therapy;
        leftWatch = new AtriumWatch(ports.left);
        rightWatch = new AtriumWatch(ports.right);
        leftDrive = new DriveWatch(ports.leftMoved, ports.rate, ports.leftStroke);
        rightDrive = new DriveWatch(ports.rightMoved, ports.rate, ports.rightStroke);
    }

    /// Looks at all ports once in a step; the left side is to move more than the right by `share`.
    void observe(double share, long nowNs) {
        leftWatch.observe();
        rightWatch.observe();
        leftDrive.observe(nowNs);
        rightDrive.observe(nowNs);
        double apartMmHg = therapy.leftMmHg() - therapy.rightMmHg();
        double gained = gainedMl(share, nowNs);
        boolean isLeft = leftWatch.isTrusted();
        boolean isRight = rightWatch.isTrusted();
        if (isLeft) {
            leftMmHg = leftWatch.meanMmHg();
        } else {
            leftMmHg = isRight ? reckoned(leftMmHg, LEFT_MMHG_PER_ML * gained,
                    rightWatch.meanMmHg() + apartMmHg, therapy.leftMmHg()) : therapy.leftMmHg();
        }
        if (isRight) {
            rightMmHg = rightWatch.meanMmHg();
        } else {
            rightMmHg = isLeft ? reckoned(rightMmHg, -RIGHT_MMHG_PER_ML * gained,
                    leftMmHg - apartMmHg, therapy.rightMmHg()) : therapy.rightMmHg();
        }
    }

    private static double reckoned(double mmHg, double gainedMmHg, double other, double usual) {
        double last = Double.isNaN(mmHg) ? usual : mmHg;
        return Math.max(LOW_MMHG, Math.min(HIGH_MMHG,
                last + gainedMmHg + FORGOTTEN_A_STEP * (other - last)));
    }

    /// What gathered before the left side in a step.
    private double gainedMl(double share, long nowNs) {
        if (ports.rate.published().sequence() == 0) {
            return 0;
        }
        double beats = ports.rate.published().in(HeartRate.BEATS_PER_MINUTE) * MINUTES_A_STEP;
        double left = ports.leftStroke.published().in(StrokeVolume.ML) * leftDrive.effect(nowNs);
        double right = ports.rightStroke.published().in(StrokeVolume.ML)
                * rightDrive.effect(nowNs);
        return beats * (right - (1 - share) * left);
    }

    /// How many of the two pressures are seen.
    int seen() {
        return (leftWatch.isTrusted() ? 1 : 0) + (rightWatch.isTrusted() ? 1 : 0);
    }

    /// Before the left side; the usual one when neither is seen.
    double leftMmHg() {
        return leftMmHg;
    }

    /// Before the right side; the usual one when neither is seen.
    double rightMmHg() {
        return rightMmHg;
    }

    AtriumWatch leftWatch() {
        return leftWatch;
    }

    AtriumWatch rightWatch() {
        return rightWatch;
    }

    DriveWatch leftDrive() {
        return leftDrive;
    }

    DriveWatch rightDrive() {
        return rightDrive;
    }
}
