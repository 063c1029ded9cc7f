package homeostat.record;

import java.util.Objects;

/// One label on a recording.
///
/// @param sample  the frame it labels, counted from 0
/// @param code    what it marks
/// @param subtype a code's own refinement, -128..127
/// @param channel the signal it belongs to, 0..255
/// @param number  a free number, -128..127
/// @param text    a free text of at most 255 bytes, empty when absent
public record Annotation(long sample, AnnotationCode code, int subtype, int channel, int number,
        String text) {
    /// Refuses what a file could not hold.
    public Annotation {
        Objects.requireNonNull(code);
        Objects.requireNonNull(text);
    }

    /// A plain label.
    public static Annotation of(long sample, AnnotationCode code) {
        return new Annotation(sample, code, 0, 0, 0, "");
    }
}
