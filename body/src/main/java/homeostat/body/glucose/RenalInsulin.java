package homeostat.body.glucose;

import java.util.ArrayList;
import java.util.List;

/// A person with diabetes whose kidneys do less of their work: insulin stays longer.
///
/// What leaves plasma without passing the liver, `m4` of the model, is three quarters the kidneys'
/// work; with the liver's share that makes 30 % of all insulin under the skin that a healthy person
/// clears. What a clinic prescribes falls with it: the same fasting glucose needs less basal
/// insulin, and a unit covers more food.
///
/// Source: Rabkin, Ryan, Duckworth, "The renal metabolism of insulin", Diabetologia 27 (1984)
/// 351-357: the kidney clears about 30 % of insulin in the systemic circulation. That a dose
/// falls by a quarter to a half in renal failure: Snyder, Berns, Seminars in Dialysis 17 (2004)
/// 365-370.
public final class RenalInsulin {
    /// Share of `m4` that is the kidneys'.
    private static final double KIDNEYS = 0.75;
    private static final List<Integer> UNDER_THE_SKIN = List.of(10, 11);

    private RenalInsulin() {}

    /// That person with kidneys that work to that share, 0 to 1, at the same fasting glucose.
    public static GlucosePatient withKidneys(GlucosePatient patient, double function) {
        GlucoseCoefficients all = patient.coefficients();
        GlucoseCoefficients.Insulin insulin = all.insulin();
        GlucoseCoefficients.Subcutis skin = all.subcutis();
        double share = clearedShare(patient, function);
        List<Double> start = new ArrayList<>(patient.initialState());
        for (int depot : UNDER_THE_SKIN) {
            start.set(depot, share * start.get(depot));
        }
        return new GlucosePatient(patient.name(), patient.group(),
                prescribed(patient.clinic(), share),
                new GlucoseCoefficients(all.bodyWeightKg(), all.gut(), all.liver(),
                        all.exchange(), all.tissue(), new GlucoseCoefficients.Insulin(
                                insulin.vi(), insulin.ib(), insulin.m1(), insulin.m2(),
                                lost(insulin, function), insulin.m30()),
                        new GlucoseCoefficients.Subcutis(skin.kd(), skin.ka1(), skin.ka2(),
                                share * skin.u2ss())), start);
    }

    private static ClinicSettings prescribed(ClinicSettings healthy, double share) {
        return new ClinicSettings(share * healthy.basalUnitsPerHour(),
                healthy.carbRatioGramsPerUnit() / share,
                healthy.correctionFactorMgPerDlPerUnit() / share, healthy.weightKg(),
                healthy.ageYears(), share * healthy.totalDailyInsulinUnits());
    }

    private static double lost(GlucoseCoefficients.Insulin insulin, double function) {
        return insulin.m4() * (1 - KIDNEYS * (1 - function));
    }

    /// Of the insulin that a person with healthy kidneys clears in a steady state, the share that
    /// this one still does.
    public static double clearedShare(GlucosePatient patient, double function) {
        GlucoseCoefficients.Insulin insulin = patient.coefficients().insulin();
        double liver = insulin.m2() * insulin.m30() / (insulin.m1() + insulin.m30());
        return (liver + lost(insulin, function)) / (liver + insulin.m4());
    }
}
