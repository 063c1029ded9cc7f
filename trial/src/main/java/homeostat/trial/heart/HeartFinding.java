package homeostat.trial.heart;

/// Something that a rule found.
///
/// @param rule which
/// @param run in which run
/// @param at second of the run
/// @param detail in numbers
public record HeartFinding(HeartRule rule, HeartRun run, double at, String detail) {}
