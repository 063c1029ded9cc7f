package homeostat.trial.heart;

import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Findings;
import java.util.List;

/// Watches one run by the [HeartRule]s. It knows the truth, which the device does not.
final class HeartWatch {
    private static final double NS_PER_S = 1e9;
    private static final double RATE_MIN = 78;
    private static final double RATE_MAX = 128;
    private static final double STROKE_MIN_ML = 30;
    private static final double STROKE_MAX_ML = 65;
    private static final double GROW_ML = 1;
    private static final double ROUNDING = 1e-6;
    private static final double LOSS_SECONDS = 4;
    private static final double WEAK_SECONDS = 15;
    private static final double EMPTY_SECONDS = 5;
    private static final double AFTERMATH_SECONDS = 60;
    private static final double DRAWN_IN_MMHG = -2;
    private static final double EMPTY_MMHG = -1.5;
    private static final int SETTLING_SECONDS = 20;
    private static final double SAME_SECONDS = 30;

    private final int rate;
    private final int left;
    private final int right;
    private final int controlLost;
    private final int oneSided;
    private final int notStarted;
    private final int notFollowing;
    private final Findings findings;
    private double leftMl = Double.NaN;
    private double rightMl = Double.NaN;
    private double leftEmptySince = Double.NaN;
    private double rightEmptySince = Double.NaN;

    HeartWatch(String replay, Sheet sheet) {
        findings = new Findings(replay, SAME_SECONDS);
        rate = sheet.port("beat rate").index();
        left = sheet.port("left stroke").index();
        right = sheet.port("right stroke").index();
        controlLost = sheet.alarm("control lost").index();
        oneSided = sheet.alarm("one inflow pressure lost").index();
        notStarted = sheet.alarm("control not started").index();
        notFollowing = sheet.alarm("drive does not follow").index();
    }

    /// The device ordered something on `port`.
    void order(int port, double value, long nowNs) {
        double seconds = nowNs / NS_PER_S;
        boolean isRate = port == rate;
        double low = isRate ? RATE_MIN : STROKE_MIN_ML;
        double high = isRate ? RATE_MAX : STROKE_MAX_ML;
        if (!(value >= low - ROUNDING && value <= high + ROUNDING)) {
            findings.add(HeartRule.ORDER_OUT_OF_LIMITS, seconds, "%.1f", value);
        }
        if (port == left) {
            stroke(leftMl, value, leftEmptySince, seconds);
            leftMl = value;
        } else if (port == right) {
            stroke(rightMl, value, rightEmptySince, seconds);
            rightMl = value;
        }
    }

    private void stroke(double before, double ml, double emptySince, double seconds) {
        if (ml > before + GROW_ML + ROUNDING) {
            findings.add(HeartRule.GREW_TOO_FAST, seconds, "to %.1f mL", ml);
        }
        if (ml > before + ROUNDING && seconds - emptySince > EMPTY_SECONDS) {
            findings.add(HeartRule.GREW_WHILE_EMPTY, seconds, "to %.1f mL", ml);
        }
    }

    /// A gate did not let an order through.
    void refused(Admission why, long nowNs) {
        findings.add(HeartRule.ORDER_REFUSED_AT_GATE, nowNs / NS_PER_S, why.toString());
    }

    /// Looks at a sample.
    void sample(double seconds, HeartWorld world, Device device) {
        boolean isSilent = world.isNow(HeartKind.PRESSURES_SILENT);
        boolean isLeftLost = isSilent || world.isNow(HeartKind.LEFT_SILENT)
                || world.isNow(HeartKind.LEFT_STUCK) || world.isNow(HeartKind.LEFT_NAN);
        boolean isRightLost = isSilent || world.isNow(HeartKind.RIGHT_SILENT)
                || world.isNow(HeartKind.RIGHT_STUCK) || world.isNow(HeartKind.RIGHT_NAN);
        boolean isWeak = world.isNow(HeartKind.LEFT_WEAK) || world.isNow(HeartKind.RIGHT_WEAK)
                || world.isNow(HeartKind.RATE_SLOW);
        boolean isFlowWhole = !world.isNow(HeartKind.FLOW_SILENT)
                && !world.isNow(HeartKind.FLOW_STUCK) && !world.isNow(HeartKind.FLOW_BIASED);
        boolean isToldLost = device.alarm(controlLost).state().isVisible()
                || device.alarm(notStarted).state().isVisible();
        boolean isTold = isToldLost || device.alarm(oneSided).state().isVisible();
        boolean isBoth = isLeftLost && isRightLost;
        findings.last(HeartRule.LOSS_NOT_ALARMED, isBoth && !isToldLost
                || (isLeftLost || isRightLost) && !isTold, seconds, LOSS_SECONDS);
        findings.last(HeartRule.WEAK_DRIVE_NOT_ALARMED, isWeak && isFlowWhole
                && !device.alarm(notFollowing).state().isVisible(), seconds, WEAK_SECONDS);
        findings.last(HeartRule.TASK_TRAPPED, device.isDistrusted(0), seconds, 0);
        boolean isWhole = !world.isFailing(AFTERMATH_SECONDS);
        leftEmptySince = emptySince(leftEmptySince, isWhole && world.leftMmHg() < EMPTY_MMHG,
                seconds);
        rightEmptySince = emptySince(rightEmptySince, isWhole && world.rightMmHg() < EMPTY_MMHG,
                seconds);
        if (seconds > SETTLING_SECONDS) {
            truth(seconds, world, isWhole);
        }
    }

    private static double emptySince(double since, boolean isEmpty, double seconds) {
        return !isEmpty ? Double.NaN : Double.isNaN(since) ? seconds : since;
    }

    private void truth(double seconds, HeartWorld world, boolean isWhole) {
        double leftMmHg = world.leftMmHg();
        double rightMmHg = world.rightMmHg();
        boolean isDrawnIn = leftMmHg < DRAWN_IN_MMHG || rightMmHg < DRAWN_IN_MMHG;
        findings.last(HeartRule.DRAWN_IN, isDrawnIn && isWhole, seconds, 0);
        findings.last(HeartRule.DRAWN_IN_UNDER_FAULT, isDrawnIn && !isWhole, seconds, 0);
        findings.last(HeartRule.OUT_OF_BANDS, leftMmHg < 3 || leftMmHg > 18 || rightMmHg < 0
                || rightMmHg > 12, seconds, 10);
        findings.last(HeartRule.FLOODED, leftMmHg > 25, seconds, 60);
        findings.last(HeartRule.LOW_OUTPUT, world.body().outputLPerMin() < 3.5, seconds, 30);
        findings.last(HeartRule.LOW_PRESSURE, world.arterialMmHg() < 60, seconds, 30);
    }

    List<Finding> all() {
        return findings.all();
    }
}
