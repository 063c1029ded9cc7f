package homeostat.trial.pancreas;

import homeostat.body.glucose.ClinicSettings;
import homeostat.kernel.Device;
import homeostat.kernel.Outcome;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Watches what is ordered and given, with an account of its own: the clinic's numbers, the orders
/// and what truly reached the body; nothing that the device says of itself but its insulin on
/// board, which is what is judged.
///
/// The limits are those of the device's guards, written down a second time on purpose. What acts of
/// the insulin given is computed with the same two compartments of 81 min (see the device's
/// `InsulinAction`): the rule asks whether insulin was forgotten, not how fast it acts.
final class DoseWatch {
    private static final double BASAL_MULTIPLE_MAX = 4;
    private static final double DAY_PART_AT_ONCE = 0.35;
    private static final double DAY_PART_IN_TWO_HOURS = 0.5;
    private static final double DAY_PART_ON_BOARD = 0.45;
    private static final double PART_PER_MIN = 0.0123;
    private static final double ROUNDING = 1e-6;

    /// Strokes of a pump, and the minute between delivery and account.
    private static final double SLACK_UNITS = 0.15;
    private static final double SLACK_PART = 0.02;

    /// What the device says it neglects of what it feared, once it fears no longer, as a part of
    /// the day's insulin.
    private static final double NEGLECTED_DAY_PART = 0.026 * DAY_PART_ON_BOARD;
    private static final long TWO_HOURS_NS = Span.hours(2);
    private static final long PATIENCE_NS = Span.minutes(10);
    private static final long SHOWN_NS = Span.minutes(60);

    private final ClinicSettings clinic;
    private final SafetyLog log;
    private final int onBoard;
    private final int bolusReceipts;
    private final boolean accountable;
    private final Set<Long> given = new HashSet<>();
    private final Map<Long, Long> unsettled = new HashMap<>();
    private final Deque<Dose> lastDoses = new ArrayDeque<>();
    private double depotUnits;
    private double plasmaUnits;
    private double actingUnits;
    private double accountUnits = Double.NaN;
    private long pairedPrescription;
    private double neglectedUnits;
    private boolean powered = true;
    private long minuteNs;
    private long offNs;
    private int accountMinutes;

    private record Dose(long atNs, double units) {}

    DoseWatch(ClinicSettings clinic, FaultList faults, Sheet sheet, SafetyLog log) {
        this.clinic = clinic;
        this.log = log;
        this.onBoard = log.isJudged() ? sheet.port("insulin on board").index() : -1;
        this.bolusReceipts = sheet.port("bolus receipts").index();
        this.accountable = !faults.has(FaultKind.RUNAWAY) && !faults.has(FaultKind.WRONG_PROFILE);
        log.episode(SafetyRule.INSULIN_FORGOTTEN, 2);
    }

    /// A rate was ordered.
    void rate(double unitsPerHour, long prescription, long atNs) {
        if (unitsPerHour > BASAL_MULTIPLE_MAX * clinic.basalUnitsPerHour() + ROUNDING
                && isPaired(prescription)) {
            log.add(SafetyRule.LIMIT_PASSED, atNs,
                    String.format(Locale.ROOT, "a rate of %.2f U/h", unitsPerHour));
        }
        boolean full = accountUnits > (DAY_PART_ON_BOARD + SLACK_PART)
                * clinic.totalDailyInsulinUnits();
        if (full && unitsPerHour > clinic.basalUnitsPerHour() + ROUNDING
                && isPaired(prescription)) {
            log.add(SafetyRule.LIMIT_PASSED, atNs, String.format(Locale.ROOT,
                    "a rate of %.2f U/h on %.2f U on board", unitsPerHour, accountUnits));
        }
    }

