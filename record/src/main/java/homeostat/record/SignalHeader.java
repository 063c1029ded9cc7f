package homeostat.record;

/// What a header says of one signal of a recording.
///
/// The fields are those of one signal line of the WFDB header, grouped by the question they
/// answer: where the samples lie, what a sample means, how it was made, how to check it.
///
/// Source: WFDB Applications Guide, header(5), G. Moody.
///
/// @param storage     where and how the samples are stored
/// @param calibration what a sample value means
/// @param converter   the analogue-to-digital converter behind it
/// @param integrity   first sample and checksum, to be verified while reading
/// @param description free text, usually the lead; empty when absent
public record SignalHeader(Storage storage, Calibration calibration, Converter converter,
        Integrity integrity, String description) {

    /// Where the samples lie.
    ///
    /// @param file            plain name of the signal file
    /// @param format          how samples are packed
    /// @param samplesPerFrame samples of this signal in each frame, at least 1
    /// @param skewFrames      frames by which this signal is late in the file
    /// @param offsetBytes     bytes before the first sample
    public record Storage(String file, SampleFormat format, int samplesPerFrame, int skewFrames,
            long offsetBytes) { }

    /// What a sample value means: `(sample - baseline) / gain`, in `units`.
    ///
    /// @param gain     converter units per physical unit
    /// @param baseline the sample value at physical zero
    /// @param units    the physical unit as written, `mV` when the header is silent
    /// @param assumed  true when the header gives no gain, so 200 per mV is only the custom
    public record Calibration(double gain, int baseline, String units, boolean assumed) {
        /// The physical value of a sample, in `units`.
        public double physical(int sample) {
            return (sample - baseline) / gain;
        }
    }

    /// The converter.
    ///
    /// @param resolutionBits bits of the converter
    /// @param zero           the sample value at the middle of its range
    /// @param blockBytes     block size of special files, 0 for all ordinary ones
    public record Converter(int resolutionBits, int zero, int blockBytes) { }

    /// What can be verified.
    ///
    /// @param initialKnown  true when the header states the first sample
    /// @param initialValue  the first sample
    /// @param checksumKnown true when the header states a checksum
    /// @param checksum      sum of all samples modulo 65536, in 0..65535
    public record Integrity(boolean initialKnown, int initialValue, boolean checksumKnown,
            int checksum) { }
}
