package homeostat.record.eeg;

import homeostat.record.Note;
import homeostat.record.Outline;
import homeostat.record.Recording;
import homeostat.record.Scale;
import homeostat.record.Signal;
import homeostat.record.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A recording in memory for tests: each lead its tone, with a gap if one is asked for.
final class Tones implements Recording {
    private static final double RATE = 200;
    private final Outline outline;

    /// Leads with those labels for so many seconds; `gapSeconds` lie before the second half.
    Tones(int seconds, int gapSeconds, String... labels) {
        List<Signal> signals = new ArrayList<>();
        for (String label : labels) {
            signals.add(new Signal(label, label.startsWith("ECG") ? "mV" : "uV", 1,
                new Scale(10, 0, -32768, 32767), "", ""));
        }
        long frames = (long) (seconds * RATE);
        Timeline timeline = gapSeconds == 0 ? Timeline.whole(null, RATE, frames)
            : new Timeline(null, RATE, frames, List.of(
                new Timeline.Stretch(0, frames / 2, 0),
                new Timeline.Stretch(frames / 2, frames / 2,
                    Math.round((seconds / 2.0 + gapSeconds) * 1e9))));
        outline = new Outline("tones", "test", timeline, signals, Map.of());
    }

    @Override
    public Outline outline() {
        return outline;
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        for (int i = 0; i < count; i++) {
            double seconds = (from + i) / RATE;
            samples[at + i] = (int) Math.rint(300 * StrictMath.sin(
                2 * Math.PI * (6 + signal) * seconds));
        }
    }

    @Override
    public List<Note> notes() {
        return List.of();
    }

    @Override
    public void close() {
    }
}
