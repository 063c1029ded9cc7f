package homeostat.record;

/// One signal of a recording.
///
/// @param label           what was measured and where, as the file writes it
/// @param units           the physical unit as the file writes it; empty when it does not say
/// @param samplesPerFrame its samples in each frame, at least 1
/// @param scale           what stored integers mean, or null when values are stored as they are
/// @param transducer      the sensor, empty when unknown
/// @param prefilter       filters passed before storage, empty when unknown
public record Signal(String label, String units, int samplesPerFrame, Scale scale,
        String transducer, String prefilter) {
    /// A signal of one sample a frame whose values are stored as they are.
    public static Signal plain(String label, String units) {
        return new Signal(label, units, 1, null, "", "");
    }
}
