package homeostat.device.pancreas;

import homeostat.kernel.Glucose;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;

/// Proposes a rate and a bolus. It orders nothing: the guards do.
final class Controller {
    private static final long VALID_NS = Span.minutes(30);
    private static final long BOLUS_VALID_NS = Span.minutes(5);
    private static final double UPFRONT = 0.7;

    private final Therapy therapy;
    private final GlucoseEstimator estimator;
    private final InsulinLedger insulin;
    private final CarbohydrateLedger carbohydrate;
    private double requiredUnits;

    Controller(Therapy therapy, GlucoseEstimator estimator, InsulinLedger insulin,
            CarbohydrateLedger carbohydrate) {
        this.therapy = therapy;
        this.estimator = estimator;
        this.insulin = insulin;
        this.carbohydrate = carbohydrate;
    }

    /// Where glucose ends when everything on board has acted, mg/dL.
    double eventualMgPerDl() {
        double now = estimator.glucose().in(Glucose.MG_PER_DL);
        return now + 20 * estimator.trend().in(GlucoseTrend.MG_PER_DL_PER_MINUTE)
                - insulin.onBoardUnits() * therapy.mgPerDlPerUnit()
                + carbohydrate.onBoardGrams() * therapy.mgPerDlPerUnit() / therapy.gramsPerUnit();
    }

    /// Insulin that would bring that to the target, U; negative when there is too much on board.
    double requiredUnits() {
        return requiredUnits;
    }

    /// The rate for the next half hour.
    void proposeRate(long nowNs, Proposal<InsulinRate> rate) {
        requiredUnits = (eventualMgPerDl() - therapy.targetMgPerDl()) / therapy.mgPerDlPerUnit();
        double unitsPerHour = Math.max(0, therapy.basalUnitsPerHour() + 2 * requiredUnits);
        rate.set(InsulinRate.UNITS_PER_HOUR, unitsPerHour, nowNs, nowNs + VALID_NS);
    }

    /// The bolus for what was announced and is not covered.
    void proposeBolus(long nowNs, Proposal<InsulinAmount> bolus) {
        double grams = carbohydrate.uncoveredGrams();
        if (grams > 0) {
            bolus.set(InsulinAmount.UNITS, UPFRONT * grams / therapy.gramsPerUnit(), nowNs,
                    nowNs + BOLUS_VALID_NS);
        } else {
            bolus.clear(nowNs);
        }
    }
}
