package homeostat.body.kidney;

import homeostat.kernel.Elementary;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One person who comes three times a week: body, vessels, and what came on since the last time.
///
/// The cohort was frozen before the kidney's controller was tuned. Its distributions, each cut at
/// about two standard deviations:
///
/// | quantity | distribution |
/// |---|---|
/// | dry weight | normal, 72 ± 14 kg |
/// | share of water | 0.58 in 58 % of people, 0.50 in the others |
/// | haematocrit at dry weight | normal, 0.35 ± 0.03 |
/// | plasma protein | normal, 6.8 ± 0.5 g/dL |
/// | refill of plasma | lognormal about 4.5 mL/min/mmHg at 70 kg, factor 1.35 |
/// | compliance of vessels, of tissue | lognormal about 400 and 370 mL/mmHg at 70 kg, factor 1.2 |
/// | water gained between sessions | normal, 3.6 ± 1.0 % of dry weight |
/// | plasma sodium before | normal, 138 ± 2.5 mmol/L |
/// | mean arterial pressure before | normal, 100 ± 11 mmHg |
/// | reserve of arteries | uniform, 0.30 to 0.60; 0.10 to 0.35 in the 44 % with diabetes |
/// | reserve of veins | uniform, 0.05 to 0.10; 0.01 to 0.06 with diabetes |
/// | collapse | uniform, 0.35 to 0.60 of stressed volume |
/// | error of the prescribed dry weight | normal, 0 ± 0.3 kg |
///
/// Source of weights, gains, share of diabetes: the orders of magnitude that registries report
/// (USRDS annual reports; DOPPS, Wong et al., American Journal of Kidney Diseases 69 (2017)
/// 367-379). Spreads of refill and reserves are our own.
///
/// @param name as on the command line
/// @param body water, salts and waste
/// @param reserve what the vessels can do
/// @param surplusMl water above dry weight at the start
/// @param goalMl what the clinic wants removed; off from the surplus by the error of dry weight
public record DialysisPerson(String name, DialysisPatientCoefficients body,
        PressureResponse.Reserve reserve, double surplusMl, double goalMl) {

    /// The person in the middle of every distribution.
    public static DialysisPerson typical() {
        return new DialysisPerson("typical", DialysisPatientCoefficients.standardMale(),
                new PressureResponse.Reserve(100, 0.4, 0.07, 0.45), 2500, 2500);
    }

    /// The first `people` of the cohort of `seed`; who comes later changes nobody before.
    public static List<DialysisPerson> cohort(long seed, int people) {
        List<DialysisPerson> cohort = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            String name = String.format(Locale.ROOT, "renal#%03d", i);
            cohort.add(drawn(name, Stream.of(seed).split(name)));
        }
        return List.copyOf(cohort);
    }

    private static DialysisPerson drawn(String name, Stream stream) {
        double weight = cut(stream.split("weight"), 72, 14, 45, 102);
        double size = weight / 70;
        boolean isMan = stream.split("sex").chance(0.58);
        boolean hasDiabetes = stream.split("diabetes").chance(0.44);
        DialysisPatientCoefficients body = new DialysisPatientCoefficients(weight,
                isMan ? 0.58 : 0.5, cut(stream.split("haematocrit"), 0.35, 0.03, 0.29, 0.41),
                cut(stream.split("protein"), 6.8, 0.5, 5.8, 7.8),
                4.5 * size * factor(stream.split("refill"), 1.35),
                400 * size * factor(stream.split("vessels"), 1.2),
                370 * size * factor(stream.split("tissue"), 1.2),
                0.21 * size, cut(stream.split("sodium"), 138, 2.5, 133, 143));
        Stream vessels = stream.split("reserve");
        double first = vessels.uniform();
        double second = vessels.uniform();
        double third = vessels.uniform();
        PressureResponse.Reserve reserve = new PressureResponse.Reserve(
                cut(stream.split("pressure"), 100, 11, 80, 122),
                hasDiabetes ? 0.1 + 0.25 * first : 0.3 + 0.3 * first,
                hasDiabetes ? 0.01 + 0.05 * second : 0.05 + 0.05 * second,
                0.35 + 0.25 * third);
        double surplus = 10 * weight * cut(stream.split("gain"), 3.6, 1, 1.6, 5);
        double error = 1000 * cut(stream.split("error"), 0, 0.3, -0.6, 0.6);
        return new DialysisPerson(name, body, reserve, surplus, Math.rint(
                Math.max(500, Math.min(surplus + error, 50 * weight))));
    }

    private static double cut(Stream stream, double mean, double deviation, double low,
            double high) {
        return Math.max(low, Math.min(high, mean + deviation * stream.gaussian()));
    }

    /// Lognormal about 1: two thirds of the people lie within `spread` and its inverse.
    private static double factor(Stream stream, double spread) {
        double deviate = Math.max(-2, Math.min(2, stream.gaussian()));
        return Elementary.pow(spread, deviate);
    }
}
