package homeostat.device.pancreas;

import homeostat.kernel.Check;
import homeostat.kernel.Estimate;
import homeostat.kernel.Glucose;

/// What glucose is, and what insulin and carbohydrate do to it in this person.
///
/// Glucose is taken to be the sum of four things, and the sensor adds a fifth:
///
/// ```
/// glucose = base − sensitivity · insulin effect + rise · meal effect + extra
/// reading = glucose + noise
/// ```
///
/// The effects come from the ledgers. The *sensitivity* (mg/dL/U) and the *rise* (mg/dL/g) of the
/// person are not known: the clinic's numbers say what works over a day, not what glucose does
/// in an hour. *Extra* is what nobody announced: it moves with a *drift* and fades as the effects
/// do. What feeds the drift is a *meal* that nobody announced, measured by the rise that it still
/// has to bring:
///
/// ```
/// meal ─▶ drift ─▶ extra ─fade▶
/// ```
///
/// It may begin at any minute, so its uncertainty grows all the time, and it cannot be negative: a
/// glucose that rises without a reason is taken for somebody who eats, and one that falls is not
/// taken for the opposite. All seven are states of one Kalman filter, so that each reading
/// corrects what it can have been caused by, and how far each is known is itself known:
/// [#spread(double[], int, double[])] tells the [Predictor] how wrong a prediction may be. With the
/// effects given, the model is linear.
///
/// The noise of a sensor lasts: it loses a third of itself in a quarter of an hour. A filter that
/// takes it for glucose chases it.
///
/// Source: Kalman, Journal of Basic Engineering 82 (1960); the noise is that of Breton and
/// Kovatchev, Journal of Diabetes Science and Technology 2 (2008). Standard deviations were chosen
/// on the thirty virtual patients of Kovatchev and others (2009), one set for all of them.
final class GlucoseEstimator {
    static final int BASE = 0;
    static final int EXTRA = 1;
    static final int DRIFT = 2;
    static final int MEAL = 3;
    static final int SENSITIVITY = 4;
    static final int RISE = 5;
    static final int NOISE = 6;
    static final int STATES = 7;

    /// The states of glucose; the last one is the sensor's.
    static final int OF_GLUCOSE = 6;

    /// How many sets of weights [#spread(double[], int, double[])] takes at once.
    static final int SETS = 4;

    /// What a minute leaves of the drift, of the noise and of a meal that nobody announced: a gut
    /// that empties in 14 min on average, the fifteenth root of 0.7, and a stomach that empties in
    /// 125 min.
    static final double DRIFT_KEPT_PER_MIN = 1 - 1 / 14.0;
    static final double MEAL_KEPT_PER_MIN = 0.992;
    static final double EXTRA_KEPT_PER_MIN = 1 - InsulinAction.FADE_PER_MIN;

    /// What a minute moves from the meal into the drift, so that all of it becomes extra in the
    /// end.
    static final double MEAL_TO_DRIFT_PER_MIN = (1 - DRIFT_KEPT_PER_MIN) * (1 - MEAL_KEPT_PER_MIN);
    private static final double NOISE_KEPT_PER_MIN = 0.9765;

    private static final double BASE_WALK_MG_PER_DL = 0.25;
    private static final double DRIFT_WALK_MG_PER_DL_PER_MIN = 0.042;
    private static final double NOISE_MG_PER_DL = 17;

    /// How much carbohydrate may have been eaten unseen in a minute, by the root of time.
    /// Four meals of 50 g a day, at any time, would be 2.6 g.
    private static final double MEAL_WALK_GRAMS = 1.7;
    private static final double MEAL_MAX_GRAMS = 120;
    private static final double BASE_MIN_MG_PER_DL = 90;
    private static final double BASE_MAX_MG_PER_DL = 200;
    private static final double NOISE_MAX_MG_PER_DL = 25;
    private static final double READING_MG_PER_DL = 2;
    private static final double START_BASE_MG_PER_DL = 15;
    private static final double DOUBT_MG_PER_DL = 40;
    private static final double START_EXTRA_MG_PER_DL = 5;
    private static final double START_DRIFT_MG_PER_DL_PER_MIN = 0.3;
    private static final double SENSITIVITY_SPREAD = 0.28;
    private static final double RISE_SPREAD = 0.32;

    /// What a minute leaves of what was learnt of the person: half is forgotten in two hours and a
    /// half. So a day does not depend on the days before it, nor dinner on what breakfast did.
    private static final double LEARNT_KEPT_PER_MIN = 0.995;

