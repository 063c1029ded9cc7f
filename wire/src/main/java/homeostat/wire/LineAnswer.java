package homeostat.wire;

/// What a device says of a request.
///
/// @param number of the request; of the last one that was done when this one was out of turn
/// @param frames how many frames it has sent so far: whoever has fewer has lost some
/// @param noise bytes that were no message
/// @param results a word for each call that gives one; for a command 1 when it was obeyed
public record LineAnswer(int number, Verdict verdict, long frames, long noise, long[] results) {
    /// What became of it. The codes are on the wire.
    public enum Verdict {
        /// It was done.
        DONE,
        /// It is neither the next one nor the last one: one of the two has started anew.
        OUT_OF_TURN,
        /// It is whole and makes no sense, and nothing of it was done.
        MALFORMED
    }
}
