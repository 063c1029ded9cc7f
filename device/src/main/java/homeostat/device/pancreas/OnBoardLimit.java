package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// Never more insulin on board than a part of the daily insulin, whatever is asked for; no bolus
/// while insulin must be feared that nobody knows of.
final class OnBoardLimit implements Limit<InsulinAmount> {
    static final double DAY_PART = 0.45;
    private final InsulinLedger ledger;
    private final Therapy therapy;

    OnBoardLimit(InsulinLedger ledger, Therapy therapy) {
        this.ledger = ledger;
        this.therapy = therapy;
    }

    // [impl->req~limits-hold~1]
    @Override
    public void bound(long nowNs, Bounds<InsulinAmount> bounds) {
        double left = DAY_PART * therapy.unitsPerDay() - ledger.onBoardUnits();
        if (ledger.isFeared()) {
            bounds.atMost(InsulinAmount.UNITS, 0, Reason.ON_BOARD);
        }
        bounds.atMost(InsulinAmount.UNITS, Math.max(0, left), Reason.ON_BOARD);
    }
}
