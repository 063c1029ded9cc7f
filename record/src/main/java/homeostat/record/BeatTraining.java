package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;
import homeostat.signal.BeatWeights;
import java.util.ArrayList;
import java.util.List;

/// Finds the weights by which beats are classed, from recordings whose beats a doctor has named.
///
/// Two sums are fitted, each by logistic regression with a ridge on standardised measures: is a
/// beat ventricular, and if it is not, is it supraventricular. Of each measure it is known
/// beforehand in which direction it speaks: what is early speaks for an ectopic beat, never
/// against it. A weight that comes out with the other sign has been led astray by these few
/// patients; the worst is taken out and the others are fitted again, until none is. Each patient's
/// ectopic beats count as so many at most, so that nobody rules. There is no chance in it: the
/// same recordings give the same weights.
///
/// Source: Newton's method for the logistic regression: T. Hastie, R. Tibshirani and J. Friedman,
/// "The Elements of Statistical Learning" (2009), 4.4; the signs, the numbers: own.
final class BeatTraining {
    private static final int MEASURES = BeatClassifier.MEASURES;
    private static final int ROUNDS = 25;
    private static final double ENOUGH = 1e-4;
    private static final double SUM_MAX = 30;
    private static final double BEND_MIN = 1e-6;

    /// What is asked of each sum.
    ///
    /// @param of       the class that it shall find
    /// @param ridge    how much large weights cost
    /// @param beatsMax as how many a patient's beats of that class count at most
    /// @param towards  how far the constant is moved towards finding them
    /// @param signs    for each measure, 1 or -1 for the sign of its weight, 0 for no weight
    private record Sum(BeatClass of, double ridge, double beatsMax, double towards, int[] signs) { }

