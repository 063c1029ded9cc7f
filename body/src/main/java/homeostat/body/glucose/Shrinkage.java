package homeostat.body.glucose;

/// Correlations of more traits than there are people.
///
/// From thirty people four hundred correlations come out, most of them chance: the matrix has no
/// root to draw with. Mixing it with the one that has no correlations at all, in the proportion
/// that errs least on average, gives one that has.
///
/// Source: Schäfer, Strimmer, Statistical Applications in Genetics and Molecular Biology 4(1),
/// 2005.
final class Shrinkage {
    private Shrinkage() {}

    /// The correlations of the columns of `standard`, whose columns have mean zero.
    static double[][] correlations(double[][] standard) {
        int traits = standard[0].length;
        double[][] correlations = new double[traits][traits];
        for (int i = 0; i < traits; i++) {
            for (int j = 0; j < traits; j++) {
                correlations[i][j] = product(standard, i, j)
                        / Math.sqrt(product(standard, i, i) * product(standard, j, j));
            }
        }
        return correlations;
    }

    private static double product(double[][] standard, int i, int j) {
        double sum = 0;
        for (double[] person : standard) {
            sum += person[i] * person[j];
        }
        return sum;
    }

    /// The sum of the variances of all correlations over the sum of their squares, at most one.
    static double intensity(double[][] standard) {
        double[][] correlations = correlations(standard);
        int people = standard.length;
        double variances = 0;
        double squares = 0;
        for (int i = 0; i < correlations.length; i++) {
            for (int j = 0; j < i; j++) {
                double scale = people / Math.sqrt(product(standard, i, i)
                        * product(standard, j, j));
                double variance = 0;
                for (double[] person : standard) {
                    double away = person[i] * person[j] * scale - correlations[i][j];
                    variance += away * away;
                }
                variances += variance / (people * (people - 1.0));
                squares += correlations[i][j] * correlations[i][j];
            }
        }
        return Math.min(1, variances / squares);
    }

    /// Every correlation but those with itself made smaller by the part `intensity`.
    static double[][] shrunk(double[][] correlations, double intensity) {
        double[][] shrunk = new double[correlations.length][correlations.length];
        for (int i = 0; i < shrunk.length; i++) {
            for (int j = 0; j < shrunk.length; j++) {
                shrunk[i][j] = i == j ? 1 : (1 - intensity) * correlations[i][j];
            }
        }
        return shrunk;
    }

    /// The lower triangle whose product with its transpose is `matrix`, by Cholesky.
    static double[][] root(double[][] matrix) {
        double[][] root = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
            }
        }
        return root;
    }
}
