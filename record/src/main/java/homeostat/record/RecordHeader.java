package homeostat.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// What a header says of a whole recording.
///
/// Source: WFDB Applications Guide, header(5), G. Moody.
///
/// @param name     the record's name
/// @param clock    its sampling clock
/// @param frames   its length in frames, or -1 when the header does not say
/// @param signals  its signals, in the order of the frame
/// @param segments the records it is put together from; empty for an ordinary record
/// @param comments the info lines without their `#`, in order
public record RecordHeader(String name, Clock clock, long frames, List<SignalHeader> signals,
        List<Segment> segments, List<String> comments) {
    private static final double SECOND_NS = 1e9;

    /// A part of a multi-segment record.
    ///
    /// @param name   the record that holds it, `~` when nothing was recorded
    /// @param frames its length; 0 for a layout, which only describes the signals
    public record Segment(String name, long frames) {
        /// Whether nothing was recorded.
        public boolean empty() {
            return name.equals("~");
        }
    }

    /// The clock of a recording.
    ///
    /// @param framesPerSecond frames per second, 250 when the header is silent
    /// @param counterHz       frequency of the tape counter, the frame rate when silent
    /// @param counterBase     counter value at the first frame
    /// @param baseTime        time of day of the first frame as written, or empty
    /// @param baseDate        date of the first frame as written, or empty
    public record Clock(double framesPerSecond, double counterHz, double counterBase,
            String baseTime, String baseDate) {
        /// Date and time of the first frame, or null when either is missing or no date.
        public LocalDateTime start() {
            String[] day = baseDate.split("/");
            double seconds = 0;
            try {
                for (String part : baseTime.isEmpty() ? new String[0] : baseTime.split(":")) {
                    seconds = 60 * seconds + Double.parseDouble(part);
                }
                return day.length != 3 || baseTime.isEmpty() || !(seconds < 86_400) ? null
                    : LocalDate.of(Integer.parseInt(day[2]), Integer.parseInt(day[1]),
                        Integer.parseInt(day[0])).atStartOfDay()
                        .plusNanos(Math.round(seconds * SECOND_NS));
            } catch (NumberFormatException | DateTimeException e) {
                return null;
            }
        }
    }

    /// Copies the lists, so a header cannot change.
    public RecordHeader {
        signals = List.copyOf(signals);
        segments = List.copyOf(segments);
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
