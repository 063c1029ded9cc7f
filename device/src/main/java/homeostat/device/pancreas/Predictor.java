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
    private final double[] doseEffect = new double[STEPS];
    private final double[] perDoseEffect = new double[STEPS];
    private final double[] plasmaEffect = new double[STEPS];
    private final double[] stomachEffect = new double[STEPS];
    private final double[] gutEffect = new double[STEPS];
    private final double[] borrowedEffect = new double[STEPS];
    private final double[] extraLeft = new double[STEPS];
    private final double[] driftEffect = new double[STEPS];
    private final double[] mealEffect = new double[STEPS];
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

    /// What one unit does by each step: under the skin, in plasma, or given as basal until then.
    private void foreseeInsulin() {
        InsulinAction dose = new InsulinAction();
        InsulinAction plasma = new InsulinAction();
        InsulinAction borrowed = new InsulinAction();
        dose.give(1);
        plasma.absorb(1);
        for (int step = 0; step < STEPS; step++) {
            for (int minute = 0; minute < STEP_MIN; minute++) {
                if (step < BORROWED_STEPS) {
                    borrowed.give(1 / MINUTES_PER_HOUR);
                }
                dose.minute();
                plasma.minute();
                borrowed.minute();
            }
            doseEffect[step] = dose.effectUnits();
            perDoseEffect[step] = 1 / dose.effectUnits();
            plasmaEffect[step] = plasma.effectUnits();
            borrowedEffect[step] = borrowed.effectUnits();
        }
    }

    /// What one gram does by each step: in the stomach or in the gut.
    private void foreseeMeals() {
        MealAction stomach = new MealAction();
        MealAction gut = new MealAction();
        stomach.eat(1);
        gut.empty(1);
        for (int step = 0; step < STEPS; step++) {
            for (int minute = 0; minute < STEP_MIN; minute++) {
                stomach.minute();
                gut.minute();
            }
            stomachEffect[step] = stomach.effectGrams();
            gutEffect[step] = gut.effectGrams();
        }
    }

    /// What one mg/dL of extra, one mg/dL/min of drift and one mg/dL of a meal are worth at each
    /// step.
    private void foreseeStates() {
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
        lookSoon();
        for (int step = ACTING_FROM_STEP - 1; step < STEPS; step += CAUTIOUS_EVERY) {
            weigh(step);
        }
        for (int i = 0; i < SETS; i += GlucoseEstimator.SETS) {
            estimator.spread(weights, i, spreads);
        }
        lookFar();
    }

    /// The smallest room that a dose has at any step, with and without basal: over the part of it
    /// that has acted by then, and at the end over what it does to this person.
    private void lookFar() {
        double sensitivity = estimator.state(GlucoseEstimator.SENSITIVITY);
        double lifted = sensitivity * therapy.basalUnitsPerHour();
        double target = therapy.targetMgPerDl();
        double light = Math.max(LIGHT_MIN, Math.min(LIGHT_MAX, LIGHT_KG / therapy.weightKg()));
        double doubted = MEAL_DOUBT * estimator.state(GlucoseEstimator.MEAL);
        double least = Double.POSITIVE_INFINITY;
        double leastBorrowed = Double.POSITIVE_INFINITY;
        for (int step = ACTING_FROM_STEP - 1; step < STEPS; step++) {
            double mgPerDl = foresee(step);
            double lift = lifted * borrowedEffect[step];
            double room = mgPerDl - target;
            double borrowedRoom = room + lift + BELOW_TARGET_MG_PER_DL;
            if (step % CAUTIOUS_EVERY == 0) {
                double spread = spreads[(step - ACTING_FROM_STEP + 1) / CAUTIOUS_EVERY];
                double caution = light * (CAUTION * spread + doubted * mealEffect[step]);
                double cautiousRoom = mgPerDl - caution - FLOOR_MG_PER_DL;
                room = Math.min(room, cautiousRoom);
                borrowedRoom = Math.min(borrowedRoom, cautiousRoom + lift);
            }
            least = Math.min(least, room * perDoseEffect[step]);
            leastBorrowed = Math.min(leastBorrowed, borrowedRoom * perDoseEffect[step]);
        }
        doseUnits = least / sensitivity;
        borrowingUnits = leastBorrowed / sensitivity;
    }

    private void lookSoon() {
        lowestSoonMgPerDl = estimator.glucose().in(Glucose.MG_PER_DL);
        for (int step = 0; step < SOON_STEPS; step++) {
            lowestSoonMgPerDl = Math.min(lowestSoonMgPerDl, foresee(step));
        }
        inAnHourMgPerDl = foresee(HOUR_STEPS - 1);
    }

    /// Glucose expected at `step`, with what insulin and meals on board will have done by then,
    /// mg/dL.
    private double foresee(int step) {
        return estimator.state(GlucoseEstimator.BASE)
                + extraLeft[step] * estimator.state(GlucoseEstimator.EXTRA)
                + driftEffect[step] * estimator.state(GlucoseEstimator.DRIFT)
                - insulinEffectUnits(step) * estimator.state(GlucoseEstimator.SENSITIVITY)
                + mealEffectGrams(step) * estimator.state(GlucoseEstimator.RISE)
                + mealEffect[step] * estimator.state(GlucoseEstimator.MEAL);
    }

    private double insulinEffectUnits(int step) {
        InsulinAction onBoard = insulin.action();
        return doseEffect[step] * onBoard.depotUnits() + plasmaEffect[step] * onBoard.plasmaUnits()
                + extraLeft[step] * onBoard.effectUnits();
    }

    private double mealEffectGrams(int step) {
        MealAction meals = carbohydrate.action();
        return stomachEffect[step] * meals.stomachGrams() + gutEffect[step] * meals.gutGrams()
                + extraLeft[step] * meals.effectGrams();
    }

    /// How the cautious course at `step` hangs on each state.
    private void weigh(int step) {
        int at = (step - ACTING_FROM_STEP + 1) / CAUTIOUS_EVERY * GlucoseEstimator.OF_GLUCOSE;
        weights[at + GlucoseEstimator.BASE] = 1;
        weights[at + GlucoseEstimator.EXTRA] = extraLeft[step];
        weights[at + GlucoseEstimator.DRIFT] = driftEffect[step];
        weights[at + GlucoseEstimator.SENSITIVITY] = -insulinEffectUnits(step);
        weights[at + GlucoseEstimator.RISE] = mealEffectGrams(step);
        weights[at + GlucoseEstimator.MEAL] = MEAL_SPREAD_PART * mealEffect[step];
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
