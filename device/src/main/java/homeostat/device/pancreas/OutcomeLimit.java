package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// No bolus while it is not known what became of an earlier one.
///
/// The account counts the earlier one as given, so this is the second lock on the same door: a
/// repeated bolus is what people were hurt by.
final class OutcomeLimit implements Limit<InsulinAmount> {
    private final InsulinLedger ledger;

    OutcomeLimit(InsulinLedger ledger) {
        this.ledger = ledger;
    }

    // [impl->req~unsettled-dose-counts-as-given~1]
    @Override
    public void bound(long nowNs, Bounds<InsulinAmount> bounds) {
        if (ledger.hasDoubtfulBolus(0, nowNs)) {
            bounds.atMost(InsulinAmount.UNITS, 0, Reason.UNKNOWN_OUTCOME);
        }
    }
}