    /// What is believed of a person before the first meal. A gram raises somebody of one kilogram
    /// by this much if nothing faded: spread over the 1.6 to 2 dL of a kilogram it would be 500 to
    /// 600.
    private static final double RISE_MG_PER_DL_KG_PER_GRAM = 370;

    /// The sensitivity is guessed from the correction factor and the daily insulin: what a small
    /// dose lowers glucose by at most is the correction factor for somebody of fifty units a day,
    /// and more by the root of that for who needs less (fifteen patients, to 15 % or so). Of the
    /// effect of a dose glucose shows two fifths at most.
    private static final double CORRECTION_MULTIPLE = 3.5;
    private static final double UNITS_PER_DAY = 40;

    /// It is learnt upwards more freely than downwards: to think somebody less sensitive than they
    /// are is the way to harm.
    private static final double SENSITIVITY_MIN_PART = 0.85;
    private static final double SENSITIVITY_MAX_PART = 3;
    private static final double RISE_MIN_PART = 0.3;
    private static final double RISE_MAX_PART = 3;

    private final GlucoseWatch watch;
    private final Therapy therapy;
    private final InsulinLedger insulin;
    private final CarbohydrateLedger carbohydrate;
    private final Estimate<Glucose> glucose = new Estimate<>();
    private final Estimate<GlucoseTrend> trend = new Estimate<>();
    private final double[] state = new double[STATES];
    private final double[] covariance = new double[STATES * STATES];
    private final double[] seen = new double[STATES];
    private final double[] gain = new double[STATES];
    private double levelMgPerDl;
    private boolean started;

    GlucoseEstimator(GlucoseWatch watch, Therapy therapy, InsulinLedger insulin,
            CarbohydrateLedger carbohydrate) {
        this.watch = watch;
        this.therapy = therapy;
        this.insulin = insulin;
        this.carbohydrate = carbohydrate;
    }

    /// Lives one minute; the ledgers have lived it already. Takes in a new plausible reading.
    void minute(long nowNs) {
        if (!started) {
            if (watch.isFresh()) {
                start();
                believe(0, nowNs);
            }
            return;
        }
        age();
        double movedMgPerDl = level() - levelMgPerDl;
        if (watch.isFresh()) {
            correct(watch.lastMgPerDl());
        }
        believe(movedMgPerDl, nowNs);
    }

    /// Doubts the level, not what was learnt of the person: for a sensor that has lied. What it
    /// says next is not a meal.
    void doubt() {
        covariance[BASE * STATES + BASE] += DOUBT_MG_PER_DL * DOUBT_MG_PER_DL;
        state[MEAL] = 0;
        for (int i = 0; i < STATES; i++) {
            covariance[MEAL * STATES + i] = 0;
            covariance[i * STATES + MEAL] = 0;
        }
    }

    /// Unlearns what insulin and carbohydrate do to the person, not the level: for a pump that has
    /// refused, and may not have delivered for a while before.
    void forgetPerson() {
        if (!started) {
            return;
        }
        double believed = level();
        for (int i = 0; i < STATES; i++) {
            covariance[SENSITIVITY * STATES + i] = 0;
            covariance[i * STATES + SENSITIVITY] = 0;
            covariance[RISE * STATES + i] = 0;
            covariance[i * STATES + RISE] = 0;
        }
        open(SENSITIVITY, sensitivityPrior(), SENSITIVITY_SPREAD * sensitivityPrior());
        open(RISE, risePrior(), RISE_SPREAD * risePrior());
        state[BASE] += believed - level();
    }

    /// Whether there is anything to believe.
    boolean isStarted() {
        return started;
    }

    /// What glucose is believed to be, give or take two standard deviations.
    Estimate<Glucose> glucose() {
        return glucose;
    }

    /// How fast it is believed to move.
    Estimate<GlucoseTrend> trend() {
        return trend;
    }

    /// Carbohydrate that somebody seems to have eaten and not announced, not yet absorbed, g.
    double unannouncedGrams() {
        return started ? state[MEAL] / risePrior() : 0;
    }

    /// State `index`, in the units given above.
    double state(int index) {
        return state[index];
    }

    /// Standard deviation of [#OF_GLUCOSE] states weighted with what is [#seen] of them. What two
    /// states share is counted once and doubled.
    private double spread() {
        double half = 0;
        for (int i = 0; i < OF_GLUCOSE; i++) {
            double with = covariance[i * STATES + i] / 2 * seen[i];
            for (int j = 0; j < i; j++) {
                with += covariance[i * STATES + j] * seen[j];
            }
            half += seen[i] * with;
        }
        return Math.sqrt(2 * Math.max(0, half));
    }

