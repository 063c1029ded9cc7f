package homeostat.device.heart;

/// What both sides should do: output rises with what stands before them, as a healthy heart's does,
/// and the right stroke is set so that neither side gains on the other.
///
/// The left side has to move more than the right by what the bronchi bring, 3 to 5 %. That share
/// is not known, and a drive's two sides are never quite alike, so it is learnt: an integral of the
/// pressures' difference, bounded, and only while both are seen.
///
/// With a stiffness of both atria together of 0.025 mmHg/mL and 90 mL/s, one percent of imbalance
/// moves their difference by 1.3 mmHg a minute; the gains settle it within half of that.
///
/// Gains: our own, found on trials; the form after the Aeson's
/// autoregulation, which raises output with inflow pressure (Netuka et al., ASAIO Journal 2021).
final class StrokeController {
    private static final double LEFT_L_PER_MIN_PER_MMHG = 0.2;
    private static final double RIGHT_L_PER_MIN_PER_MMHG = 0.25;
    private static final double RATE_AT_NOTHING = 60;
    private static final double RATE_PER_L_PER_MIN = 8;
    private static final double RATE_MIN = 78;
    private static final double RATE_MAX = 128;
    private static final double SHARE = 0.04;
    private static final double SHARE_MIN = -0.35;
    private static final double SHARE_MAX = 0.3;
    private static final double BALANCE_PER_MMHG = 0.04;
    private static final double LEARNT_PER_MMHG_STEP = 1.2e-5;

    private final HeartTherapy therapy;
    private final InflowEstimate inflow;
    private double share = SHARE;
    private double wantedLPerMin;
    private double balance = 1 - SHARE;

    StrokeController(HeartTherapy therapy, InflowEstimate inflow) {
        this.therapy = therapy;
        this.inflow = inflow;
    }

    // [impl->req~atria-stay-in-their-bands~1]
    /// Looks at what stands before both sides, once in a step.
    void look() {
        double left = inflow.leftMmHg() - therapy.leftMmHg();
        double right = inflow.rightMmHg() - therapy.rightMmHg();
        double both = therapy.usualLPerMin() + LEFT_L_PER_MIN_PER_MMHG * left
                + RIGHT_L_PER_MIN_PER_MMHG * right;
        wantedLPerMin = Math.max(HeartTherapy.OUTPUT_MIN_L_PER_MIN,
                Math.min(HeartTherapy.OUTPUT_MAX_L_PER_MIN, both));
        double difference = left - right;
        if (inflow.seen() == 2) {
            share = Math.max(SHARE_MIN, Math.min(SHARE_MAX,
                    share + LEARNT_PER_MMHG_STEP * difference));
        }
        balance = 1 - share - BALANCE_PER_MMHG * difference;
    }

    double ratePerMin() {
        return Math.max(RATE_MIN, Math.min(RATE_MAX,
                RATE_AT_NOTHING + RATE_PER_L_PER_MIN * wantedLPerMin));
    }

    /// Less than what is wanted when the right side cannot keep up with it.
    double leftMl() {
        double ml = wantedLPerMin * 1000 / ratePerMin();
        return Math.min(ml, HeartPorts.STROKE_MAX_ML / Math.max(balance, 1));
    }

    double rightMl() {
        return leftMl() * balance;
    }

    /// What both pressures ask for.
    double wantedLPerMin() {
        return wantedLPerMin;
    }

    /// By how much the right side is to move less, as learnt.
    double share() {
        return share;
    }
}
