package homeostat.trial.pancreas;

import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Outcome;
import homeostat.kernel.Sheet;
import java.util.List;
import java.util.Locale;

/// Watches one run by the [SafetyRule]s. It knows the truth, which the device does not: what the
/// sensor really sent, what the pump really did, what the glucose really is.
final class SafetyWatch {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final long FLAT_NS = 60 * NS_PER_MINUTE;
    private static final double FLOOR_MG_PER_DL = 70;
    private static final double ROUNDING = 1e-9;

    private final SafetyLog log;
    private final DoseWatch doses;
    private final AlarmWatch alarms;
    private final long staleAfterNs;
    private final double basalUnitsPerHour;
    private double readingMgPerDl = Double.NaN;
    private long goodAtNs = Long.MIN_VALUE / 2;
    private long movedAtNs = Long.MIN_VALUE / 2;
    private long newestStampNs = Long.MIN_VALUE / 2;

    /// Whether the device can know the newest reading, and when it was made.
    private boolean known = true;
    private boolean powered = true;

    SafetyWatch(TrialRun run, FaultList faults, Sheet sheet) {
        this.log = new SafetyLog(run);
        this.staleAfterNs = sheet.port("glucose").limitNs();
        this.basalUnitsPerHour = run.patient().clinic().basalUnitsPerHour();
        this.doses = new DoseWatch(run.patient().clinic(), faults, sheet, log);
        this.alarms = new AlarmWatch(sheet, log);
        log.episode(SafetyRule.TASK_TRAPPED, 1);
        log.episode(SafetyRule.HYPOGLYCAEMIA_BELOW_54, 15);
        log.episode(SafetyRule.HYPERGLYCAEMIA_ABOVE_250, 120);
        log.episode(SafetyRule.OUTSIDE_THE_MODEL, 1);
    }

    /// The device was handed a number that was made at `madeNs` and says that it was made at
    /// `stampNs`.
    void reading(double mgPerDl, long madeNs, long stampNs) {
        known = powered && stampNs == madeNs && stampNs >= newestStampNs;
        newestStampNs = Math.max(newestStampNs, stampNs);
        alarms.reading(mgPerDl, madeNs);
        if (Double.isFinite(mgPerDl) && madeNs >= goodAtNs) {
            goodAtNs = madeNs;
            if (mgPerDl != readingMgPerDl) {
                movedAtNs = madeNs;
            }
            readingMgPerDl = mgPerDl;
        }
    }

    /// The device ordered a rate at `atNs`; `honest` says that the sensor is not failing.
    void rate(Order<InsulinRate> order, long atNs, boolean honest) {
        double unitsPerHour = order.in(InsulinRate.UNITS_PER_HOUR);
        if (doses.isPaired(order.prescription())) {
            rate(unitsPerHour, atNs, honest);
        }
        doses.rate(unitsPerHour, order.prescription(), atNs);
    }

    /// The same, as far as the sensor is concerned.
    void rate(double unitsPerHour, long atNs, boolean honest) {
        boolean aboveBasal = unitsPerHour > basalUnitsPerHour + ROUNDING;
        boolean dose = honest && known ? unitsPerHour > 0 : aboveBasal;
        dose(aboveBasal, dose, "%.2f U/h", unitsPerHour, atNs);
    }

    /// The device ordered a bolus at `atNs`.
    void bolus(Order<InsulinAmount> order, long atNs) {
        double units = order.in(InsulinAmount.UNITS);
        if (doses.isPaired(order.prescription())) {
            bolus(units, atNs);
        }
        doses.bolus(order.sequence(), units, order.prescription(), atNs);
    }

    /// The same, as far as the sensor is concerned.
    void bolus(double units, long atNs) {
        dose(units > 0, units > 0, "bolus %.2f U", units, atNs);
    }

    /// The pump begins to give bolus number `sequence`.
    void given(long sequence, long nowNs) {
        doses.given(sequence, nowNs);
    }