    private static final Sum VENTRICULAR = new Sum(BeatClass.VENTRICULAR, 30, 200, 0.7,
        signs(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20},
            new int[] {21, 22, 23}));
    private static final Sum SUPRAVENTRICULAR = new Sum(BeatClass.SUPRAVENTRICULAR, 3, 60, 2.7,
        signs(new int[] {0, 1, 4, 9, 24, 25, 26, 27, 28, 29, 30}, new int[] {21, 31, 32, 33}));

    /// What is known of one patient's beats.
    ///
    /// @param measures of each beat that was detected, as the classifier measured it
    /// @param truth    what it is; null when it is none, or nobody said
    record Patient(List<double[]> measures, BeatClass[] truth) { }

    private final double[][] rows;
    private final double[] counts;
    private final boolean[] answers;
    private final double[] mean = new double[MEASURES];
    private final double[] deviation = new double[MEASURES];
    private final Sum sum;

    private int count;
    private int yes;

    private BeatTraining(Sum sum, int most) {
        this.sum = sum;
        rows = new double[most][];
        counts = new double[most];
        answers = new boolean[most];
    }

    private static int[] signs(int[] positive, int[] negative) {
        int[] signs = new int[MEASURES];
        for (int index : positive) {
            signs[index] = 1;
        }
        for (int index : negative) {
            signs[index] = -1;
        }
        return signs;
    }

    /// The weights that these patients teach, but for the one at `leftOut`; -1 leaves nobody out.
    static BeatWeights of(List<Patient> patients, int leftOut) {
        double[] ventricular = fit(VENTRICULAR, patients, leftOut);
        double[] supraventricular = fit(SUPRAVENTRICULAR, patients, leftOut);
        return new BeatWeights(ventricular[0], tail(ventricular), supraventricular[0],
            tail(supraventricular));
    }

    private static double[] tail(double[] all) {
        double[] tail = new double[MEASURES];
        System.arraycopy(all, 1, tail, 0, MEASURES);
        return tail;
    }

    /// The constant, then the weights, rounded to hundredths as they are written down.
    private static double[] fit(Sum sum, List<Patient> patients, int leftOut) {
        int most = patients.stream().mapToInt(patient -> patient.truth().length).sum();
        BeatTraining training = new BeatTraining(sum, most);
        for (int i = 0; i < patients.size(); i++) {
            if (i != leftOut) {
                training.add(patients.get(i));
            }
        }
        if (training.yes == 0 || training.yes == training.count) {
            throw new RecordException("nothing to learn from: beats=" + training.count
                + " of class " + sum.of() + "=" + training.yes
                + ", expected some that are and some that are not");
        }
        training.standardise();
        return training.fit();
    }

    private void add(Patient patient) {
        long own = 0;
        for (BeatClass truth : patient.truth()) {
            own += truth == sum.of() ? 1 : 0;
        }
        for (int i = 0; i < patient.truth().length; i++) {
            BeatClass truth = patient.truth()[i];
            boolean speaks = truth == BeatClass.NORMAL || truth == BeatClass.SUPRAVENTRICULAR
                || truth == BeatClass.VENTRICULAR && sum.of() == BeatClass.VENTRICULAR;
            if (speaks) {
                boolean is = truth == sum.of();
                rows[count] = patient.measures().get(i).clone();
                answers[count] = is;
                counts[count] = is ? Math.min(1, sum.beatsMax() / own) : 1;
                count++;
                yes += is ? 1 : 0;
            }
        }
    }

    private void standardise() {
        for (int m = 0; m < MEASURES; m++) {
            double total = 0;
            double squares = 0;
            for (int r = 0; r < count; r++) {
                total += rows[r][m];
                squares += rows[r][m] * rows[r][m];
            }
            mean[m] = total / count;
            double variance = squares / count - mean[m] * mean[m];
            deviation[m] = Math.sqrt(Math.max(0, variance)) + 1e-9;
            for (int r = 0; r < count; r++) {
                rows[r][m] = (rows[r][m] - mean[m]) / deviation[m];
            }
        }
    }

    private double[] fit() {
        List<Integer> active = new ArrayList<>();
        for (int m = 0; m < MEASURES; m++) {
            if (sum.signs()[m] != 0) {
                active.add(m);
            }
        }
        double[] weights = newton(active, new double[active.size() + 1]);
        int worst = worst(active, weights);
        while (worst >= 0) {
            active.remove(worst);
            weights = newton(active, without(weights, 1 + worst));
            worst = worst(active, weights);
        }
        double[] all = new double[1 + MEASURES];
        all[0] = weights[0] + sum.towards();
        for (int i = 0; i < active.size(); i++) {
            int m = active.get(i);
            all[1 + m] = round(weights[1 + i] / deviation[m]);
            all[0] -= weights[1 + i] / deviation[m] * mean[m];
        }
        all[0] = round(all[0]);
        return all;
    }

    private static double round(double value) {
        return Math.rint(value * 100) / 100;
    }

    private int worst(List<Integer> active, double[] weights) {
        int worst = -1;
        double least = 0;
        for (int i = 0; i < active.size(); i++) {
            double inItsDirection = weights[1 + i] * sum.signs()[active.get(i)];
            if (inItsDirection < least) {
                least = inItsDirection;
                worst = i;
            }
        }
        return worst;
    }

    private static double[] without(double[] all, int index) {
        double[] rest = new double[all.length - 1];
        System.arraycopy(all, 0, rest, 0, index);
        System.arraycopy(all, index + 1, rest, index, rest.length - index);
        return rest;
    }

    /// Improves these weights until they hardly change.
    private double[] newton(List<Integer> active, double[] weights) {
        int n = active.size() + 1;
        double[] input = new double[n];
        input[0] = 1;
        double largest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && largest > ENOUGH; round++) {
            double[][] curvature = new double[n][n + 1];
            for (int i = 1; i < n; i++) {
                curvature[i][i] = sum.ridge();
                curvature[i][n] = sum.ridge() * weights[i];
            }
            for (int r = 0; r < count; r++) {
                double z = weights[0];
                for (int i = 1; i < n; i++) {
                    input[i] = rows[r][active.get(i - 1)];
                    z += weights[i] * input[i];
                }
                double p = 1 / (1 + StrictMath.exp(-Math.clamp(z, -SUM_MAX, SUM_MAX)));
                add(curvature, input, counts[r] * (p - (answers[r] ? 1 : 0)),
                    counts[r] * p * (1 - p) + BEND_MIN);
            }
            double[] step = solve(curvature);
            largest = 0;
            for (int i = 0; i < n; i++) {
                weights[i] -= step[i];
                largest = Math.max(largest, Math.abs(step[i]));
            }
        }
        return weights;
    }

    private static void add(double[][] curvature, double[] input, double slope, double bend) {
        for (int i = 0; i < input.length; i++) {
            curvature[i][input.length] += slope * input[i];
            for (int k = 0; k <= i; k++) {
                curvature[i][k] += bend * input[i] * input[k];
            }
        }
    }

    /// The solution of a symmetric system whose lower half and right side are given.
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                system[i][k] = system[k][i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int row = i + 1; row < n; row++) {
                double factor = system[row][i] / system[i][i];
                for (int k = i; k <= n; k++) {
                    system[row][k] -= factor * system[i][k];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = system[i][n];
            for (int k = i + 1; k < n; k++) {
                rest -= system[i][k] * solution[k];
            }
            solution[i] = rest / system[i][i];
        }
        return solution;
    }
}
