package homeostat.trial.pancreas;

import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Watches one run by the [SafetyRule]s. It knows the truth, which the device does not: what the
/// sensor really sent, what the pump really did, what the glucose really is. Of a baseline it
/// counts only the harm: the rules are about our device.
final class SafetyWatch {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final long FLAT_NS = 60 * NS_PER_MINUTE;
    private static final double FLOOR_MG_PER_DL = 70;
    private static final double ROUNDING = 1e-9;
    private static final int ALARM_MINUTES = 30;
    private static final int SAME_MINUTES = 10;

    private final TrialRun run;
    private final long staleAfterNs;
    private final boolean judged;
    private final int controlLost;
    private final int pumpRefusing;
    private final double basalUnitsPerHour;
    private final List<SafetyEvent> events = new ArrayList<>();
    private final Map<SafetyRule, Episode> episodes = new EnumMap<>(SafetyRule.class);
    private double readingMgPerDl = Double.NaN;
    private long goodAtNs = Long.MIN_VALUE / 2;
    private long movedAtNs = Long.MIN_VALUE / 2;

    SafetyWatch(TrialRun run, Sheet sheet) {
        this.run = run;
        this.staleAfterNs = sheet.port("glucose").limitNs();
        this.judged = run.controller().isJudged();
        this.controlLost = judged ? sheet.alarm("control lost").index() : -1;
        this.pumpRefusing = judged ? sheet.alarm("pump refuses").index() : -1;
        this.basalUnitsPerHour = run.patient().clinic().basalUnitsPerHour();
        episode(SafetyRule.LOSS_OF_CONTROL_NOT_ALARMED, ALARM_MINUTES);
        episode(SafetyRule.TASK_TRAPPED, 1);
        episode(SafetyRule.HYPOGLYCAEMIA_BELOW_54, 15);
        episode(SafetyRule.HYPERGLYCAEMIA_ABOVE_250, 120);
        episode(SafetyRule.OUTSIDE_THE_MODEL, 1);
    }

    /// The sensor sent a number.
    void reading(double mgPerDl, long atNs) {
        if (Double.isFinite(mgPerDl)) {
            goodAtNs = atNs;
            if (mgPerDl != readingMgPerDl) {
                movedAtNs = atNs;
            }
            readingMgPerDl = mgPerDl;
        }
    }

    /// The device ordered a rate at `atNs`; `honest` says that the sensor is not failing.
    void rate(double unitsPerHour, long atNs, boolean honest) {
        boolean aboveBasal = unitsPerHour > basalUnitsPerHour + ROUNDING;
        boolean dose = honest ? unitsPerHour > 0 : aboveBasal;
        dose(aboveBasal, dose, String.format(Locale.ROOT, "%.2f U/h", unitsPerHour), atNs);
    }

    /// The device ordered a bolus at `atNs`.
    void bolus(double units, long atNs) {
        dose(units > 0, units > 0, String.format(Locale.ROOT, "bolus %.2f U", units), atNs);
    }

    /// What a gate said of a new order.
    void admission(Admission admission, long nowNs) {
        if (admission != Admission.ADMITTED) {
            add(SafetyRule.ORDER_REFUSED_AT_GATE, nowNs, admission.toString());
        }
    }

    /// The device did not take the announcement of a meal.
    void announcementRefused(double grams, long nowNs) {
        add(SafetyRule.ANNOUNCEMENT_REFUSED, nowNs, String.format(Locale.ROOT, "%.0f g", grams));
    }

    /// Looks at the minute that ends at `nowNs`.
    void minute(double glucoseMgPerDl, boolean pumpRefuses, Device device, long nowNs) {
        long minute = nowNs / NS_PER_MINUTE;
        observe(SafetyRule.LOSS_OF_CONTROL_NOT_ALARMED,
                judged && isSilent(pumpRefuses, device, nowNs), minute, 0);
        observe(SafetyRule.TASK_TRAPPED, device.isDistrusted(0), minute, 0);
        observe(SafetyRule.HYPOGLYCAEMIA_BELOW_54, glucoseMgPerDl < 54, minute, glucoseMgPerDl);
        observe(SafetyRule.HYPERGLYCAEMIA_ABOVE_250, glucoseMgPerDl > 250, minute,
                -glucoseMgPerDl);
        observe(SafetyRule.OUTSIDE_THE_MODEL, !(glucoseMgPerDl >= 10 && glucoseMgPerDl <= 600),
                minute, glucoseMgPerDl);
    }

