package homeostat.proof.values;

/// What is known of a symbol on some paths.
record Fact(Symbol symbol, Value value) {
}
