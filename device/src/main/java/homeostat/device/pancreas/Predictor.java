package homeostat.device.pancreas;

import homeostat.kernel.Glucose;

/// Looks five hours ahead: where glucose goes if only basal insulin is given from now on, and how
/// large a dose given now would leave it where it may be.
///
/// The model is that of [GlucoseEstimator], run on with what is on board. Two courses are looked
/// at: the *expected* one, and the *cautious* one, about a standard deviation below it, in which a
/// meal that nobody announced brings a third less than is expected of it. A dose is
/// allowed as long as the expected course comes to the target and no further, and the cautious one
/// stays above the floor. What is less than two hours and a quarter ahead is not asked: hardly half
/// of a dose has acted by then, and who is low sooner than that is the business of the guards.
///
/// The lighter the person, the larger the caution: what is not known of them (what a unit
/// does, how fast a meal comes) weighs more where the whole day's insulin is a few units.
///
/// With basal *borrowed*, the dose counts on basal being withheld for the next hours: a meal can
/// then be met with more at once, and what was too much is taken back by not giving basal.
///
/// The model is linear: what a unit or a gram does by when from each of its compartments, and what
/// is left of each state, is the same for everyone and computed once, at assembly. A course is a
/// sum of those, with no minute of it lived.
final class Predictor {
    private static final int STEP_MIN = 10;

    /// What is asked: the first half hour, the hour, and what is two hours and twenty minutes
    /// ahead and later.
    private static final int SOON = 3;
    private static final int HOUR = SOON;
    private static final int FAR = HOUR + 1;
    private static final int ROWS = 21;
    private static final int HOUR_STEP = 6;
    private static final int FAR_STEP = 14;

    /// What a row tells of its moment: what is left of one mg/dL of extra; what one mg/dL/min of
    /// drift and one mg/dL of a meal have brought; what one unit has done that was in the depot or
    /// in plasma, and one gram that was in the stomach or in the gut; what basal has done that was
    /// given until then at a unit an hour; and one over what a unit in the depot has done.
    private static final int EXTRA = 0;
    private static final int DRIFT = 1;
    private static final int MEAL = 2;
    private static final int DEPOT = 3;
    private static final int PLASMA = 4;
    private static final int STOMACH = 5;
    private static final int GUT = 6;
    private static final int PARTS = 7;
    private static final int BASAL = 7;
    private static final int PER_DOSE = 8;
    private static final int WIDTH = 9;

    /// The cautious course is computed at every other row of those far ahead; it is smooth.
    private static final int CAUTIOUS_EVERY = 2;
    private static final int CAUTIOUS = FAR + 1;
    private static final int SETS = 8;
    private static final double CAUTION = 0.9;

    /// What is not believed of the rise that a meal nobody announced still has to bring, and what
    /// of its uncertainty counts: the rest is in the doubt already.
    private static final double MEAL_DOUBT = 0.36;
    private static final double MEAL_SPREAD_PART = 0.2;

    /// Both are for this weight; by the inverse of the weight they are more or less for others.
    private static final double LIGHT_KG = 50;
    private static final double LIGHT_MIN = 0.4;
    private static final double LIGHT_MAX = 2.2;

    /// Well above level 2 hypoglycaemia, 54 mg/dL (Battelino and others, Diabetes Care 42, 2019).
    private static final double FLOOR_MG_PER_DL = 68;
    private static final double BELOW_TARGET_MG_PER_DL = 3;
    private static final double MINUTES_PER_HOUR = 60;

    private final Therapy therapy;
    private final GlucoseEstimator estimator;
    private final InsulinLedger insulin;
    private final CarbohydrateLedger carbohydrate;
    private final double[] responses = new double[ROWS * WIDTH];

    /// By how much glucose follows each response, mg/dL; the base does not move.
    private final double[] parts = new double[PARTS];
    private final double[] weights = new double[GlucoseEstimator.OF_GLUCOSE * SETS];
    private final double[] spreads = new double[SETS];
    private double doseUnits;
    private double borrowingUnits;
    private double lowestSoonMgPerDl;
    private double inAnHourMgPerDl;

    Predictor(Therapy therapy, GlucoseEstimator estimator, InsulinLedger insulin,
            CarbohydrateLedger carbohydrate) {
        this.therapy = therapy;
        this.estimator = estimator;
        this.insulin = insulin;
        this.carbohydrate = carbohydrate;
        foreseeStates();
        foreseeInsulin();
        foreseeMeals();
    }

