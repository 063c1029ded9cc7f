package homeostat.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of a recording before a sample is read.
///
/// @param name     what it is called, without folder and ending
/// @param format   the file format with its flavour, as `WFDB`, `EDF+D`, `CSV`
/// @param timeline when it was recorded, and where it has gaps
/// @param signals  its signals, in the order of the file
/// @param remarks  whatever else the file says, by name, in the order of the file
public record Outline(String name, String format, Timeline timeline, List<Signal> signals,
        Map<String, String> remarks) {
    /// Copies list and map, so an outline cannot change.
    public Outline {
        signals = List.copyOf(signals);
        remarks = Collections.unmodifiableMap(new LinkedHashMap<>(remarks));
    }

    /// The rate of that signal in samples a second.
    public double samplesPerSecond(int signal) {
        return signals.get(signal).samplesPerFrame() * timeline.framesPerSecond();
    }

    /// The number of samples of that signal on the axis, gaps between stretches included.
    public long samples(int signal) {
        return signals.get(signal).samplesPerFrame() * timeline.frames();
    }
}
