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
/// What one unit does by when, and what is left of each state, is the same for everyone and
/// computed once, at assembly.
final class Predictor {
    private static final int STEP_MIN = 5;
    private static final int STEPS = 60;
    private static final int ACTING_FROM_STEP = 28;
    private static final int BORROWED_STEPS = STEPS;
    private static final int HOUR_STEPS = 12;
    private static final int SOON_STEPS = 6;

    /// The cautious course is computed at every third step that is asked; it is smooth.
    private static final int CAUTIOUS_EVERY = 3;
    private static final int CAUTIOUS_STEPS =
            (STEPS - ACTING_FROM_STEP) / CAUTIOUS_EVERY + 1;

    /// As many as that, and one without weights to make them whole fours.
    private static final int SETS = 12;
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
    private final InsulinAction onBoard = new InsulinAction();
    private final MealAction meals = new MealAction();
    private final double[] doseEffect = new double[STEPS];
    private final double[] borrowedEffect = new double[STEPS];
    private final double[] extraLeft = new double[STEPS];
    private final double[] driftEffect = new double[STEPS];
    private final double[] mealEffect = new double[STEPS];
    private final double[] expected = new double[STEPS - ACTING_FROM_STEP + 1];
    private final double[] weights = new double[GlucoseEstimator.STATES * SETS];
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
        foresee();
        InsulinAction dose = new InsulinAction();
        InsulinAction borrowed = new InsulinAction();
        dose.give(1);
        for (int step = 0; step < STEPS; step++) {
            for (int minute = 0; minute < STEP_MIN; minute++) {
                if (step < BORROWED_STEPS) {
                    borrowed.give(1 / MINUTES_PER_HOUR);
                }
                dose.minute();
                borrowed.minute();
            }
            doseEffect[step] = dose.effectUnits();
            borrowedEffect[step] = borrowed.effectUnits();
        }
    }

    /// What one mg/dL of extra, one mg/dL/min of drift and one mg/dL of a meal are worth at each
    /// step.
    private void foresee() {
        double extra = 1;
        double ofDrift = 0;
        double drift = 1;
        double ofMeal = 0;
        double driftOfMeal = 0;
        double meal = 1;
        for (int step = 0; step < STEPS; step++) {
            for (int minute = 0; minute < STEP_MIN; minute++) {
                extra *= GlucoseEstimator.EXTRA_KEPT_PER_MIN;
                ofDrift = ofDrift * GlucoseEstimator.EXTRA_KEPT_PER_MIN + drift;
                drift *= GlucoseEstimator.DRIFT_KEPT_PER_MIN;
                ofMeal = ofMeal * GlucoseEstimator.EXTRA_KEPT_PER_MIN + driftOfMeal;
                driftOfMeal = driftOfMeal * GlucoseEstimator.DRIFT_KEPT_PER_MIN
                        + meal * GlucoseEstimator.MEAL_TO_DRIFT_PER_MIN;
                meal *= GlucoseEstimator.MEAL_KEPT_PER_MIN;
            }
            extraLeft[step] = extra;
            driftEffect[step] = ofDrift;
            mealEffect[step] = ofMeal;
        }
    }

    /// Looks ahead from now.
    void look() {
        runOn();
        for (int i = 0; i < SETS; i += GlucoseEstimator.SETS) {
            estimator.spread(weights, i, spreads);
        }
        doseUnits = Double.POSITIVE_INFINITY;
        borrowingUnits = Double.POSITIVE_INFINITY;
        double sensitivity = estimator.state(GlucoseEstimator.SENSITIVITY);
        for (int step = ACTING_FROM_STEP - 1; step < STEPS; step++) {
            consider(step, expected[step - ACTING_FROM_STEP + 1], sensitivity);
        }
    }

    /// The expected course, and how the cautious one hangs on each state, with what insulin and
    /// meals on board will have done by then.
    private void runOn() {
        onBoard.copy(insulin.action());
        meals.copy(carbohydrate.action());
        double base = estimator.state(GlucoseEstimator.BASE);
        double extra = estimator.state(GlucoseEstimator.EXTRA);
        double drift = estimator.state(GlucoseEstimator.DRIFT);
        double sensitivity = estimator.state(GlucoseEstimator.SENSITIVITY);
        double rise = estimator.state(GlucoseEstimator.RISE);
        double meal = estimator.state(GlucoseEstimator.MEAL);
        lowestSoonMgPerDl = estimator.glucose().in(Glucose.MG_PER_DL);
        for (int step = 0; step < STEPS; step++) {
            for (int minute = 0; minute < STEP_MIN; minute++) {
                onBoard.minute();
                meals.minute();
            }
            double mgPerDl = base + extraLeft[step] * extra + driftEffect[step] * drift
                    - onBoard.effectUnits() * sensitivity + meals.effectGrams() * rise
                    + mealEffect[step] * meal;
            if (step < SOON_STEPS) {
                lowestSoonMgPerDl = Math.min(lowestSoonMgPerDl, mgPerDl);
            }
            if (step == HOUR_STEPS - 1) {
                inAnHourMgPerDl = mgPerDl;
            }
            if (step >= ACTING_FROM_STEP - 1) {
                expected[step - ACTING_FROM_STEP + 1] = mgPerDl;
                weigh(step);
            }
        }
    }

    private void weigh(int step) {
        if (step % CAUTIOUS_EVERY == 0) {
            int at = (step - ACTING_FROM_STEP + 1) / CAUTIOUS_EVERY * GlucoseEstimator.STATES;
            weights[at + GlucoseEstimator.BASE] = 1;
            weights[at + GlucoseEstimator.EXTRA] = extraLeft[step];
            weights[at + GlucoseEstimator.DRIFT] = driftEffect[step];
            weights[at + GlucoseEstimator.SENSITIVITY] = -onBoard.effectUnits();
            weights[at + GlucoseEstimator.RISE] = meals.effectGrams();
            weights[at + GlucoseEstimator.MEAL] = MEAL_SPREAD_PART * mealEffect[step];
        }
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

    private void consider(int step, double mgPerDl, double sensitivity) {
        double worth = sensitivity * doseEffect[step];
        double lift = sensitivity * borrowedEffect[step] * therapy.basalUnitsPerHour();
        double room = mgPerDl - therapy.targetMgPerDl();
        double borrowedRoom = room + lift + BELOW_TARGET_MG_PER_DL;
        if (step % CAUTIOUS_EVERY == 0) {
            double spread = spreads[(step - ACTING_FROM_STEP + 1) / CAUTIOUS_EVERY];
            double cautiousRoom = mgPerDl - caution(spread, mealEffect[step])
                    - FLOOR_MG_PER_DL;
            room = Math.min(room, cautiousRoom);
            borrowedRoom = Math.min(borrowedRoom, cautiousRoom + lift);
        }
        doseUnits = Math.min(doseUnits, room / worth);
        borrowingUnits = Math.min(borrowingUnits, borrowedRoom / worth);
    }

    /// How far below the expected course the cautious one is, mg/dL.
    private double caution(double spreadMgPerDl, double mealLeft) {
        double light = Math.max(LIGHT_MIN, Math.min(LIGHT_MAX, LIGHT_KG / therapy.weightKg()));
        double doubted = MEAL_DOUBT * mealLeft * estimator.state(GlucoseEstimator.MEAL);
        return light * (CAUTION * spreadMgPerDl + doubted);
    }
}