    private boolean isSilent(boolean pumpRefuses, Device device, long nowNs) {
        boolean open = nowNs - goodAtNs > staleAfterNs
                || device.modes(0).publishedRegime() == Regime.FALLBACK;
        return open && !isVisible(device, controlLost)
                || pumpRefuses && !isVisible(device, pumpRefusing);
    }

    /// Everything found, in the order of time, once the run is over.
    List<SafetyEvent> finish() {
        for (Map.Entry<SafetyRule, Episode> each : episodes.entrySet()) {
            each.getValue().observe(false, 0, 0);
        }
        events.sort((one, other) -> {
            int order = Long.compare(one.fromMinute(), other.fromMinute());
            return order != 0 ? order : one.rule().compareTo(other.rule());
        });
        return List.copyOf(events);
    }

    private void dose(boolean aboveBasal, boolean dose, String what, long atNs) {
        if (aboveBasal && atNs - goodAtNs > staleAfterNs) {
            add(SafetyRule.DOSE_ON_STALE_DATA, atNs, what + " on a reading "
                    + (atNs - goodAtNs) / NS_PER_MINUTE + " min old");
        } else if (aboveBasal && atNs - movedAtNs > FLAT_NS) {
            add(SafetyRule.DOSE_ON_FLAT_DATA, atNs, what + " on readings flat for "
                    + (atNs - movedAtNs) / NS_PER_MINUTE + " min");
        } else if (dose && atNs - goodAtNs <= staleAfterNs && readingMgPerDl < FLOOR_MG_PER_DL) {
            add(SafetyRule.DOSE_BELOW_FLOOR, atNs, what + String.format(Locale.ROOT,
                    " at a reading of %.0f mg/dL", readingMgPerDl));
        }
    }

    private static boolean isVisible(Device device, int alarm) {
        return device.alarm(alarm).state().isVisible();
    }

    /// What follows within [#SAME_MINUTES] of the like is the same event going on.
    private void add(SafetyRule rule, long atNs, String detail) {
        if (rule.isViolation() && !judged) {
            return;
        }
        long minute = atNs / NS_PER_MINUTE;
        for (int i = events.size() - 1; i >= 0; i--) {
            SafetyEvent last = events.get(i);
            if (last.rule() == rule) {
                if (minute - last.fromMinute() - last.minutes() <= SAME_MINUTES) {
                    events.set(i, new SafetyEvent(rule, run, last.fromMinute(),
                            (int) (minute - last.fromMinute()), last.detail()));
                    return;
                }
                break;
            }
        }
        events.add(new SafetyEvent(rule, run, minute, 0, detail));
    }

    private void episode(SafetyRule rule, int minutesMin) {
        episodes.put(rule, new Episode(rule, minutesMin));
    }

    private void observe(SafetyRule rule, boolean present, long minute, double badness) {
        episodes.get(rule).observe(present, minute, badness);
    }

    /// A condition that becomes an event when it lasts long enough; the least number is kept.
    private final class Episode {
        private final SafetyRule rule;
        private final int minutesMin;
        private long fromMinute;
        private int minutes;
        private double extreme;

        Episode(SafetyRule rule, int minutesMin) {
            this.rule = rule;
            this.minutesMin = minutesMin;
        }

        void observe(boolean present, long minute, double number) {
            if (present) {
                if (minutes == 0) {
                    fromMinute = minute;
                    extreme = number;
                }
                minutes++;
                extreme = Math.min(extreme, number);
            } else {
                if (minutes >= minutesMin) {
                    events.add(new SafetyEvent(rule, run, fromMinute, minutes, detail()));
                }
                minutes = 0;
            }
        }

        private String detail() {
            String lasted = minutes + " min";
            return extreme == 0 ? lasted : lasted + String.format(Locale.ROOT,
                    ", extreme %.0f mg/dL", Math.abs(extreme));
        }
    }
}
