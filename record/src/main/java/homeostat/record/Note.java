package homeostat.record;

import java.util.Objects;

/// Something that was noted on a recording.
///
/// @param onsetNs    when, in nanoseconds since the origin of the timeline
/// @param durationNs for how long; -1 when the file does not say
/// @param text       what, as the file writes it
/// @param mark       the WFDB annotation behind it, or null when the file has none
public record Note(long onsetNs, long durationNs, String text, Annotation mark) {
    /// Refuses a note without text.
    public Note {
        Objects.requireNonNull(text);
    }

    /// A note without duration.
    public static Note at(long onsetNs, String text) {
        return new Note(onsetNs, -1, text, null);
    }
}
