package homeostat.body.glucose;

import homeostat.kernel.Elementary;
import java.util.Arrays;

/// Whether somebody who was drawn could be.
///
/// Three questions. Is the person whole: is every mass and rate at rest positive, and every trait
/// within the range of the thirty widened by half? Would a clinic recognise the
/// prescription: is basal a fifth to four fifths of the daily insulin? And does the person live:
/// does glucose hold still for six hours of basal insulin, and stay between 40 and 400 mg/dL after
/// an ordinary meal with its bolus? All of the thirty pass;
/// of those who are drawn 37 in 100 do not. See `GlucosePopulationTest`.
final class Sanity {
    private static final double WIDER = 1.5;
    private static final double BASAL_PART_MIN = 0.2;
    private static final double BASAL_PART_MAX = 0.8;
    private static final int FASTING_MINUTES = 6 * 60;
    private static final int DIGESTING_MINUTES = 6 * 60;
    private static final double STILL_MG_PER_DL = 1;
    private static final double MEAL_GRAMS_PER_KG = 0.7;
    private static final double LOWEST_MG_PER_DL = 40;
    private static final double HIGHEST_MG_PER_DL = 400;
    private static final double[] LEAST = new double[Trait.COUNT];
    private static final double[] MOST = new double[Trait.COUNT];

    static {
        Arrays.fill(LEAST, Double.POSITIVE_INFINITY);
        Arrays.fill(MOST, Double.NEGATIVE_INFINITY);
        for (GlucosePatient each : GlucosePatients.all()) {
            double[] point = Trait.of(each);
            for (int i = 0; i < point.length; i++) {
                LEAST[i] = Math.min(LEAST[i], point[i]);
                MOST[i] = Math.max(MOST[i], point[i]);
            }
        }
    }

    private Sanity() {}

    static boolean isPlausible(GlucosePatient patient) {
        return isWhole(patient) && isPrescribed(patient) && holdsStill(patient)
                && survivesAMeal(patient);
    }

    static boolean isWhole(GlucosePatient patient) {
        for (double each : patient.initialState()) {
            if (!(each >= 0)) {
                return false;
            }
        }
        GlucoseCoefficients all = patient.coefficients();
        if (!(all.tissue().vm0() > 0 && all.liver().kp1() > 0 && all.gut().b() > all.gut().d())) {
            return false;
        }
        double[] point = Trait.of(patient);
        double slack = Elementary.log(WIDER);
        for (int i = 0; i < point.length; i++) {
            if (!(point[i] >= LEAST[i] - slack && point[i] <= MOST[i] + slack)) {
                return false;
            }
        }
        return true;
    }

    static boolean isPrescribed(GlucosePatient patient) {
        double part = 24 * patient.clinic().basalUnitsPerHour()
                / patient.clinic().totalDailyInsulinUnits();
        return part >= BASAL_PART_MIN && part <= BASAL_PART_MAX;
    }

    static boolean holdsStill(GlucosePatient patient) {
        GlucoseBody body = new GlucoseBody(patient);
        for (int minute = 0; minute < FASTING_MINUTES; minute++) {
            body.minute(patient.clinic().basalUnitsPerMinute(), 0);
        }
        return Math.abs(body.subcutaneousGlucoseMgPerDl() - patient.fastingGlucoseMgPerDl())
                <= STILL_MG_PER_DL;
    }

    static boolean survivesAMeal(GlucosePatient patient) {
        GlucoseBody body = new GlucoseBody(patient);
        Meals plate = new Meals();
        double grams = MEAL_GRAMS_PER_KG * patient.clinic().weightKg();
        double bolus = grams / patient.clinic().carbRatioGramsPerUnit();
        plate.announce(grams);
        for (int minute = 0; minute < DIGESTING_MINUTES; minute++) {
            body.minute(patient.clinic().basalUnitsPerMinute() + (minute == 0 ? bolus : 0),
                    plate.eatMinute());
            double glucose = body.subcutaneousGlucoseMgPerDl();
            if (!(glucose >= LOWEST_MG_PER_DL && glucose <= HIGHEST_MG_PER_DL)) {
                return false;
            }
        }
        return true;
    }
}
