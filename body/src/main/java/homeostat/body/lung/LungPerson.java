package homeostat.body.lung;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One person with failing lungs, on a ventilator and a veno-venous membrane lung.
///
/// | quantity | distribution |
/// |---|---|
/// | predicted body weight | normal, 66 ± 9 kg |
/// | haemoglobin | normal, 10.5 ± 1.2 g/dL |
/// | cardiac output | normal, 6.0 ± 0.8 L/min |
/// | oxygen consumption, carbon dioxide production | normal, 230 ± 25, 190 ± 22 mL/min |
/// | shunt | uniform, 0.32 to 0.52 |
/// | perfusion of the poorly ventilated unit | uniform, 0.2 to 0.4, with 5 to 15 % of the gas |
/// | compliance | uniform, 22 to 45 mL/cmH2O |
/// | dead space | 2.8 mL for each kilogram |
///
/// Normal ones are cut at two standard deviations. Source: ranges of our own for severe acute
/// respiratory distress, shunt as in Joyce et al., Intensive Care Medicine Experimental 2018.
///
/// @param name as on the command line
/// @param weightKg predicted body weight
/// @param haemoglobinGPerDl of the blood
/// @param outputLPerMin of the heart
/// @param oxygenMlPerMin consumed
/// @param carbonDioxideMlPerMin produced
/// @param shunt share of the blood that passes no air
/// @param poorPerfusion share of the other blood that passes the poorly ventilated unit
/// @param poorVentilation share of the gas that reaches it
/// @param mechanics of the chest
public record LungPerson(String name, double weightKg, double haemoglobinGPerDl,
        double outputLPerMin, double oxygenMlPerMin, double carbonDioxideMlPerMin, double shunt,
        double poorPerfusion, double poorVentilation, Ventilator mechanics) {

    /// The person in the middle of every distribution.
    public static LungPerson typical() {
        return new LungPerson("typical", 66, 10.5, 6, 230, 190, 0.42, 0.3, 0.1,
                new Ventilator(33, 10, 185));
    }

    /// A healthy lung without a membrane, breathing by itself.
    public static LungPerson healthy() {
        return new LungPerson("healthy", 70, 15, 5, 250, 200, 0.03, 0.3, 0.27,
                new Ventilator(80, 3, 150));
    }

    /// The first `people` of the cohort of `seed`.
    public static List<LungPerson> cohort(long seed, int people) {
        List<LungPerson> cohort = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            String name = String.format(Locale.ROOT, "lung#%03d", i);
            Stream stream = Stream.of(seed).split(name);
            double weight = normal(stream, 66, 9);
            cohort.add(new LungPerson(name, weight, normal(stream, 10.5, 1.2),
                    normal(stream, 6, 0.8), normal(stream, 230, 25), normal(stream, 190, 22),
                    0.32 + 0.2 * stream.uniform(), 0.2 + 0.2 * stream.uniform(),
                    0.05 + 0.1 * stream.uniform(),
                    new Ventilator(22 + 23 * stream.uniform(), 10, 2.8 * weight)));
        }
        return List.copyOf(cohort);
    }

    private static double normal(Stream stream, double mean, double deviation) {
        return mean + deviation * Math.max(-2, Math.min(2, stream.gaussian()));
    }
}
