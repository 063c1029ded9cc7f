package homeostat.device.pancreas;

import homeostat.kernel.Glucose;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;

/// Proposes a rate, a bolus for each meal, and microboluses for a meal that nobody announced. It
/// orders nothing: the guards do.
///
/// The control law is a model-predictive one in its simplest form: a single dose now, and the
/// largest that the [Predictor] allows, decided anew every five minutes.
///
/// 1. *By the rate* goes what brings the expected course to the target and leaves the cautious one
///    above the floor.
/// 2. *An announced meal* is met with what the same allows if basal is borrowed, withheld for the
///    next hours, though never with more than a fixed multiple of what the clinic's carbohydrate
///    ratio says. What it did not get at once comes later through the rate; so an announcement
///    that was too large, or not eaten, does less harm.
/// 3. *A meal that nobody announced* is seen by the [GlucoseEstimator] as carbohydrate that must be
///    on its way, long before the glucose is high, which insulin under the skin needs: it acts as
///    slowly as a meal does. Every five minutes half of the allowed dose is given at once, with
///    basal borrowed, so that each new reading can still call a halt.
///    Nobody eats asleep: there are none then.
///
/// Source: Hovorka and others, Physiological Measurement 25 (2004), for predicting with a model
/// whose parameters are estimated as it runs; Bequette, Annual Reviews in Control 36 (2012), for
/// the limits on insulin in predictive control; openaps/oref0 0.7.1 for giving part of a required
/// dose at once and withholding basal against it.
final class Controller {
    private static final long RATE_VALID_NS = Span.minutes(30);
    private static final long BOLUS_VALID_NS = Span.minutes(5);

    /// The rate that would give the allowed dose within half an hour; decided anew after five min.
    private static final double PER_HOUR = 2;

    /// A meal that was announced has had its bolus. If glucose still rises hours later, the stomach
    /// was slow: the meal is nearly over, and what is given now would act after it.
    private static final double AFTER_MEAL_MULTIPLE_MAX = 1.45;
    private static final long MEAL_NS = Span.minutes(450);
    private static final double MEAL_MULTIPLE_MAX = 1.2;

    /// When a rise is taken for a meal: from so much carbohydrate and glucose on. Below, a swing
    /// of the sensor's noise would be dosed for.
    private static final double MICRO_GRAMS_MIN = 8;
    private static final double MICRO_MG_PER_DL_MIN = 130;

    /// What of the allowed dose is given at once: less when a meal was announced, for the rise may
    /// be that meal, and its bolus is on the way.
    private static final double MICRO_PART = 0.5;
    private static final double MICRO_AFTER_MEAL_PART = 0.12;
    private static final double MICRO_DAY_PART_MAX = 0.045;

    /// Insulin on board, as a part of the day's, from which on no microbolus is given: in whom
    /// insulin acts slowly, what has not acted yet looks like a meal.
    private static final double MICRO_ON_BOARD_DAY_PART = 0.15;

    /// The same for a rate above basal.
    private static final double RATE_ON_BOARD_DAY_PART = 0.07;

    /// Source: the smallest stroke of common pumps, 0.05 U.
    private static final double DOSE_MIN_UNITS = 0.05;

    private final Therapy therapy;
    private final GlucoseEstimator estimator;
    private final Predictor predictor;
    private final InsulinLedger insulin;
    private final CarbohydrateLedger carbohydrate;

    Controller(Therapy therapy, GlucoseEstimator estimator, Predictor predictor,
            InsulinLedger insulin, CarbohydrateLedger carbohydrate) {
        this.therapy = therapy;
        this.insulin = insulin;
        this.estimator = estimator;
        this.predictor = predictor;
        this.carbohydrate = carbohydrate;
    }

    /// Proposes the rate from now on.
    void proposeRate(long nowNs, Proposal<InsulinRate> rate) {
        double basalUnitsPerHour = therapy.basalUnitsPerHour();
        double units = Math.min(predictor.doseUnits(), room(RATE_ON_BOARD_DAY_PART));
        double unitsPerHour = basalUnitsPerHour + PER_HOUR * units;
        if (carbohydrate.isAnnouncedWithin(MEAL_NS, nowNs)) {
            unitsPerHour = Math.min(unitsPerHour, AFTER_MEAL_MULTIPLE_MAX * basalUnitsPerHour);
        }
        rate.set(InsulinRate.UNITS_PER_HOUR, Math.max(0, unitsPerHour), nowNs,
                nowNs + RATE_VALID_NS);
    }

    /// Proposes the bolus for what was announced and is not covered; nothing if there is none.
    void proposeBolus(long nowNs, Proposal<InsulinAmount> bolus) {
        double byRatio = carbohydrate.uncoveredGrams() / therapy.gramsPerUnit();
        double units = Math.min(predictor.borrowingDoseUnits(), MEAL_MULTIPLE_MAX * byRatio);
        if (units >= DOSE_MIN_UNITS) {
            bolus.set(InsulinAmount.UNITS, units, nowNs, nowNs + BOLUS_VALID_NS);
        } else {
            bolus.clear(nowNs);
        }
    }

    /// Proposes a microbolus against a meal that nobody announced; nothing if there is none.
    void proposeMicrobolus(long nowNs, Proposal<InsulinAmount> bolus) {
        double units = microbolusUnits(nowNs);
        if (units >= DOSE_MIN_UNITS) {
            bolus.set(InsulinAmount.UNITS, units, nowNs, nowNs + BOLUS_VALID_NS);
        } else {
            bolus.clear(nowNs);
        }
    }

    private double microbolusUnits(long nowNs) {
        boolean eaten = estimator.unannouncedGrams() >= MICRO_GRAMS_MIN
                && estimator.glucose().in(Glucose.MG_PER_DL) >= MICRO_MG_PER_DL_MIN;
        if (!eaten) {
            return 0;
        }
        double part = carbohydrate.isAnnouncedWithin(MEAL_NS, nowNs)
                ? MICRO_AFTER_MEAL_PART : MICRO_PART;
        double day = therapy.unitsPerDay();
        return Math.min(Math.min(MICRO_DAY_PART_MAX * day, room(MICRO_ON_BOARD_DAY_PART)),
                part * predictor.borrowingDoseUnits());
    }

    /// What may come on board until it is that part of the day's insulin.
    private double room(double dayPart) {
        return Math.max(0, dayPart * therapy.unitsPerDay() - insulin.onBoardUnits());
    }
}
