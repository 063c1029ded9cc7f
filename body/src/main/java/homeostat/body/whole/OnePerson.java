package homeostat.body.whole;

import homeostat.body.circulation.HeartFailure;
import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.GlucosePopulation;
import homeostat.body.kidney.DialysisPerson;
import homeostat.body.lung.LungPerson;
import homeostat.body.lung.Ventilator;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One person with everything: no kidneys, a failing heart with a pump, lungs, and diabetes that
/// is treated with insulin.
///
/// Each organ is drawn as in the cohort of its own devices, from a stream of its own, and what
/// they share is the same in all of them:
///
/// | quantity | distribution |
/// |---|---|
/// | kidneys: weight, water, haematocrit, refill, gain | as in [DialysisPerson#cohort] |
/// | heart: contractility, resistance, volume, rate | as in [HeartFailure#cohort] |
/// | diabetes | adults as in [GlucosePopulation], with their own weight |
/// | haemoglobin | the haematocrit of the same person, 33 g in a dL of cells |
/// | oxygen consumed, carbon dioxide produced | 3.5 mL/min for each kg of dry weight, 0.8 of it |
/// | cardiac output of the lung | what the heart of the same person gives |
/// | shunt | uniform, 0.03 to 0.08 |
/// | compliance | uniform, 50 to 90 mL/cmH2O |
/// | dead space | 2.2 mL for each kg |
///
/// Source of 3.5 mL/kg/min, the metabolic equivalent: Jetté, Sidney, Blümchen, Clinical Cardiology
/// 13 (1990) 555-565. Lungs of our own choice, for people who breathe by themselves.
///
/// @param name as on the command line
/// @param kidneys water, salts, what came on since the last treatment
/// @param heart what is left of it
/// @param lungs of the same weight and blood
/// @param diabetes as if the kidneys were healthy; [OneBody] takes them away
public record OnePerson(String name, DialysisPerson kidneys, HeartFailure heart, LungPerson lungs,
        GlucosePatient diabetes) {
    private static final double GRAMS_PER_DL_OF_CELLS = 33;
    private static final double OXYGEN_ML_PER_MIN_PER_KG = 3.5;
    private static final double RESPIRATORY_QUOTIENT = 0.8;
    private static final double OUTPUT_L_PER_MIN = 5;
    private static final double DEAD_ML_PER_KG = 2.2;
    private static final double RESISTANCE = 4;

    /// The person in the middle of every distribution.
    public static OnePerson typical() {
        DialysisPerson kidneys = DialysisPerson.typical();
        return new OnePerson("typical", kidneys, HeartFailure.typical(),
                lungs("typical", kidneys, 0.055, 70), GlucosePatients.named("adult#001"));
    }

    /// The first `people` of the cohort of `seed`; who comes later changes nobody before.
    public static List<OnePerson> cohort(long seed, int people) {
        List<DialysisPerson> kidneys = DialysisPerson.cohort(seed, people);
        List<HeartFailure> hearts = HeartFailure.cohort(seed, people);
        List<OnePerson> cohort = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String name = String.format(Locale.ROOT, "one#%03d", i + 1);
            Stream stream = Stream.of(seed).split(name);
            double shunt = 0.03 + 0.05 * stream.uniform();
            double compliance = 50 + 40 * stream.uniform();
            cohort.add(new OnePerson(name, kidneys.get(i), hearts.get(i),
                    lungs(name, kidneys.get(i), shunt, compliance),
                    GlucosePopulation.person(GlucosePatient.Group.ADULT,
                            stream.nextInt(Integer.MAX_VALUE))));
        }
        return List.copyOf(cohort);
    }

    private static LungPerson lungs(String name, DialysisPerson kidneys, double shunt,
            double compliance) {
        double weight = kidneys.body().dryWeightKg();
        double oxygen = OXYGEN_ML_PER_MIN_PER_KG * weight;
        LungPerson healthy = LungPerson.healthy();
        return new LungPerson(name, weight, GRAMS_PER_DL_OF_CELLS * kidneys.body().haematocrit(),
                OUTPUT_L_PER_MIN, oxygen, RESPIRATORY_QUOTIENT * oxygen, shunt,
                healthy.poorPerfusion(), healthy.poorVentilation(),
                new Ventilator(compliance, RESISTANCE, DEAD_ML_PER_KG * weight));
    }
}