    /// The same for [#SETS] sets of `weights`, from set `first` on: sums of their own, which a
    /// processor does side by side. The weights of one set stand one after the other.
    void spread(double[] weights, int first, double[] spreads) {
        int at = first * OF_GLUCOSE;
        int two = at + OF_GLUCOSE;
        int three = two + OF_GLUCOSE;
        int four = three + OF_GLUCOSE;
        double ofOne = 0;
        double ofTwo = 0;
        double ofThree = 0;
        double ofFour = 0;
        for (int i = 0; i < OF_GLUCOSE; i++) {
            double own = covariance[i * STATES + i] / 2;
            double withOne = own * weights[at + i];
            double withTwo = own * weights[two + i];
            double withThree = own * weights[three + i];
            double withFour = own * weights[four + i];
            for (int j = 0; j < i; j++) {
                double shared = covariance[i * STATES + j];
                withOne += shared * weights[at + j];
                withTwo += shared * weights[two + j];
                withThree += shared * weights[three + j];
                withFour += shared * weights[four + j];
            }
            ofOne += weights[at + i] * withOne;
            ofTwo += weights[two + i] * withTwo;
            ofThree += weights[three + i] * withThree;
            ofFour += weights[four + i] * withFour;
        }
        spreads[first] = Math.sqrt(2 * Math.max(0, ofOne));
        spreads[first + 1] = Math.sqrt(2 * Math.max(0, ofTwo));
        spreads[first + 2] = Math.sqrt(2 * Math.max(0, ofThree));
        spreads[first + 3] = Math.sqrt(2 * Math.max(0, ofFour));
    }

    private void start() {
        started = true;
        double sensitivity = sensitivityPrior();
        double rise = risePrior();
        for (int i = 0; i < STATES * STATES; i++) {
            covariance[i] = 0;
        }
        open(EXTRA, 0, START_EXTRA_MG_PER_DL);
        open(DRIFT, 0, START_DRIFT_MG_PER_DL_PER_MIN);
        open(NOISE, 0, NOISE_MG_PER_DL);
        open(SENSITIVITY, sensitivity, SENSITIVITY_SPREAD * sensitivity);
        open(RISE, rise, RISE_SPREAD * rise);
        open(BASE, 0, START_BASE_MG_PER_DL);
        state[BASE] = watch.lastMgPerDl() - level();
    }

    private void open(int index, double value, double spread) {
        state[index] = value;
        covariance[index * STATES + index] = spread * spread;
    }

    /// `x ← F x`, `P ← F P Fᵀ + Q`; F is the identity but for six places.
    private void age() {
        state[EXTRA] = state[EXTRA] * EXTRA_KEPT_PER_MIN + state[DRIFT];
        state[DRIFT] = state[DRIFT] * DRIFT_KEPT_PER_MIN + state[MEAL] * MEAL_TO_DRIFT_PER_MIN;
        state[MEAL] *= MEAL_KEPT_PER_MIN;
        state[NOISE] *= NOISE_KEPT_PER_MIN;
        for (int j = 0; j < STATES; j++) {
            ageLine(j, STATES);
        }
        for (int i = 0; i < STATES; i++) {
            ageLine(i * STATES, 1);
        }
        double noisePart = 1 - NOISE_KEPT_PER_MIN * NOISE_KEPT_PER_MIN;
        widen(BASE, BASE_WALK_MG_PER_DL * BASE_WALK_MG_PER_DL);
        widen(DRIFT, DRIFT_WALK_MG_PER_DL_PER_MIN * DRIFT_WALK_MG_PER_DL_PER_MIN);
        widen(NOISE, NOISE_MG_PER_DL * NOISE_MG_PER_DL * noisePart);
        double mealWalk = MEAL_WALK_GRAMS * risePrior();
        widen(MEAL, mealWalk * mealWalk);
        forget(SENSITIVITY, sensitivityPrior(), SENSITIVITY_SPREAD);
        forget(RISE, risePrior(), RISE_SPREAD);
    }

    /// Lets a state of the person drift back to what was believed at first, as widely as then.
    private void forget(int index, double prior, double relativeSpread) {
        double kept = LEARNT_KEPT_PER_MIN;
        state[index] = prior + kept * (state[index] - prior);
        for (int i = 0; i < STATES; i++) {
            covariance[index * STATES + i] *= kept;
            covariance[i * STATES + index] *= kept;
        }
        double spread = relativeSpread * prior;
        widen(index, spread * spread * (1 - kept * kept));
    }

