package homeostat.proof.values;

/// What is known of a value: a set that holds everything it can be at run time.
///
/// Three families: whole numbers ([Whole], for int, long and what is narrower), floating-point
/// numbers ([Real]) and references ([Refs]). There is no empty set: what cannot be is `null`, and a
/// state that holds it is never reached.
sealed interface Value permits Whole, Real, Refs {
    /// The smallest set of this shape that holds both.
    Value join(Value other);

    /// What is in both; null when nothing is.
    Value meet(Value other);

    /// Whether everything of `other` is in this.
    boolean contains(Value other);

    /// A set that holds both, such that repeating it ends: bounds that move jump to the next of the
    /// thresholds, and from the last one to the end of their type.
    Value widen(Value next, Thresholds thresholds);
}