    /// Minutes from the row before `row` to it.
    private static int minutesTo(int row) {
        int steps = switch (row) {
            case HOUR -> HOUR_STEP - SOON;
            case FAR -> FAR_STEP - HOUR_STEP;
            default -> 1;
        };
        return steps * STEP_MIN;
    }

    private void foreseeInsulin() {
        InsulinAction depot = new InsulinAction();
        InsulinAction plasma = new InsulinAction();
        InsulinAction basal = new InsulinAction();
        depot.give(1);
        plasma.absorb(1);
        for (int row = 0; row < ROWS; row++) {
            for (int minute = minutesTo(row); minute > 0; minute--) {
                basal.give(1 / MINUTES_PER_HOUR);
                depot.minute();
                plasma.minute();
                basal.minute();
            }
            responses[row * WIDTH + DEPOT] = depot.effectUnits();
            responses[row * WIDTH + PLASMA] = plasma.effectUnits();
            responses[row * WIDTH + BASAL] = basal.effectUnits();
            responses[row * WIDTH + PER_DOSE] = 1 / depot.effectUnits();
        }
    }

    private void foreseeMeals() {
        MealAction stomach = new MealAction();
        MealAction gut = new MealAction();
        stomach.eat(1);
        gut.empty(1);
        for (int row = 0; row < ROWS; row++) {
            for (int minute = minutesTo(row); minute > 0; minute--) {
                stomach.minute();
                gut.minute();
            }
            responses[row * WIDTH + STOMACH] = stomach.effectGrams();
            responses[row * WIDTH + GUT] = gut.effectGrams();
        }
    }

    private void foreseeStates() {
        double extra = 1;
        double ofDrift = 0;
        double drift = 1;
        double ofMeal = 0;
        double driftOfMeal = 0;
        double meal = 1;
        for (int row = 0; row < ROWS; row++) {
            for (int minute = minutesTo(row); minute > 0; minute--) {
                extra *= GlucoseEstimator.EXTRA_KEPT_PER_MIN;
                ofDrift = ofDrift * GlucoseEstimator.EXTRA_KEPT_PER_MIN + drift;
                drift *= GlucoseEstimator.DRIFT_KEPT_PER_MIN;
                ofMeal = ofMeal * GlucoseEstimator.EXTRA_KEPT_PER_MIN + driftOfMeal;
                driftOfMeal = driftOfMeal * GlucoseEstimator.DRIFT_KEPT_PER_MIN
                        + meal * GlucoseEstimator.MEAL_TO_DRIFT_PER_MIN;
                meal *= GlucoseEstimator.MEAL_KEPT_PER_MIN;
            }
            responses[row * WIDTH + EXTRA] = extra;
            responses[row * WIDTH + DRIFT] = ofDrift;
            responses[row * WIDTH + MEAL] = ofMeal;
        }
    }

    /// Looks ahead from now.
    void look() {
        gather();
        lookSoon();
        for (int set = 0; set < SETS; set++) {
            weigh(set);
        }
        for (int set = 0; set < SETS; set += GlucoseEstimator.SETS) {
            estimator.spread(weights, set, spreads);
        }
        lookFar();
    }

    /// The smallest room that a dose has at any row far ahead, with and without basal: over the
    /// part of it that has acted by then, and at the end over what it does to this person.
    private void lookFar() {
        double sensitivity = estimator.state(GlucoseEstimator.SENSITIVITY);
        double lifted = sensitivity * therapy.basalUnitsPerHour();
        double target = therapy.targetMgPerDl();
        double light = Math.max(LIGHT_MIN, Math.min(LIGHT_MAX, LIGHT_KG / therapy.weightKg()));
        double doubted = MEAL_DOUBT * estimator.state(GlucoseEstimator.MEAL);
        double least = Double.POSITIVE_INFINITY;
        double leastBorrowed = Double.POSITIVE_INFINITY;
        for (int row = FAR; row < ROWS; row++) {
            int at = row * WIDTH;
            double mgPerDl = foresee(row);
            double lift = lifted * responses[at + BASAL];
            double room = mgPerDl - target;
            double borrowedRoom = room + lift + BELOW_TARGET_MG_PER_DL;
            if ((row - CAUTIOUS) % CAUTIOUS_EVERY == 0) {
                double spread = spreads[(row - CAUTIOUS) / CAUTIOUS_EVERY];
                double caution = light * (CAUTION * spread + doubted * responses[at + MEAL]);
                double cautiousRoom = mgPerDl - caution - FLOOR_MG_PER_DL;
                room = Math.min(room, cautiousRoom);
                borrowedRoom = Math.min(borrowedRoom, cautiousRoom + lift);
            }
            least = Math.min(least, room * responses[at + PER_DOSE]);
            leastBorrowed = Math.min(leastBorrowed, borrowedRoom * responses[at + PER_DOSE]);
        }
        doseUnits = least / sensitivity;
        borrowingUnits = leastBorrowed / sensitivity;
    }

