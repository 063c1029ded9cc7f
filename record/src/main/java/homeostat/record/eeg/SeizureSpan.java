package homeostat.record.eeg;

/// A seizure, as somebody marked it or a detector told it.
///
/// @param startSeconds from the start of the recording
/// @param endSeconds   not before the start
public record SeizureSpan(double startSeconds, double endSeconds) {

    /// Refuses a span that ends before it begins.
    public SeizureSpan {
        if (!(startSeconds <= endSeconds)) {
            throw new IllegalArgumentException(
                "span ends before it begins: start=" + startSeconds + " end=" + endSeconds);
        }
    }
}
