package homeostat.signal;

import homeostat.kernel.Check;

/// The weights by which a beat's measures decide its class: two sums, ventricular first; a sum
/// above 0 says yes.
///
/// Two rules stand before the sums. A beat that is early, begins as the usual one does, is wide
/// and leaves its T wave as it is was led to the ventricles the usual way and held up in one
/// bundle. And one that is narrower and steeper than usual comes from above the ventricles, whose
/// own beats spread slowly. Neither is ventricular, however unlike the usual it looks.
///
/// Source: rules: G. Wagner, "Marriott's Practical Electrocardiography", aberrant conduction; H.
/// Marriott and I. Sandler, "Criteria, old and new, for differentiating between ectopic
/// ventricular beats and aberrant ventricular conduction", Prog. Cardiovasc. Dis. 9 (1966). Sums:
/// own logistic regression on the 22 records of DS1 of the MIT-BIH Arrhythmia Database, made by
/// `homeostat ecg train`, each weight of the sign that the field gives it or none.
public final class BeatWeights {
    private static final double RULE = 0.5;

    private final double ventricularConstant;
    private final double supraventricularConstant;
    private final double[] ventricular;
    private final double[] supraventricular;

    /// The weights as they ship.
    public BeatWeights() {
        this(-9.26, new double[] {
            1.63, 1.83, 0.77, 1.49, 4.39, 1.38, 1.71, 0.00, 2.95, 1.69,
            5.82, 1.96, 0.29, 2.21, 1.04, 0.85, 2.00, 3.86, 0.79, 0.00,
            0.00, -0.15, -0.31, -0.71, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
            0.00, 0.00, 0.00, 0.00, 0.00
        }, -3.38, new double[] {
            6.99, 0.00, 0.00, 0.00, 9.59, 0.00, 0.00, 0.00, 0.00, 2.50,
            0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00,
            0.00, -4.93, 0.00, 0.00, 3.32, 2.38, 1.01, 2.05, 0.95, 2.96,
            1.34, -0.38, -3.85, -0.83, 0.00
        });
    }

    /// Those weights: of each sum the constant, and a weight for each measure of
    /// [BeatClassifier#measure].
    public BeatWeights(double ventricularConstant, double[] ventricular,
            double supraventricularConstant, double[] supraventricular) {
        Check.that(ventricular.length == BeatMeasures.COUNT
            && supraventricular.length == BeatMeasures.COUNT, "beat weights: how many");
        this.ventricularConstant = ventricularConstant;
        this.ventricular = ventricular;
        this.supraventricularConstant = supraventricularConstant;
        this.supraventricular = supraventricular;
    }

    /// The weight of that measure, of [BeatClassifier#measure], in the ventricular sum or in the
    /// other.
    public double weight(boolean isVentricular, int measure) {
        return isVentricular ? ventricular[measure] : supraventricular[measure];
    }

    /// The constant of the ventricular sum or of the other.
    public double constant(boolean isVentricular) {
        return isVentricular ? ventricularConstant : supraventricularConstant;
    }

    /// The class of the beat with these measures.
    public BeatClass decide(double[] measures) {
        double ventricularSum = ventricularConstant;
        double supraventricularSum = supraventricularConstant;
        for (int i = 0; i < BeatMeasures.COUNT; i++) {
            ventricularSum += ventricular[i] * measures[i];
            supraventricularSum += supraventricular[i] * measures[i];
        }
        boolean fromAbove = measures[BeatMeasures.ABERRANT] > RULE
            || measures[BeatMeasures.NARROWER] > RULE;
        if (ventricularSum > 0 && !fromAbove) {
            return BeatClass.VENTRICULAR;
        }
        return supraventricularSum > 0 ? BeatClass.SUPRAVENTRICULAR : BeatClass.NORMAL;
    }
}
