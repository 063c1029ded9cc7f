package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// No rate above basal once the insulin on board has reached its largest part of the day's, or
/// the last two hours have brought theirs, or while insulin must be feared that nobody knows of.
final class OnBoardRateLimit implements Limit<InsulinRate> {
    private final InsulinLedger ledger;
    private final Therapy therapy;

    OnBoardRateLimit(InsulinLedger ledger, Therapy therapy) {
        this.ledger = ledger;
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<InsulinRate> bounds) {
        double day = therapy.unitsPerDay();
        double basal = therapy.basalUnitsPerHour();
        if (ledger.isFeared() || ledger.onBoardUnits() >= OnBoardLimit.DAY_PART * day) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, basal, Reason.ON_BOARD);
        }
        if (ledger.givenInTwoHoursUnits() >= DoseLimit.DAY_PART_IN_TWO_HOURS * day) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, basal, Reason.RATE);
        }
    }
}
