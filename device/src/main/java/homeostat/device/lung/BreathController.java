package homeostat.device.lung;

/// How large a breath: what was prescribed for the lung's size, and less while its plateau is too
/// high. Carbon dioxide that breaths leave is the membrane's affair.
///
/// Source: 4 to 8 mL/kg of predicted weight and at most 30 cmH2O: Acute Respiratory Distress
/// Syndrome Network, New England Journal of Medicine 342 (2000) 1301-1308.
final class BreathController {
    private static final double LEAST_SHARE = 4.0 / 6;
    private static final double DOWN = 0.004;
    private static final double UP = 0.0005;
    private static final double MARGIN_CM_H2O = 2;

    private final LungTherapy therapy;
    private double share = 1;

    BreathController(LungTherapy therapy) {
        this.therapy = therapy;
    }

    /// One step; NaN for a plateau that is not known.
    double move(double plateauCmH2o) {
        if (plateauCmH2o > therapy.plateauCmH2o()) {
            share = Math.max(LEAST_SHARE, share - DOWN);
        } else if (plateauCmH2o < therapy.plateauCmH2o() - MARGIN_CM_H2O) {
            share = Math.min(1, share + UP);
        }
        return therapy.tidalMl() * share;
    }
}
