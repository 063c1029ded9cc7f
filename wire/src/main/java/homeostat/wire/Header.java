package homeostat.wire;

import java.util.Objects;

/// What every frame begins with: who speaks, the how-manieth time, in which schema, and when.
///
/// @param bed name of the bed, 1 to 64 bytes of UTF-8
/// @param sequence counts the frames of one sender of one bed, from 1; a step of more than one
///     means that frames are missing
/// @param schema [Schema#hash] of the schema that the body's indices refer to
/// @param atNs device time of sending
/// @param atEpochMillis wall time of sending as the sender believes it; clocks lie, so nothing
///     but a display is derived from it
public record Header(String bed, long sequence, long schema, long atNs, long atEpochMillis) {

    /// A bed has a name.
    public Header {
        Objects.requireNonNull(bed);
    }
}
