package homeostat.device.pancreas;

import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;

/// Proposes a rate and, once for each meal, a bolus. It orders nothing: the guards do.
///
/// The rule is one sentence: give by the rate what [Predictor] allows, and meet a meal with what it
/// allows if basal is borrowed, though never with more than a fixed multiple of what the clinic's
/// carbohydrate ratio says.
///
/// What a meal did not get at once comes later through the rate, as far as the prediction
/// allows; so an announcement that was too large, or not eaten, does less harm.
final class Controller {
    private static final long RATE_VALID_NS = Span.minutes(30);
    private static final long BOLUS_VALID_NS = Span.minutes(5);

    /// The rate that would give the allowed dose within half an hour; decided anew after five min.
    private static final double PER_HOUR = 2;

    /// A meal that was announced has had its bolus. If glucose still rises hours later, the stomach
    /// was slow: the meal is nearly over, and what is given now would act after it.
    private static final double AFTER_MEAL_MULTIPLE_MAX = 1.2;
    private static final long MEAL_NS = Span.hours(6);
    private static final double MEAL_MULTIPLE_MAX = 1.3;

    /// Source: the smallest stroke of common pumps, 0.05 U.
    private static final double DOSE_MIN_UNITS = 0.05;

    private final Therapy therapy;
    private final Predictor predictor;
    private final CarbohydrateLedger carbohydrate;

    Controller(Therapy therapy, Predictor predictor, CarbohydrateLedger carbohydrate) {
        this.therapy = therapy;
        this.predictor = predictor;
        this.carbohydrate = carbohydrate;
    }

    /// Proposes the rate from now on.
    void proposeRate(long nowNs, Proposal<InsulinRate> rate) {
        double basalUnitsPerHour = therapy.basalUnitsPerHour();
        double unitsPerHour = basalUnitsPerHour + PER_HOUR * predictor.doseUnits();
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
}
