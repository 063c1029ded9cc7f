package homeostat.trial.pancreas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the safety rules found in one run. Of a baseline only the harm is kept: the rules are about
/// our device.
final class SafetyLog {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final int SAME_MINUTES = 10;

    private final TrialRun run;
    private final boolean judged;
    private final List<SafetyEvent> events = new ArrayList<>();
    private final Map<SafetyRule, Episode> episodes = new EnumMap<>(SafetyRule.class);

    SafetyLog(TrialRun run) {
        this.run = run;
        this.judged = run.controller().isJudged();
    }

    /// Whether violations count.
    boolean isJudged() {
        return judged;
    }

    /// What follows within [#SAME_MINUTES] of the like is the same event going on.
    void add(SafetyRule rule, long atNs, String detail) {
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

    /// A condition that becomes an event when it lasts `minutesMin` or longer.
    void episode(SafetyRule rule, int minutesMin) {
        episodes.put(rule, new Episode(rule, minutesMin));
    }

    /// Whether the condition is present in `minute`; the least `badness` is kept.
    void observe(SafetyRule rule, boolean present, long minute, double badness) {
        episodes.get(rule).observe(present && (judged || !rule.isViolation()), minute, badness);
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
