package homeostat.bench;

import java.util.Map;

/// One measurement of one contender.
///
/// @param figure how fast
/// @param answers what came out, by name: contenders whose answers differ did not do the same work
record Sample(double figure, Map<String, Double> answers) {}
