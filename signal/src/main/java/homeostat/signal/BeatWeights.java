package homeostat.signal;

/// The fixed weights by which a beat's measures decide its class: two sums, each of a constant
/// and 40 products, ventricular first; a sum above 0 says yes.
///
/// Source: own logistic regression (ridge 30, measures standardised, each record's ectopic beats
/// weighted as at most 200) on the beats that the detector found in the 22 records of DS1 of the
/// MIT-BIH Arrhythmia Database; constants moved by 1 and 2.5 towards finding them.
final class BeatWeights {
    private static final double VENTRICULAR_CONSTANT = -9.66;
    private static final double SUPRAVENTRICULAR_CONSTANT = -3.59;

    private final double[] ventricular = {
        -0.42, 0.00, 1.22, 1.77, 0.00, 0.00, 2.53, 0.58, 1.80, 0.82,
        -0.46, 0.31, -1.57, -0.29, 3.41, 0.08, 1.83, 0.97, 0.40, 0.29,
        1.68, 0.00, -0.65, 0.93, 1.34, -2.08, 1.73, 0.00, 0.00, 0.00,
        0.23, 0.00, 4.51, 0.00, -2.54, 3.53, 5.90, -1.23, 1.46, 0.00
    };
    private final double[] supraventricular = {
        3.58, 3.61, 3.68, 0.78, 0.53, 0.00, 0.00, 0.00, -0.26, 0.06,
        0.00, 0.00, -3.88, 0.00, 6.11, 0.00, 0.00, 0.00, 0.00, 0.00,
        0.00, 1.18, 0.00, 0.00, 0.00, 0.00, 0.00, 1.40, 2.94, 1.56,
        0.00, -0.86, 0.00, 2.33, 0.00, 0.00, 0.00, 0.00, 0.00, -2.15
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
