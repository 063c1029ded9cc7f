package homeostat.trial.pancreas;

/// The instants of a minute at which power can fail, as a dose is concerned.
///
/// ```
/// reading ─ BEFORE_STEP ─▶ step ─ BEFORE_PUBLICATION ─▶ order on the port, memory being written
///   ─ WHILE_SAVING ─▶ memory written ─ BEFORE_SENDING ─▶ pump has the order ─ AFTER_SENDING ─▶
/// ```
enum PowerCut {
    /// The step of the minute does not happen.
    BEFORE_STEP,
    /// The step has decided and nobody has seen what.
    BEFORE_PUBLICATION,
    /// The order is on its port, and a part of the words of the memory is kept.
    WHILE_SAVING,
    /// The order is on record and has not left.
    BEFORE_SENDING,
    /// The pump has the order; its word of it finds nobody.
    AFTER_SENDING,
    /// As before, and the memory is unreadable afterwards.
    MEMORY_LOST;

    /// The instant that a fault of that severity means: each has an equal part of 0 to 1.
    static PowerCut of(double severity) {
        return values()[(int) (severity * values().length)];
    }

    /// A severity that means this instant and, within it, `part` from 0 up to 1 of what varies.
    double severity(double part) {
        return (ordinal() + part) / values().length;
    }

    /// How many of `words` words are kept, when power fails while they are written.
    static int wordsKept(double severity, int words) {
        double scaled = severity * values().length;
        return (int) ((scaled - Math.floor(scaled)) * words);
    }
}
