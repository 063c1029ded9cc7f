package homeostat.trial.pancreas;

import homeostat.kernel.Device;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;

/// Watches that the loop opens when it must and that whatever happens is heard within its bound.
///
/// | what | bound |
/// |---|---|
/// | the newest reading is older than its limit, or no number: fallback | 2 min |
/// | fallback: *control lost* | 2 min |
/// | no reading since the start, or a pump that refuses: any alarm of it | 30 min |
/// | an order was refused: *pump refuses* | 3 min |
/// | a reading below 70 mg/dL: *glucose low* or *control lost* | 3 min |
/// | a bolus without a receipt: *insulin outcome unknown* | 13 min |
///
/// Where a bound is longer than a step or two, the sheet says so: ten minutes of patience with a
/// pump, twenty with a start.
final class AlarmWatch {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final int SILENT_MINUTES = 30;
    private static final int LATE_MINUTES = 2;
    private static final int HEARD_MINUTES = 12;
    private static final double FLOOR_MG_PER_DL = 70;

    private final SafetyLog log;
    private final long staleAfterNs;
    private final int controlLost;
    private final int notStarted;
    private final int pumpRefuses;
    private final int low;
    private final int outcomeUnknown;
    private double newestMgPerDl = Double.NaN;
    private long newestNs = Long.MIN_VALUE / 2;
    private long refusedNs = Long.MIN_VALUE / 2;
    private long refusalHeardNs = Long.MIN_VALUE / 2;
    private boolean started;
    private boolean powered = true;
    private long poweredNs;
    private boolean stamped;

    AlarmWatch(Sheet sheet, SafetyLog log) {
        this.log = log;
        boolean judged = log.isJudged();
        this.staleAfterNs = sheet.port("glucose").limitNs();
        this.controlLost = judged ? sheet.alarm("control lost").index() : -1;
        this.notStarted = judged ? sheet.alarm("control not started").index() : -1;
        this.pumpRefuses = judged ? sheet.alarm("pump refuses").index() : -1;
        this.low = judged ? sheet.alarm("glucose low").index() : -1;
        this.outcomeUnknown = judged ? sheet.alarm("insulin outcome unknown").index() : -1;
        log.episode(SafetyRule.LOSS_OF_CONTROL_NOT_ALARMED, SILENT_MINUTES);
        log.episode(SafetyRule.FALLBACK_LATE, LATE_MINUTES + 1);
        log.episode(SafetyRule.ALARM_LATE, LATE_MINUTES + 1);
    }

    /// The device was handed a number that was made at `madeNs`.
    void reading(double mgPerDl, long madeNs) {
        if (madeNs >= newestNs) {
            newestMgPerDl = mgPerDl;
            newestNs = madeNs;
        }
    }

    /// The device was told that an order was refused.
    void refused(long nowNs) {
        refusedNs = nowNs;
    }

    /// The device has lost its power, or has it again.
    void power(boolean on) {
        powered = on;
        stamped = false;
        started = false;
    }

    /// Looks at the minute that ends at `nowNs`; `open` says that the newest number is too old.
    void minute(boolean open, boolean pumpIsRefusing, boolean doubtful, Device device,
            long nowNs) {
        long minute = nowNs / NS_PER_MINUTE;
        if (!stamped) {
            poweredNs = nowNs;
            stamped = true;
        }
        boolean settled = powered && nowNs - poweredNs > 2 * NS_PER_MINUTE;
        Regime regime = device.modes(0).publishedRegime();
        started |= settled && regime != Regime.STARTING;
        boolean fallback = regime == Regime.FALLBACK;
        boolean told = isVisible(device, controlLost)
                || regime == Regime.STARTING && isVisible(device, notStarted);
        boolean silent = (open || fallback) && !told
                || pumpIsRefusing && !isVisible(device, pumpRefuses);
        log.observe(SafetyRule.LOSS_OF_CONTROL_NOT_ALARMED, silent && powered, minute, 0);
        boolean blind = nowNs - newestNs > staleAfterNs || !Double.isFinite(newestMgPerDl);
        log.observe(SafetyRule.FALLBACK_LATE, started && settled && blind && !fallback
                && !device.isDistrusted(0), minute, 0);
        if (isVisible(device, pumpRefuses)) {
            refusalHeardNs = nowNs;
        }
        boolean late = fallback && !isVisible(device, controlLost)
                || wasRefusedUnheard(nowNs)
                || isLow(nowNs) && !isVisible(device, low) && !isVisible(device, controlLost)
                || doubtful && !isVisible(device, outcomeUnknown);
        log.observe(SafetyRule.ALARM_LATE, settled && late, minute, 0);
    }

    private boolean wasRefusedUnheard(long nowNs) {
        long minutes = (nowNs - refusedNs) / NS_PER_MINUTE;
        return minutes >= 1 && minutes <= HEARD_MINUTES && refusalHeardNs < refusedNs;
    }

    private boolean isLow(long nowNs) {
        return newestMgPerDl < FLOOR_MG_PER_DL && nowNs - newestNs <= staleAfterNs;
    }

    private static boolean isVisible(Device device, int alarm) {
        return device.alarm(alarm).state().isVisible();
    }
}
