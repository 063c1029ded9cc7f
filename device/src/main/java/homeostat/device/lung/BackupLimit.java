package homeostat.device.lung;

import homeostat.kernel.Bounds;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// The limits of the fallback, which looks at no sensor: never below the backup, and no more sweep
/// than it.
final class BackupLimit {
    private BackupLimit() {}

    /// Oxygen at the backup or above.
    static final class Oxygen implements Limit<Fraction> {
        private final LungTherapy therapy;

        Oxygen(LungTherapy therapy) {
            this.therapy = therapy;
        }

        @Override
        public void bound(long nowNs, Bounds<Fraction> bounds) {
            bounds.atLeast(Fraction.ONE, therapy.backupOxygen(), Reason.STALE);
        }
    }

    /// Sweep at the backup or below.
    static final class Sweep implements Limit<Flow> {
        private final LungTherapy therapy;

        Sweep(LungTherapy therapy) {
            this.therapy = therapy;
        }

        @Override
        public void bound(long nowNs, Bounds<Flow> bounds) {
            bounds.atMost(Flow.LITRES_PER_MINUTE, therapy.backupSweepLPerMin(), Reason.STALE);
        }
    }
}
