package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.ArrayList;
import java.util.List;

/// Fits a person to readings of a glucose sensor and nothing else: what can be known of somebody
/// whose meals and insulin nobody wrote down, and what cannot.
///
/// ```
/// unseen input (noise) ─▶ gut 1 ─▶ gut 2 ─▶ glucose ─▶ reading + noise
///                          1/τ      1/τ      1/fade
/// ```
///
/// Five numbers: the *base* that glucose goes back to, how fast a deviation *fades*, the time *τ*
/// of what comes in, how much of it there is (*input*), and the *noise* of the sensor. All readings
/// up to the middle of the log are used, by a Kalman filter whose prediction errors are the
/// likelihood; the rest of the log judges the predictions.
///
/// What is identifiable is told in two ways. The *Fisher information*, from the curvature of the
/// likelihood at its top, gives each number a standard error and says which go together. The
/// *profile likelihood*, the best likelihood with one number held fast, gives an interval of 95 %
/// where the curvature deceives; one that is open to a side means: not identifiable. Of a body
/// that is to live in a trial the sensor gives the fasting glucose and the time of the gut;
/// sensitivity to insulin, and all that multiplies an input that nobody measured, it cannot give.
///
/// Source: Kalman, Journal of Basic Engineering 82 (1960); Raue and others, Bioinformatics 25
/// (2009) 1923-1929, for profile likelihoods; Nelder and Mead, Computer Journal 7 (1965).
public final class GlucoseFit {
    /// Names of the numbers, in their order.
    public static final List<String> NAMES = List.of("base", "fade", "gut", "input", "noise");
    /// Their units.
    public static final List<String> UNITS = List.of("mg/dL", "min", "min", "mg/dL", "mg/dL");

    static final int BASE = 0;
    static final int GUT = 2;
    private static final int NUMBERS = 5;
    private static final double[] START = {110, 60, 20, 10, 3};
    private static final double[] LOWEST = {40, 8, 3, 0.3, 0.2};
    private static final double[] HIGHEST = {350, 2000, 240, 300, 30};

    /// Half of the 95 % quantile of chi-square with one degree of freedom.
    private static final double FALL = 1.92;
    private static final double CURVATURE_STEP = 0.02;
    private static final int SCAN_STEPS = 24;
    private static final int READINGS_MIN = 300;

    /// As near to where the search ends, an interval was not closed by the likelihood.
    private static final double BORDER = 1.15;

    private final FitFilter filter;
    private final double[] best;
    private final double likelihood;

    private GlucoseFit(FitFilter filter) {
        this.filter = filter;
        double[] top = Simplex.lowest(this::cost, logs(START), 600);
        best = Simplex.lowest(this::cost, top, 600);
        likelihood = -cost(best);
    }

    /// One number and what is known of it.
    ///
    /// @param name what it is
    /// @param unit of what follows
    /// @param best the likeliest
    /// @param standardErrorPercent by the Fisher information; not a number when that is singular
    /// @param low lower end of the interval of 95 %; not a number when it is open
    /// @param high upper end
    public record Number(String name, String unit, double best, double standardErrorPercent,
            double low, double high) {

        /// Whether the log says what it is: an interval that is closed and less than a factor of
        /// three wide.
        public boolean isIdentifiable() {
            return Double.isFinite(low) && Double.isFinite(high) && high < 3 * low;
        }
    }

    /// Root mean square errors of predictions, mg/dL, on the second half of the log.
    ///
    /// @param minutes how far ahead
    /// @param count how many were judged
    /// @param ours the fitted person's
    /// @param holdLast of saying that nothing will change
    /// @param linear of going on as in the last quarter of an hour
    public record Prediction(int minutes, int count, double ours, double holdLast,
            double linear) {}

