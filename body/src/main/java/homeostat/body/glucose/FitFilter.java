package homeostat.body.glucose;

/// The filter behind a [GlucoseFit]: three states, one reading at a time.
///
/// The states are glucose's deviation from the base and the two compartments of what comes in. A
/// step is five minutes, exact for the linear model up to the input being held within it; a pause
/// of more than an hour begins anew.
final class FitFilter {
    private static final double STEP_MIN = 5;
    private static final double PAUSE_MIN = 60;
    private static final int SUBSTEPS = 5;
    private static final double TREND_MIN = 16;
    private static final double WIDE = 60 * 60;

    private final double[] minutes;
    private final double[] mgPerDl;
    private final double[] state = new double[3];
    private final double[][] spread = new double[3][3];
    private final double[][] moved = new double[3][3];
    private final double[][] scratch = new double[3][3];
    private double inputVariance;
    private double noiseVariance;
    private double likelihood;
    private double expected;
    private double variance;

    FitFilter(double[] minutes, double[] mgPerDl) {
        this.minutes = minutes.clone();
        this.mgPerDl = mgPerDl.clone();
    }

    /// Log likelihood of the first half of the readings.
    double logLikelihood(double[] numbers) {
        prepare(numbers);
        likelihood = 0;
        int half = minutes.length / 2;
        for (int i = 0; i < half; i++) {
            boolean anew = i == 0 || minutes[i] - minutes[i - 1] > PAUSE_MIN;
            approach(i, anew);
            look(numbers);
            double surprise = mgPerDl[i] - expected;
            if (!anew) {
                likelihood -= 0.5 * (Math.log(variance) + surprise * surprise / variance);
            }
            learn(surprise);
        }
        return likelihood;
    }

    /// How well the readings of the second half are foreseen `ahead` minutes before.
    GlucoseFit.Prediction judge(double[] numbers, int ahead) {
        prepare(numbers);
        double[] squares = new double[3];
        int count = 0;
        int half = minutes.length / 2;
        int runFrom = 0;
        for (int i = 0; i < minutes.length; i++) {
            boolean anew = i == 0 || minutes[i] - minutes[i - 1] > PAUSE_MIN;
            runFrom = anew ? i : runFrom;
            approach(i, anew);
            look(numbers);
            learn(mgPerDl[i] - expected);
            int later = i < half || i - runFrom < 3 ? -1 : readingAt(i, ahead);
            if (later >= 0) {
                double truth = mgPerDl[later];
                add(squares, 0, foreseen(numbers, ahead) - truth);
                add(squares, 1, mgPerDl[i] - truth);
                add(squares, 2, mgPerDl[i] + ahead * trend(i, runFrom) - truth);
                count++;
            }
        }
        int judged = Math.max(1, count);
        return new GlucoseFit.Prediction(ahead, count, Math.sqrt(squares[0] / judged),
                Math.sqrt(squares[1] / judged), Math.sqrt(squares[2] / judged));
    }

    private static void add(double[] squares, int index, double error) {
        squares[index] += error * error;
    }

    /// The reading `ahead` minutes after reading `i`, within two minutes; -1 when there is none.
    private int readingAt(int i, int ahead) {
        for (int k = i + 1; k < minutes.length; k++) {
            double late = minutes[k] - minutes[i] - ahead;
            if (Math.abs(late) <= 2) {
                return k;
            }
            if (late > 2) {
                return -1;
            }
        }
        return -1;
    }

    private double trend(int last, int runFrom) {
        double n = 0;
        double sumT = 0;
        double sumG = 0;
        double sumTt = 0;
        double sumTg = 0;
        for (int i = last; i >= runFrom && minutes[last] - minutes[i] <= TREND_MIN; i--) {
            double t = minutes[i] - minutes[last];
            n++;
            sumT += t;
            sumG += mgPerDl[i];
            sumTt += t * t;
            sumTg += t * mgPerDl[i];
        }
        double width = n * sumTt - sumT * sumT;
        return width > 0 ? (n * sumTg - sumT * sumG) / width : 0;
    }

    private double foreseen(double[] numbers, int ahead) {
        double[] now = state.clone();
        for (int step = 0; step < Math.round(ahead / STEP_MIN); step++) {
            double[] next = new double[3];
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) {
                    next[r] += moved[r][c] * now[c];
                }
            }
            now = next;
        }
        return numbers[GlucoseFit.BASE] + now[0];
    }

    /// The matrix of a step, as many small steps of the mid-point rule; the input enters the first
    /// compartment.
    private void prepare(double[] numbers) {
        double fade = 1 / numbers[1];
        double gut = 1 / numbers[GlucoseFit.GUT];
        double[][] slope = {{-fade, 0, gut}, {0, -gut, 0}, {0, gut, -gut}};
        double small = STEP_MIN / SUBSTEPS;
        double[][] step = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                double square = 0;
                for (int k = 0; k < 3; k++) {
                    square += slope[r][k] * slope[k][c];
                }
                step[r][c] = (r == c ? 1 : 0) + small * slope[r][c]
                        + small * small / 2 * square;
            }
        }
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                moved[r][c] = r == c ? 1 : 0;
            }
        }
        for (int i = 0; i < SUBSTEPS; i++) {
            multiply(step, moved, scratch);
            copy(scratch, moved);
        }
        inputVariance = numbers[3] * numbers[3];
        noiseVariance = numbers[4] * numbers[4];
    }

    private void approach(int i, boolean anew) {
        if (anew) {
            for (int r = 0; r < 3; r++) {
                state[r] = 0;
                for (int c = 0; c < 3; c++) {
                    spread[r][c] = r == c ? WIDE : 0;
                }
            }
            return;
        }
        long steps = Math.max(1, Math.round((minutes[i] - minutes[i - 1]) / STEP_MIN));
        for (long step = 0; step < steps; step++) {
            age();
        }
    }

    private void age() {
        double a = state[0];
        double b = state[1];
        double c = state[2];
        for (int r = 0; r < 3; r++) {
            state[r] = moved[r][0] * a + moved[r][1] * b + moved[r][2] * c;
        }
        multiply(moved, spread, scratch);
        for (int r = 0; r < 3; r++) {
            for (int k = 0; k < 3; k++) {
                spread[r][k] = scratch[r][0] * moved[k][0] + scratch[r][1] * moved[k][1]
                        + scratch[r][2] * moved[k][2];
            }
        }
        spread[1][1] += inputVariance;
    }

    private void look(double[] numbers) {
        expected = numbers[GlucoseFit.BASE] + state[0];
        variance = spread[0][0] + noiseVariance;
    }

    private void learn(double surprise) {
        double a = spread[0][0] / variance;
        double b = spread[1][0] / variance;
        double c = spread[2][0] / variance;
        double[] gain = {a, b, c};
        double[] row = spread[0].clone();
        for (int r = 0; r < 3; r++) {
            state[r] += gain[r] * surprise;
            for (int k = 0; k < 3; k++) {
                spread[r][k] -= gain[r] * row[k];
            }
        }
    }

    private static void multiply(double[][] left, double[][] right, double[][] into) {
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                into[r][c] = left[r][0] * right[0][c] + left[r][1] * right[1][c]
                        + left[r][2] * right[2][c];
            }
        }
    }

    private static void copy(double[][] from, double[][] into) {
        for (int r = 0; r < 3; r++) {
            System.arraycopy(from[r], 0, into[r], 0, 3);
        }
    }
}
