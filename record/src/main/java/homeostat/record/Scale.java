package homeostat.record;

/// What a stored integer means: `(stored - baseline) / gain`.
///
/// @param gain     stored units per physical unit; negative when the polarity is; NaN when the file
///     does not say, and then nothing has a physical value
/// @param baseline the stored value at physical zero; a whole number in WFDB, any in EDF
/// @param min      the least value that can be stored
/// @param max      the greatest
public record Scale(double gain, double baseline, int min, int max) {
    /// The scale on which the stored range `min..max` means `physicalMin..physicalMax`; without a
    /// gain when either range is empty.
    ///
    /// Source: B. Kemp et al., A simple format for exchange of digitized polygraphic recordings,
    /// Electroencephalography and clinical Neurophysiology 82 (1992) 391-393.
    public static Scale between(int min, int max, double physicalMin, double physicalMax) {
        double gain = ((double) max - min) / (physicalMax - physicalMin);
        boolean usable = gain != 0 && Math.abs(gain) <= Double.MAX_VALUE;
        return new Scale(usable ? gain : Double.NaN, usable ? min - physicalMin * gain : 0,
            Math.min(min, max), Math.max(min, max));
    }

    /// The physical value of a stored one, NaN for `Recording.MISSING`.
    public double physical(int stored) {
        return stored == Recording.MISSING ? Double.NaN : (stored - baseline) / gain;
    }

    /// Whether stored values have a physical meaning.
    public boolean calibrated() {
        return gain == gain;
    }
}
