package homeostat.trial.organ;

/// Something that must be the same at the end of a virtual month as near its beginning.
///
/// @param meaning what, with its unit
/// @param allowed how far apart the two may be
public record Drift(String meaning, double allowed) {}
