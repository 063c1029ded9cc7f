package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// The largest bolus: a part of the daily insulin at once, and a part of it within two hours.
final class DoseLimit implements Limit<InsulinAmount> {
    private static final double DAY_PART_AT_ONCE = 0.35;
    static final double DAY_PART_IN_TWO_HOURS = 0.5;
    private final InsulinLedger ledger;
    private final Therapy therapy;

    DoseLimit(InsulinLedger ledger, Therapy therapy) {
        this.ledger = ledger;
        this.therapy = therapy;
    }

    // [impl->req~limits-hold~1]
    @Override
    public void bound(long nowNs, Bounds<InsulinAmount> bounds) {
        double day = therapy.unitsPerDay();
        double left = DAY_PART_IN_TWO_HOURS * day - ledger.givenInTwoHoursUnits();
        bounds.atMost(InsulinAmount.UNITS, DAY_PART_AT_ONCE * day, Reason.RATE);
        bounds.atMost(InsulinAmount.UNITS, Math.max(0, left), Reason.RATE);
    }
}
