package homeostat.trial.vad;

/// One thing that a rule found.
///
/// @param rule which
/// @param run in which run
/// @param at second of the run
/// @param detail what exactly
public record VadFinding(VadRule rule, VadRun run, double at, String detail) {}