    /// Ages one column (`stride` of a row) or one row (stride 1) of the covariance.
    private void ageLine(int start, int stride) {
        int extra = start + EXTRA * stride;
        int drift = start + DRIFT * stride;
        int noise = start + NOISE * stride;
        int meal = start + MEAL * stride;
        covariance[extra] = covariance[extra] * EXTRA_KEPT_PER_MIN + covariance[drift];
        covariance[drift] = covariance[drift] * DRIFT_KEPT_PER_MIN
                + covariance[meal] * MEAL_TO_DRIFT_PER_MIN;
        covariance[meal] *= MEAL_KEPT_PER_MIN;
        covariance[noise] *= NOISE_KEPT_PER_MIN;
    }

    private void widen(int index, double variance) {
        covariance[index * STATES + index] += variance;
    }

    private void correct(double readingMgPerDl) {
        look(1);
        double expected = 0;
        double variance = READING_MG_PER_DL * READING_MG_PER_DL;
        for (int i = 0; i < STATES; i++) {
            double sum = 0;
            for (int j = 0; j < STATES; j++) {
                sum += covariance[i * STATES + j] * seen[j];
            }
            gain[i] = sum;
            expected += seen[i] * state[i];
            variance += seen[i] * sum;
        }
        double surprise = (readingMgPerDl - expected) / variance;
        for (int i = 0; i < STATES; i++) {
            state[i] += gain[i] * surprise;
            double part = gain[i] / variance;
            for (int j = 0; j < STATES; j++) {
                covariance[i * STATES + j] -= part * gain[j];
            }
        }
        confine();
    }

    /// Keeps the person within what a person can be, and the sensor within what a sensor can be.
    /// What that takes away from the explanation of a reading becomes something extra, or the
    /// filter would go on disbelieving a sensor that is right.
    ///
    /// The base is what the clinic's basal rate holds. Insulin that was counted and never arrived
    /// would lift it out of all bounds, and later be answered with more; as something extra it
    /// fades as the effect of that insulin does.
    private void confine() {
        double believed = level();
        double sensitivity = sensitivityPrior();
        double rise = risePrior();
        state[SENSITIVITY] = within(state[SENSITIVITY], SENSITIVITY_MIN_PART * sensitivity,
                SENSITIVITY_MAX_PART * sensitivity);
        state[RISE] = within(state[RISE], RISE_MIN_PART * rise, RISE_MAX_PART * rise);
        state[BASE] += believed - level();
        double base = within(state[BASE], BASE_MIN_MG_PER_DL, BASE_MAX_MG_PER_DL);
        state[EXTRA] += state[BASE] - base;
        state[BASE] = base;
        state[MEAL] = within(state[MEAL], 0, MEAL_MAX_GRAMS * rise);
        double noise = within(state[NOISE], -NOISE_MAX_MG_PER_DL, NOISE_MAX_MG_PER_DL);
        state[EXTRA] += state[NOISE] - noise;
        state[NOISE] = noise;
    }

    /// Sets [#seen] to what a look at glucose sees of each state, with `noise` of the noise.
    private void look(double noise) {
        seen[BASE] = 1;
        seen[EXTRA] = 1;
        seen[DRIFT] = 0;
        seen[MEAL] = 0;
        seen[NOISE] = noise;
        seen[SENSITIVITY] = -insulin.action().effectUnits();
        seen[RISE] = carbohydrate.action().effectGrams();
    }

    private void believe(double movedMgPerDl, long nowNs) {
        levelMgPerDl = level();
        Check.that(Double.isFinite(levelMgPerDl), "the estimate is a number");
        look(0);
        glucose.set(Glucose.MG_PER_DL, levelMgPerDl, 2 * spread(), nowNs);
        double driftSpread = Math.sqrt(Math.max(0, covariance[DRIFT * STATES + DRIFT]));
        trend.set(GlucoseTrend.MG_PER_DL_PER_MINUTE, movedMgPerDl, 2 * driftSpread, nowNs);
    }

    private double level() {
        look(0);
        double sum = 0;
        for (int i = 0; i < STATES; i++) {
            sum += seen[i] * state[i];
        }
        return sum;
    }

    private double risePrior() {
        return RISE_MG_PER_DL_KG_PER_GRAM / therapy.weightKg();
    }

    private double sensitivityPrior() {
        return CORRECTION_MULTIPLE * therapy.mgPerDlPerUnit()
                * Math.sqrt(UNITS_PER_DAY / therapy.unitsPerDay());
    }

    private static double within(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