    /// The pump does what order `sequence`, made under `prescription`, says.
    void carriedOut(long sequence, long prescription, long nowNs) {
        doses.carriedOut(sequence, prescription, nowNs);
    }

    /// The clinic has confirmed the prescription with that hash.
    void paired(long prescription) {
        doses.paired(prescription);
    }

    /// The device was told what became of order `sequence`.
    void settled(int port, long sequence, Outcome outcome, long nowNs) {
        doses.settled(port, sequence, outcome);
        if (outcome == Outcome.REFUSED) {
            alarms.refused(nowNs);
        }
    }

    /// So much reached the body in the last minute.
    void delivered(double units) {
        doses.delivered(units);
    }

    /// The device has lost its power.
    void powerOff() {
        powered = false;
        known = false;
        alarms.power(false);
        doses.power(false);
    }

    /// It has it again, and could read its memory or not.
    void powerOn(boolean whole) {
        powered = true;
        newestStampNs = Long.MIN_VALUE / 2;
        alarms.power(true);
        doses.power(true);
        if (!whole) {
            doses.unreadable();
        }
    }

    /// What a gate said of a new order.
    void admission(Admission admission, long nowNs) {
        if (admission != Admission.ADMITTED) {
            log.add(SafetyRule.ORDER_REFUSED_AT_GATE, nowNs, admission.toString());
        }
    }

    /// The device did not take the announcement of a meal.
    void announcementRefused(double grams, long nowNs) {
        log.add(SafetyRule.ANNOUNCEMENT_REFUSED, nowNs,
                String.format(Locale.ROOT, "%.0f g", grams));
    }

    /// Looks at the minute that ends at `nowNs`.
    void minute(double glucoseMgPerDl, boolean pumpRefuses, Device device, long nowNs) {
        long minute = nowNs / NS_PER_MINUTE;
        if (log.isJudged()) {
            boolean open = nowNs - goodAtNs > staleAfterNs;
            alarms.minute(open, pumpRefuses, doses.isDoubtful(nowNs), device, nowNs);
            doses.minute(device, nowNs);
        }
        log.observe(SafetyRule.TASK_TRAPPED, device.isDistrusted(0), minute, 0);
        log.observe(SafetyRule.HYPOGLYCAEMIA_BELOW_54, glucoseMgPerDl < 54, minute,
                glucoseMgPerDl);
        log.observe(SafetyRule.HYPERGLYCAEMIA_ABOVE_250, glucoseMgPerDl > 250, minute,
                -glucoseMgPerDl);
        log.observe(SafetyRule.OUTSIDE_THE_MODEL,
                !(glucoseMgPerDl >= 10 && glucoseMgPerDl <= 600), minute, glucoseMgPerDl);
    }

    /// Everything found, in the order of time, once the run is over.
    List<SafetyEvent> finish() {
        return log.finish();
    }

    /// Text is made only of what is found: nearly every dose is as it should be.
    private void dose(boolean aboveBasal, boolean dose, String format, double amount, long atNs) {
        if (aboveBasal && atNs - goodAtNs > staleAfterNs) {
            log.add(SafetyRule.DOSE_ON_STALE_DATA, atNs, text(format, amount) + " on a reading "
                    + (atNs - goodAtNs) / NS_PER_MINUTE + " min old");
        } else if (aboveBasal && atNs - movedAtNs > FLAT_NS) {
            log.add(SafetyRule.DOSE_ON_FLAT_DATA, atNs, text(format, amount)
                    + " on readings flat for " + (atNs - movedAtNs) / NS_PER_MINUTE + " min");
        } else if (dose && atNs - goodAtNs <= staleAfterNs && readingMgPerDl < FLOOR_MG_PER_DL) {
            log.add(SafetyRule.DOSE_BELOW_FLOOR, atNs, text(format, amount)
                    + text(" at a reading of %.0f mg/dL", readingMgPerDl));
        }
    }

    private static String text(String format, double amount) {
        return String.format(Locale.ROOT, format, amount);
    }
}
