package homeostat.body.glucose;

import homeostat.body.BodyException;
import homeostat.seed.Stream;

/// People beyond the thirty: as many as are asked for, drawn from what the thirty have in common.
///
/// A person is a point in a space of [Trait]s, taken as logarithms (shares as logits). Each age
/// group has its own means and standard deviations; the correlations are those of all thirty about
/// their groups' means, shrunk towards none as far as thirty people can tell them from chance. What
/// follows from the traits (the fasting state, the basal rate) is computed, so everybody begins at
/// rest. Who is drawn and could not be is drawn again: see [Sanity].
///
/// The same name is the same person everywhere and for ever, however many others are asked for:
/// `adult@17` is drawn from the stream of the group and the number 17 alone. Numbers come in pairs
/// (16 and 17) on opposite sides of the mean, so that an average over both errs less.
///
/// Ten people of a group do not tell how rare a rare person is. A trial on thousands of these says
/// how a controller fares on many mixtures of the thirty, not on thousands of people.
///
/// Source: Schäfer, Strimmer, "A shrinkage approach to large-scale covariance matrix estimation",
/// Statistical Applications in Genetics and Molecular Biology 4(1), 2005, target D with unit
/// variances; antithetic pairs, Hammersley, Morton, Proc. Camb. Phil. Soc. 52, 1956.
public final class GlucosePopulation {
    private static final long SEED = 2026;
    private static final int ATTEMPTS_MAX = 10_000;
    private static final GlucosePopulation THE = new GlucosePopulation();

    private final double[][] means = new double[GlucosePatient.Group.values().length][];
    private final double[][] deviations = new double[means.length][];
    private final double shrinkage;
    private final double[][] root;

    /// Somebody and how often one had to draw.
    ///
    /// @param patient who
    /// @param attempts draws, the last of which was kept
    public record Drawn(GlucosePatient patient, int attempts) {}

    private GlucosePopulation() {
        double[][] standard = new double[GlucosePatients.all().size()][];
        for (GlucosePatient.Group group : GlucosePatient.Group.values()) {
            learn(group, standard);
        }
        double[][] correlations = Shrinkage.correlations(standard);
        shrinkage = Shrinkage.intensity(standard);
        root = Shrinkage.root(Shrinkage.shrunk(correlations, shrinkage));
    }

    /// Means and deviations of a group, and its people measured by them.
    private void learn(GlucosePatient.Group group, double[][] standard) {
        double[] mean = new double[Trait.COUNT];
        double[] deviation = new double[Trait.COUNT];
        int count = 0;
        for (GlucosePatient each : GlucosePatients.all()) {
            if (each.group() == group) {
                count++;
                add(mean, Trait.of(each));
            }
        }
        for (int i = 0; i < Trait.COUNT; i++) {
            mean[i] /= count;
        }
        for (GlucosePatient each : GlucosePatients.all()) {
            double[] point = Trait.of(each);
            for (int i = 0; each.group() == group && i < Trait.COUNT; i++) {
                deviation[i] += (point[i] - mean[i]) * (point[i] - mean[i]) / (count - 1);
            }
        }
        for (int i = 0; i < Trait.COUNT; i++) {
            deviation[i] = Math.sqrt(deviation[i]);
        }
        for (int who = 0; who < standard.length; who++) {
            if (GlucosePatients.all().get(who).group() == group) {
                double[] point = Trait.of(GlucosePatients.all().get(who));
                standard[who] = new double[Trait.COUNT];
                for (int i = 0; i < Trait.COUNT; i++) {
                    standard[who][i] = (point[i] - mean[i]) / deviation[i];
                }
            }
        }
        means[group.ordinal()] = mean;
        deviations[group.ordinal()] = deviation;
    }

    private static void add(double[] sum, double[] point) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += point[i];
        }
    }

    /// The person of that number in a group.
    ///
    /// @throws BodyException when the number is negative
    public static GlucosePatient person(GlucosePatient.Group group, long number) {
        return drawn(group, number).patient();
    }

    /// The same with the number of draws it took.
    public static Drawn drawn(GlucosePatient.Group group, long number) {
        if (number < 0) {
            throw new BodyException("not a number of a person: number=" + number
                    + ", expected 0 or more");
        }
        String word = GlucosePatients.word(group);
        Stream pair = Stream.of(SEED).split(word).split(number / 2);
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            double[] point = THE.point(group, pair.split(attempt), number % 2 == 0 ? 1 : -1);
            GlucosePatient patient = Trait.patient(word + "@" + number, group, point);
            if (Sanity.isPlausible(patient)) {
                return new Drawn(patient, attempt + 1);
            }
        }
        throw new BodyException("nobody plausible found: patient=" + word + "@" + number
                + " attempts=" + ATTEMPTS_MAX + ", expected one in a few");
    }

    /// The person of that number in a population of children, adolescents and adults in equal
    /// parts, by pairs.
    public static GlucosePatient person(long number) {
        GlucosePatient.Group[] groups = GlucosePatient.Group.values();
        long pair = number / 2;
        return person(groups[(int) (pair % groups.length)],
                pair / groups.length * 2 + number % 2);
    }

    /// How far the correlations of the thirty were shrunk towards none, 0 to 1.
    public static double shrinkage() {
        return THE.shrinkage;
    }

    private double[] point(GlucosePatient.Group group, Stream stream, int side) {
        double[] normal = new double[Trait.COUNT];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = side * stream.gaussian();
        }
        double[] point = new double[normal.length];
        for (int i = 0; i < point.length; i++) {
            double correlated = 0;
            for (int j = 0; j <= i; j++) {
                correlated += root[i][j] * normal[j];
            }
            point[i] = means[group.ordinal()][i] + deviations[group.ordinal()][i] * correlated;
        }
        return point;
    }
}
