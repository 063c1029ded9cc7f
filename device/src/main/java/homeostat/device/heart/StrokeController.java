package homeostat.device.heart;

/// What both sides should do: output rises with what stands before them, as a healthy heart's does,
/// and the right stroke is set so that neither side gains on the other.
///
/// The left side has to move more than the right by what the bronchi bring, 3 to 5 %. That share
/// is not known, so it is learnt: a slow integral of the pressures' difference, bounded.
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
    private static final double SHARE_MAX = 0.1;
    private static final double BALANCE_PER_MMHG = 0.025;
    private static final double LEARNT_PER_MMHG_STEP = 4e-6;

    private final HeartTherapy therapy;
    private double share = SHARE;
    private double outputLPerMin;
    private double balance;

    StrokeController(HeartTherapy therapy) {
        this.therapy = therapy;
    }

    // [impl->req~atria-stay-in-their-bands~1]
    /// With both pressures known, or NaN for one that is not.
    void look(double leftMmHg, double rightMmHg) {
        double left = Double.isNaN(leftMmHg) ? 0 : leftMmHg - therapy.leftMmHg();
        double right = Double.isNaN(rightMmHg) ? 0 : rightMmHg - therapy.rightMmHg();
        double both = therapy.usualLPerMin() + LEFT_L_PER_MIN_PER_MMHG * left
                + RIGHT_L_PER_MIN_PER_MMHG * right;
        outputLPerMin = Math.max(HeartTherapy.OUTPUT_MIN_L_PER_MIN,
                Math.min(HeartTherapy.OUTPUT_MAX_L_PER_MIN, both));
        double difference = left - right;
        share = Math.max(0, Math.min(SHARE_MAX, share + LEARNT_PER_MMHG_STEP * difference));
        balance = 1 - share - BALANCE_PER_MMHG * difference;
    }

    double ratePerMin() {
        return Math.max(RATE_MIN, Math.min(RATE_MAX,
                RATE_AT_NOTHING + RATE_PER_L_PER_MIN * outputLPerMin));
    }

    double leftMl() {
        return outputLPerMin * 1000 / ratePerMin();
    }

    double rightMl() {
        return leftMl() * balance;
    }

    double outputLPerMin() {
        return outputLPerMin;
    }
}