    /// Fits readings at `minutes`, which increase, of `mgPerDl`.
    ///
    /// @throws BodyException when there are too few
    public static GlucoseFit of(double[] minutes, double[] mgPerDl) {
        if (minutes.length < READINGS_MIN) {
            throw new BodyException("too little to fit a body to: readings=" + minutes.length
                    + ", expected at least " + READINGS_MIN);
        }
        return new GlucoseFit(new FitFilter(minutes, mgPerDl));
    }

    /// The five numbers.
    public List<Number> numbers() {
        double[] errors = standardErrors();
        List<Number> numbers = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            numbers.add(new Number(NAMES.get(i), UNITS.get(i), Math.exp(best[i]),
                    100 * errors[i], end(i, -1), end(i, 1)));
        }
        return numbers;
    }

    /// How well the next reading and the one in half an hour are foreseen.
    public List<Prediction> predictions() {
        double[] numbers = exponentials(best);
        return List.of(filter.judge(numbers, 5), filter.judge(numbers, 30));
    }

    /// The best number `index` of [#NAMES].
    public double best(int index) {
        return Math.exp(best[index]);
    }

    /// Somebody who can be put in a trial: the published person of Hovorka and others of the weight
    /// `weightKg`, with the fasting glucose and the gut that were fitted. All else is the published
    /// person's, insulin sensitivity too: the log does not say it.
    public GlucosePatient patient(String name, double weightKg) {
        HovorkaCoefficients published = HovorkaCoefficients.published(weightKg);
        double gut = Math.max(10, Math.min(120, 2 * Math.exp(best[GUT])));
        double fasting = Math.max(80, Math.min(200, Math.exp(best[BASE])));
        return HovorkaPeople.treated(name, published.with(published.egp0(), gut), fasting);
    }

    /// Minus the log likelihood; beyond the borders of what can be it rises steeply.
    private double cost(double[] logs) {
        double outside = 0;
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            double within = Math.max(Math.log(LOWEST[i]), Math.min(Math.log(HIGHEST[i]), logs[i]));
            outside += Math.abs(logs[i] - within);
            numbers[i] = Math.exp(within);
        }
        return 1000 * outside - filter.logLikelihood(numbers);
    }

    private double[] standardErrors() {
        double[][] information = new double[NUMBERS][NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            for (int j = 0; j < NUMBERS; j++) {
                information[i][j] = (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1)
                        + moved(i, -1, j, -1)) / (4 * CURVATURE_STEP * CURVATURE_STEP);
            }
        }
        return Matrices.rootsOfInverseDiagonal(information);
    }

    private double moved(int i, int stepsI, int j, int stepsJ) {
        double[] logs = best.clone();
        logs[i] += stepsI * CURVATURE_STEP;
        logs[j] += stepsJ * CURVATURE_STEP;
        return cost(logs);
    }

    /// Where the profile likelihood of number `index` has fallen by [#FALL], going down or up from
    /// the best by a factor of 1.15 at a time; not a number when the search ends first.
    private double end(int index, int direction) {
        double[] from = best.clone();
        double step = Math.log(1.15) * direction;
        double before = 0;
        for (int i = 1; i <= SCAN_STEPS; i++) {
            from[index] = best[index] + i * step;
            from = Simplex.lowest(held(from, index), from, 120);
            from[index] = best[index] + i * step;
            double fall = likelihood + cost(from);
            if (fall >= FALL) {
                double part = (FALL - before) / (fall - before);
                double end = Math.exp(best[index] + (i - 1 + part) * step);
                return end < BORDER * LOWEST[index] || BORDER * end > HIGHEST[index]
                        ? Double.NaN : end;
            }
            before = Math.max(0, fall);
        }
        return Double.NaN;
    }

    private Simplex.Cost held(double[] at, int index) {
        double value = at[index];
        return logs -> {
            double[] all = logs.clone();
            all[index] = value;
            return cost(all);
        };
    }

    private static double[] logs(double[] numbers) {
        double[] logs = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            logs[i] = Math.log(numbers[i]);
        }
        return logs;
    }

    private static double[] exponentials(double[] logs) {
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] = Math.exp(logs[i]);
        }
        return numbers;
    }
}
