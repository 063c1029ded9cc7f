package homeostat.body.circulation;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// One person with a failing left heart and a pump in it, as far as the models need to know.
///
/// @param name such as `heart#001`
/// @param contractility of the left wall, as a share of the healthy one
/// @param systemicResistance as a factor of the standard man's
/// @param extraVolumeMl blood under pressure beyond the standard man's
/// @param beatsPerMinute at rest
/// @param arterialMmHg the mean pressure at which the reflex rests
public record HeartFailure(String name, double contractility, double systemicResistance,
        double extraVolumeMl, double beatsPerMinute, double arterialMmHg) {

    /// The person in the middle of every distribution.
    public static HeartFailure typical() {
        return new HeartFailure("typical", 0.3, 1.03, 350, 80, 88);
    }

    /// A cohort: contractility 0.18 to 0.45, evenly; resistance 1.03 ± 0.10; extra volume
    /// 350 ± 80 mL; rate 80 ± 8 a minute; pressure 88 ± 5 mmHg; all normal ones cut off at two
    /// standard deviations. Person `i` of a seed is the same however many are asked for.
    ///
    /// Source: ranges of our own choice for a stable person on a pump; mean pressure is to be
    /// between 75 and 95 mmHg on a continuous-flow pump (ISHLT guidelines 2013).
    public static List<HeartFailure> cohort(long seed, int people) {
        List<HeartFailure> cohort = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            Stream stream = Stream.of(seed).split("heart").split(i);
            cohort.add(new HeartFailure(String.format("heart#%03d", i),
                    0.18 + 0.27 * stream.uniform(), normal(stream, 1.03, 0.10),
                    normal(stream, 350, 80), normal(stream, 80, 8), normal(stream, 88, 5)));
        }
        return List.copyOf(cohort);
    }

    private static double normal(Stream stream, double mean, double deviation) {
        return mean + deviation * Math.max(-2, Math.min(2, stream.gaussian()));
    }

    /// The coefficients of the person's circulation.
    CirculationCoefficients coefficients() {
        CirculationCoefficients healthy = CirculationCoefficients.standardMale();
        return healthy.withLeftContractility(contractility)
                .withSystemicResistance(systemicResistance).withMoreVolume(extraVolumeMl);
    }
}
