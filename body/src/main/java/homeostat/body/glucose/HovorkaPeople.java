package homeostat.body.glucose;

import homeostat.seed.Stream;

/// People of the second model: drawn from the published spread, and what a clinic would prescribe
/// them.
///
/// Source of the spread: the experiments on six people in Hovorka and others, American Journal of
/// Physiology 282 (2002) E992-E1007, as means and standard deviations that later simulations of
/// this model use (Boiroux and others, IFAC Proceedings 43(5), 2010, table 1): EGP0 16.1 ± 3.9 and
/// F01 9.7 ± 2.2 µmol/kg/min; k12 0.0649 ± 0.0282; ka1 0.0055 ± 0.0056, ka2 0.0683 ± 0.0507, ka3
/// 0.0304 ± 0.0235; sensitivities 51.2 ± 32.09, 8.2 ± 7.84 and 520 ± 306.2 (1e-4); elimination 0.14
/// ± 0.035; insulin volume 0.12 ± 0.012; 1/tmax of insulin 0.018 ± 0.0045; ln(1/tmax of the gut)
/// -3.689 ± 0.25; ln of the glucose volume ln 0.15 ± 0.23; bioavailability 0.7 to 1.2 of 0.8;
/// weight 65 to 95 kg, both uniform. What is not given there is how they go together: they are
/// drawn apart.
///
/// Normal numbers are drawn again while they are not within a third to three times their mean, and
/// a person while nobody would treat them: basal from 0.2 to 4 U/h at 110 mg/dL, and a unit that
/// lowers glucose by 8 to 200 mg/dL.
public final class HovorkaPeople {
    /// Fasting glucose that a clinic aims at, mg/dL.
    public static final double FASTING_MG_PER_DL = 110;

    private static final double MEAL_GRAMS = 50;
    private static final double DAY_BASAL_HALVES = 2;
    private static final int HOURS = 6;

    private HovorkaPeople() {}

    /// The published person, treated.
    public static GlucosePatient published() {
        return treated("hovorka", HovorkaCoefficients.published(75), FASTING_MG_PER_DL);
    }

    /// Person `index` of the population that belongs to `seed`.
    public static GlucosePatient drawn(long seed, int index) {
        Stream stream = Stream.of(seed).split("hovorka").split(index);
        for (int attempt = 0;; attempt++) {
            HovorkaCoefficients person = draw(stream.split(attempt));
            double basal = person.basalUnitsPerMinute(FASTING_MG_PER_DL) * 60;
            if (basal >= 0.2 && basal <= 4) {
                GlucosePatient patient = treated("hovorka#" + index, person, FASTING_MG_PER_DL);
                double fall = patient.clinic().correctionFactorMgPerDlPerUnit();
                if (fall >= 8 && fall <= 200) {
                    return patient;
                }
            }
        }
    }

    private static HovorkaCoefficients draw(Stream stream) {
        double gut = Math.exp(3.689 + 0.25 * stream.gaussian());
        double volume = 0.15 * Math.exp(0.23 * stream.gaussian());
        return new HovorkaCoefficients(65 + 30 * stream.uniform(),
                normal(stream, 0.0161, 0.0039), normal(stream, 0.0097, 0.0022),
                normal(stream, 0.0649, 0.0282), normal(stream, 0.0055, 0.0056),
                normal(stream, 0.0683, 0.0507), normal(stream, 0.0304, 0.0235),
                normal(stream, 51.2e-4, 32.09e-4), normal(stream, 8.2e-4, 7.84e-4),
                normal(stream, 520e-4, 306.2e-4), volume, normal(stream, 0.12, 0.012),
                normal(stream, 0.14, 0.035), 1 / normal(stream, 0.018, 0.0045), gut,
                0.8 * (0.7 + 0.5 * stream.uniform()));
    }

    private static double normal(Stream stream, double mean, double deviation) {
        while (true) {
            double drawn = mean + deviation * stream.gaussian();
            if (drawn >= mean / 3 && drawn <= 3 * mean) {
                return drawn;
            }
        }
    }

    /// `person` with what a clinic finds out about them: the basal rate that holds `mgPerDl`, by
    /// how much one unit has lowered glucose after six hours, and how much carbohydrate leaves
    /// glucose where it was when one unit covers it. Basal is taken for half of the day's insulin.
    ///
    /// Source of the half: Davidson and others, Endocrine Practice 14 (2008) 1095-1101.
    public static GlucosePatient treated(String name, HovorkaCoefficients person,
            double mgPerDl) {
        double basal = person.basalUnitsPerMinute(mgPerDl);
        double day = DAY_BASAL_HALVES * basal * 24 * 60;
        double dose = day / 50;
        double fall = (after(person, basal, 0, 0) - after(person, basal, dose, 0)) / dose;
        double low = 0;
        double high = day;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (after(person, basal, middle, MEAL_GRAMS) > after(person, basal, 0, 0)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new GlucosePatient(name, GlucosePatient.Group.ADULT, new ClinicSettings(basal * 60,
                Math.max(2, Math.min(100, MEAL_GRAMS / Math.max(low, 0.1))),
                Math.max(4, Math.min(400, fall)), person.weightKg(), 40,
                Math.max(4, Math.min(200, day))), person);
    }

    private static double after(HovorkaCoefficients person, double basal, double units,
            double grams) {
        HovorkaBody body = new HovorkaBody(person, basal);
        for (int minute = 0; minute < HOURS * 60; minute++) {
            body.minute(basal + (minute == 0 ? units : 0),
                    minute < 10 ? grams / 10 : 0);
        }
        return body.subcutaneousGlucoseMgPerDl();
    }
}
