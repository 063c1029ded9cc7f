package homeostat.device.pancreas;

import homeostat.kernel.Glucose;

/// Looks five hours ahead: where glucose goes if only basal insulin is given from now on, and how
/// large a dose given now would leave it where it may be.
///
/// The model is that of [GlucoseEstimator], run on with what is on board. Two courses are looked
/// at: the *expected* one, and the *cautious* one, 0.8 standard deviations below it. A dose is
/// allowed as long as the expected course comes to the target and no further, and the cautious one
/// stays above the floor. What is less than an hour and a half ahead is not asked: a fifth of a
/// dose has acted by then, and who is low sooner than that is the business of the guards.
///
/// With basal *borrowed*, the dose counts on basal being withheld for the next hours: a meal can
/// then be met with more at once, and what was too much is taken back by not giving basal.
///
/// What one unit does by when is the same for everyone and computed once, at assembly.
final class Predictor {
    private static final int STEP_MIN = 5;
    private static final int STEPS = 60;
    private static final int ACTING_FROM_STEP = 18;
    private static final int BORROWED_STEPS = STEPS;
    private static final int HOUR_STEPS = 12;
    private static final int SOON_STEPS = 6;

    /// The cautious course is computed at every third step; it is smooth.
    private static final int CAUTIOUS_EVERY = 3;
    private static final double CAUTION = 0.8;

    /// Well above level 2 hypoglycaemia, 54 mg/dL (Battelino and others, Diabetes Care 42, 2019).
    private static final double FLOOR_MG_PER_DL = 60;
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
    private final double[] weights = new double[GlucoseEstimator.STATES];
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

    /// Looks ahead from now.
    void look() {
        onBoard.copy(insulin.action());
        meals.copy(carbohydrate.action());
        weights[GlucoseEstimator.BASE] = 1;
        weights[GlucoseEstimator.EXTRA] = 1;
        weights[GlucoseEstimator.DRIFT] = 0;
        doseUnits = Double.POSITIVE_INFINITY;
        borrowingUnits = Double.POSITIVE_INFINITY;
        lowestSoonMgPerDl = estimator.glucose().in(Glucose.MG_PER_DL);
        double driftLeft = 1;
        for (int step = 0; step < STEPS; step++) {
            for (int minute = 0; minute < STEP_MIN; minute++) {
                onBoard.minute();
                meals.minute();
                double kept = GlucoseEstimator.EXTRA_KEPT_PER_MIN;
                weights[GlucoseEstimator.EXTRA] *= kept;
                weights[GlucoseEstimator.DRIFT] =
                        weights[GlucoseEstimator.DRIFT] * kept + driftLeft;
                driftLeft *= GlucoseEstimator.DRIFT_KEPT_PER_MIN;
            }
            weights[GlucoseEstimator.SENSITIVITY] = -onBoard.effectUnits();
            weights[GlucoseEstimator.RISE] = meals.effectGrams();
            consider(step);
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

    private void consider(int step) {
        double expected = 0;
        for (int i = 0; i < GlucoseEstimator.STATES; i++) {
            expected += weights[i] * estimator.state(i);
        }
        if (step < SOON_STEPS) {
            lowestSoonMgPerDl = Math.min(lowestSoonMgPerDl, expected);
        }
        if (step == HOUR_STEPS - 1) {
            inAnHourMgPerDl = expected;
        }
        if (step < ACTING_FROM_STEP - 1) {
            return;
        }
        double sensitivity = estimator.state(GlucoseEstimator.SENSITIVITY);
        double worth = sensitivity * doseEffect[step];
        double lift = sensitivity * borrowedEffect[step] * therapy.basalUnitsPerHour();
        double room = expected - therapy.targetMgPerDl();
        double borrowedRoom = room + lift + BELOW_TARGET_MG_PER_DL;
        if (step % CAUTIOUS_EVERY == 0) {
            double cautiousRoom = expected - CAUTION * estimator.spread(weights)
                    - FLOOR_MG_PER_DL;
            room = Math.min(room, cautiousRoom);
            borrowedRoom = Math.min(borrowedRoom, cautiousRoom + lift);
        }
        doseUnits = Math.min(doseUnits, room / worth);
        borrowingUnits = Math.min(borrowingUnits, borrowedRoom / worth);
    }
}
