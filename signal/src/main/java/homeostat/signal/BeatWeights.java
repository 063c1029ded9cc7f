package homeostat.signal;

/// The fixed weights by which a beat's measures decide its class: two sums, each of a constant
/// and 34 products, ventricular first; a sum above 0 says yes.
///
/// Source: own logistic regression (ridge 10, measures standardised, each record's ectopic beats
/// weighted as at most 200) on the beats that the detector found in the 22 records of DS1 of the
/// MIT-BIH Arrhythmia Database; constants moved by 1 and 2 towards finding them.
final class BeatWeights {
    private static final double VENTRICULAR_CONSTANT = -11.22;
    private static final double SUPRAVENTRICULAR_CONSTANT = -4.06;

    private final double[] ventricular = {
        -2.36, 0.00, 2.56, 2.87, 0.00, 0.00, 1.67, 0.84, 2.55, 2.11,
        -1.52, -0.52, -4.08, -0.00, 4.28, 0.95, 2.35, 1.96, -0.01, 0.37,
        2.56, 0.00, -1.54, 1.30, 2.45, -3.68, 2.50, 0.00, 0.00, 0.00,
        0.31, 0.00, 6.07, 0.00
    };
    private final double[] supraventricular = {
        5.14, 6.83, 2.95, -0.25, -0.39, 0.00, 0.00, 0.00, -0.61, 0.04,
        0.00, 0.00, -5.83, 0.00, 4.72, 0.00, 0.00, 0.00, 0.00, 0.00,
        0.00, 1.46, 0.00, 0.00, 0.00, 0.00, 0.00, 1.91, 3.18, 2.31,
        0.00, -1.46, 0.00, 2.23
    };

    /// The class of the beat with these measures.
    BeatClass decide(BeatMeasures measures) {
        double ventricularSum = VENTRICULAR_CONSTANT;
        double supraventricularSum = SUPRAVENTRICULAR_CONSTANT;
        for (int i = 0; i < BeatMeasures.COUNT; i++) {
            ventricularSum += ventricular[i] * measures.value(i);
            supraventricularSum += supraventricular[i] * measures.value(i);
        }
        if (ventricularSum > 0) {
            return BeatClass.VENTRICULAR;
        }
        return supraventricularSum > 0 ? BeatClass.SUPRAVENTRICULAR : BeatClass.NORMAL;
    }
}
