package homeostat.record;

import java.util.List;

/// What a header says of a whole recording.
///
/// Source: WFDB Applications Guide, header(5), G. Moody.
///
/// @param name     the record's name
/// @param clock    its sampling clock
/// @param frames   its length in frames, or -1 when the header does not say
/// @param signals  its signals, in the order of the frame
/// @param comments the info lines without their `#`, in order
public record RecordHeader(String name, Clock clock, long frames, List<SignalHeader> signals,
        List<String> comments) {

    /// The clock of a recording.
    ///
    /// @param framesPerSecond frames per second, 250 when the header is silent
    /// @param counterHz       frequency of the tape counter, the frame rate when silent
    /// @param counterBase     counter value at the first frame
    /// @param baseTime        time of day of the first frame as written, or empty
    /// @param baseDate        date of the first frame as written, or empty
    public record Clock(double framesPerSecond, double counterHz, double counterBase,
            String baseTime, String baseDate) { }

    /// Copies the lists, so a header cannot change.
    public RecordHeader {
        signals = List.copyOf(signals);
        comments = List.copyOf(comments);
    }

    /// Samples of all signals together in one frame.
    public int frameSamples() {
        int samples = 0;
        for (SignalHeader signal : signals) {
            samples += signal.storage().samplesPerFrame();
        }
        return samples;
    }
}
