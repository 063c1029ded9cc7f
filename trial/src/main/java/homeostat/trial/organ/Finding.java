package homeostat.trial.organ;

/// One thing that a rule found.
///
/// @param rule which
/// @param at second of the run
/// @param detail what exactly
/// @param replay the command that shows it again
public record Finding(Rule rule, double at, String detail, String replay) {}
