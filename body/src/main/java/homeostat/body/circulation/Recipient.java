package homeostat.body.circulation;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// One person without ventricles, as far as the models need to know: the receiver of an artificial
/// heart. Factors are relative to the standard man of [CirculationCoefficients#standardMale].
///
/// @param name such as `recipient#001`
/// @param bronchialShare of the left output that returns through the bronchi
/// @param systemicResistance as a factor
/// @param pulmonaryResistance as a factor
/// @param arterialElastance of the aorta, as a factor
/// @param systemicVenousElastance of the great veins and right atrium, as a factor
/// @param lungVenousElastance of the lung's veins and left atrium, as a factor
/// @param extraVolumeMl blood under pressure beyond the typical person's
public record Recipient(String name, double bronchialShare, double systemicResistance,
        double pulmonaryResistance, double arterialElastance, double systemicVenousElastance,
        double lungVenousElastance, double extraVolumeMl) {
    private static final double SHARE_MIN = 0.03;
    private static final double SHARE_RANGE = 0.02;

    /// The person in the middle of every distribution.
    public static Recipient typical() {
        return new Recipient("typical", SHARE_MIN + SHARE_RANGE / 2, 1, 1, 1, 1, 1, 0);
    }

    /// The typical person with that bronchial share.
    public static Recipient withShare(double bronchialShare) {
        return new Recipient("typical", bronchialShare, 1, 1, 1, 1, 1, 0);
    }

    /// A cohort: bronchial share 3 to 5 %, evenly; systemic resistance 1 ± 0.15, pulmonary 1 ±
    /// 0.25, elastances of arteries 1 ± 0.2, of the great veins 1 ± 0.12, of the lung's veins 1 ±
    /// 0.12; volume ± 60 mL; all normal ones cut off at two standard deviations. Person `i` of a
    /// seed is the same however many are asked for.
    ///
    /// Source of the share: textbook physiology (Guyton & Hall 2006). The other ranges are our own
    /// choice for stable people.
    public static List<Recipient> cohort(long seed, int people) {
        List<Recipient> cohort = new ArrayList<>();
        for (int i = 1; i <= people; i++) {
            Stream stream = Stream.of(seed).split("recipient").split(i);
            cohort.add(new Recipient(String.format("recipient#%03d", i),
                    SHARE_MIN + SHARE_RANGE * stream.uniform(), normal(stream, 1, 0.15),
                    normal(stream, 1, 0.25), normal(stream, 1, 0.2), normal(stream, 1, 0.12),
                    normal(stream, 1, 0.12), normal(stream, 0, 60)));
        }
        return List.copyOf(cohort);
    }

    private static double normal(Stream stream, double mean, double deviation) {
        return mean + deviation * Math.max(-2, Math.min(2, stream.gaussian()));
    }
}