    private void lookSoon() {
        lowestSoonMgPerDl = estimator.glucose().in(Glucose.MG_PER_DL);
        for (int row = 0; row < SOON; row++) {
            lowestSoonMgPerDl = Math.min(lowestSoonMgPerDl, foresee(row));
        }
        inAnHourMgPerDl = foresee(HOUR);
    }

    private void gather() {
        InsulinAction units = insulin.action();
        MealAction grams = carbohydrate.action();
        double sensitivity = estimator.state(GlucoseEstimator.SENSITIVITY);
        double rise = estimator.state(GlucoseEstimator.RISE);
        parts[EXTRA] = estimator.state(GlucoseEstimator.EXTRA)
                - units.effectUnits() * sensitivity + grams.effectGrams() * rise;
        parts[DRIFT] = estimator.state(GlucoseEstimator.DRIFT);
        parts[MEAL] = estimator.state(GlucoseEstimator.MEAL);
        parts[DEPOT] = -units.depotUnits() * sensitivity;
        parts[PLASMA] = -units.plasmaUnits() * sensitivity;
        parts[STOMACH] = grams.stomachGrams() * rise;
        parts[GUT] = grams.gutGrams() * rise;
    }

    /// Glucose expected at `row`, with what insulin and meals on board will have done by then,
    /// mg/dL.
    private double foresee(int row) {
        double mgPerDl = estimator.state(GlucoseEstimator.BASE);
        for (int i = 0; i < PARTS; i++) {
            mgPerDl += responses[row * WIDTH + i] * parts[i];
        }
        return mgPerDl;
    }

    private double insulinEffectUnits(int at) {
        InsulinAction onBoard = insulin.action();
        return responses[at + DEPOT] * onBoard.depotUnits()
                + responses[at + PLASMA] * onBoard.plasmaUnits()
                + responses[at + EXTRA] * onBoard.effectUnits();
    }

    private double mealEffectGrams(int at) {
        MealAction meals = carbohydrate.action();
        return responses[at + STOMACH] * meals.stomachGrams()
                + responses[at + GUT] * meals.gutGrams()
                + responses[at + EXTRA] * meals.effectGrams();
    }

    /// How the cautious course of `set` hangs on each state.
    private void weigh(int set) {
        int at = (CAUTIOUS + CAUTIOUS_EVERY * set) * WIDTH;
        int to = set * GlucoseEstimator.OF_GLUCOSE;
        weights[to + GlucoseEstimator.BASE] = 1;
        weights[to + GlucoseEstimator.EXTRA] = responses[at + EXTRA];
        weights[to + GlucoseEstimator.DRIFT] = responses[at + DRIFT];
        weights[to + GlucoseEstimator.SENSITIVITY] = -insulinEffectUnits(at);
        weights[to + GlucoseEstimator.RISE] = mealEffectGrams(at);
        weights[to + GlucoseEstimator.MEAL] = MEAL_SPREAD_PART * responses[at + MEAL];
    }

    /// The largest dose that may be given now, U; negative when too much is on board already.
    double doseUnits() {
        return doseUnits;
    }

    /// The same, if basal is withheld for the next five hours.
    double borrowingDoseUnits() {
        return borrowingUnits;
    }

    /// The lowest glucose expected within half an hour, mg/dL.
    double lowestSoonMgPerDl() {
        return lowestSoonMgPerDl;
    }

    /// Glucose expected in an hour, mg/dL.
    double inAnHourMgPerDl() {
        return inAnHourMgPerDl;
    }
}
