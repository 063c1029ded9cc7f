package homeostat.trial.pancreas;

import java.util.Locale;

/// Something in a run that a safety assessor has to look at.
///
/// @param rule which rule found it
/// @param run where it happened
/// @param fromMinute minute of the run at which it began
/// @param minutes how long it lasted
/// @param detail what was seen, with units
public record SafetyEvent(SafetyRule rule, TrialRun run, long fromMinute, int minutes,
        String detail) {

    /// Time of the run as day and time of day, such as `day 2 14:05`.
    public String when() {
        long day = fromMinute / Scenario.MINUTES_PER_DAY + 1;
        long minute = fromMinute % Scenario.MINUTES_PER_DAY;
        return String.format(Locale.ROOT, "day %d %02d:%02d", day, minute / 60, minute % 60);
    }
}