    /// A bolus was ordered.
    void bolus(long sequence, double units, long prescription, long atNs) {
        unsettled.values().removeIf(orderedNs -> atNs - orderedNs > SHOWN_NS);
        if (units > 0 && !unsettled.isEmpty()) {
            log.add(SafetyRule.BOLUS_WHILE_UNSETTLED, atNs,
                    String.format(Locale.ROOT, "bolus %.2f U", units));
        }
        unsettled.put(sequence, atNs);
        lastDoses.removeIf(each -> atNs - each.atNs >= TWO_HOURS_NS);
        lastDoses.add(new Dose(atNs, units));
        double inTwoHours = lastDoses.stream().mapToDouble(Dose::units).sum();
        double day = clinic.totalDailyInsulinUnits();
        boolean beyond = units > DAY_PART_AT_ONCE * day + ROUNDING
                || inTwoHours > DAY_PART_IN_TWO_HOURS * day + ROUNDING
                || accountUnits + units > (DAY_PART_ON_BOARD + SLACK_PART) * day + SLACK_UNITS;
        if (units > 0 && beyond && isPaired(prescription)) {
            log.add(SafetyRule.LIMIT_PASSED, atNs, String.format(Locale.ROOT,
                    "bolus %.2f U, %.2f U in two hours, %.2f U on board before", units,
                    inTwoHours, accountUnits));
        }
    }

    /// The clinic has confirmed the prescription with that hash.
    void paired(long prescription) {
        pairedPrescription = prescription;
    }

    /// Whether an order under the prescription with that hash is one that the pump takes.
    boolean isPaired(long prescription) {
        return prescription == pairedPrescription;
    }

    /// The pump begins to give bolus number `sequence`.
    void given(long sequence, long nowNs) {
        if (!given.add(sequence)) {
            log.add(SafetyRule.DOSE_GIVEN_TWICE, nowNs, "order " + sequence);
        }
    }

    /// The pump does what order `sequence`, made under `prescription`, says.
    void carriedOut(long sequence, long prescription, long nowNs) {
        if (!isPaired(prescription)) {
            log.add(SafetyRule.WRONG_PRESCRIPTION, nowNs, "order " + sequence);
        }
    }

    /// The device was told what became of order `sequence`.
    void settled(int port, long sequence, Outcome outcome) {
        if (port == bolusReceipts && outcome != Outcome.UNKNOWN) {
            unsettled.remove(sequence);
        }
    }

    /// Whether the device has waited for a receipt longer than it should without an alarm, and not
    /// so long that it no longer matters.
    boolean isDoubtful(long nowNs) {
        for (long orderedNs : unsettled.values()) {
            long ageNs = nowNs - orderedNs;
            if (ageNs > PATIENCE_NS + Span.minutes(1) && ageNs < SHOWN_NS) {
                return true;
            }
        }
        return false;
    }

    /// The device has lost its power, or has it again: what it waits for it has not waited for
    /// meanwhile.
    void power(boolean on) {
        if (on && !powered) {
            unsettled.replaceAll((sequence, orderedNs) -> orderedNs + minuteNs - offNs);
        }
        offNs = minuteNs;
        powered = on;
        accountMinutes = 0;
    }

    /// The device could not read its account.
    void unreadable() {
        neglectedUnits = NEGLECTED_DAY_PART * clinic.totalDailyInsulinUnits();
    }

    /// So much reached the body in the last minute.
    void delivered(double units) {
        actingUnits = depotUnits + plasmaUnits;
        double moving = depotUnits * PART_PER_MIN;
        plasmaUnits += moving - plasmaUnits * PART_PER_MIN;
        depotUnits += units - clinic.basalUnitsPerMinute() - moving;
    }

    /// Looks at the account of the minute that ends at `nowNs`.
    void minute(Device device, long nowNs) {
        accountMinutes++;
        minuteNs = nowNs;
        boolean kept = powered && accountMinutes > 2 && accountable && !device.isDistrusted(0);
        accountUnits = kept ? device.outputBase(onBoard) : Double.NaN;
        double slack = SLACK_UNITS + SLACK_PART * Math.abs(actingUnits) + neglectedUnits;
        log.observe(SafetyRule.INSULIN_FORGOTTEN,
                kept && accountUnits < actingUnits - slack, nowNs / Span.minutes(1), 0);
    }
}
