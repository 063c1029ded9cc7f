package homeostat.trial.eeg;

import homeostat.record.Note;
import homeostat.record.Outline;
import homeostat.record.RecordException;
import homeostat.record.Recording;
import homeostat.record.Scale;
import homeostat.record.Signal;
import homeostat.record.Timeline;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A synthetic head as a recording, for whoever reads recordings. It is read forwards only, all
/// signals of a stretch before the next; its notes say what truly happened.
public final class SyntheticRecording implements Recording {
    /// Places in pairs of left and right, as [SyntheticEeg] places its leads, front to back.
    private static final List<String> PLACES = List.of("Fp1", "Fp2", "F7", "F8", "F3", "F4", "T7",
        "T8", "C3", "C4", "P7", "P8", "P3", "P4", "O1", "O2");
    private static final double STEP_MICROVOLTS = 0.1;

    private final EegScript script;
    private final SyntheticEeg head;
    private final Outline outline;
    private final double[] frame = new double[PLACES.size()];
    private double[][] held = new double[0][0];
    private long heldFrom;
    private int heldCount;

    /// Hours of a head of sixteen leads with so many seizures.
    public SyntheticRecording(long seed, double hours, int seizures) {
        Stream stream = Stream.of(seed).split("eeg");
        script = EegScript.draw(stream.split("script"), hours, PLACES.size(), seizures);
        head = new SyntheticEeg(stream.split("head"), EegTrial.SAMPLES_PER_SECOND, PLACES.size(),
            script);
        List<Signal> signals = new ArrayList<>();
        for (String place : PLACES) {
            signals.add(new Signal("EEG " + place, "uV", 1,
                new Scale(1 / STEP_MICROVOLTS, 0, -32768, 32767), "none", "none"));
        }
        outline = new Outline("synthetic-" + seed, "synthetic", Timeline.whole(null,
            EegTrial.SAMPLES_PER_SECOND, Math.round(hours * 3600 * EegTrial.SAMPLES_PER_SECOND)),
            signals, Map.of("synthetic", "a head that does not exist"));
    }

    @Override
    public Outline outline() {
        return outline;
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        if (from != heldFrom || count != heldCount) {
            hold(from, count);
        }
        for (int i = 0; i < count; i++) {
            double microvolts = held[signal][i];
            samples[at + i] = microvolts == microvolts
                ? (int) Math.clamp(Math.rint(microvolts / STEP_MICROVOLTS), -32768, 32767)
                : MISSING;
        }
    }

    private void hold(long from, int count) {
        if (from != heldFrom + heldCount) {
            throw new RecordException("a synthetic recording is read forwards: from=" + from
                + ", expected " + (heldFrom + heldCount));
        }
        held = new double[frame.length][count];
        heldFrom = from;
        heldCount = count;
        for (int i = 0; i < count && head.next(frame); i++) {
            for (int lead = 0; lead < frame.length; lead++) {
                held[lead][i] = frame[lead];
            }
        }
    }

    @Override
    public List<Note> notes() {
        return script.seizures().stream().map(one -> new Note(
            Math.round(one.startSeconds() * 1e9), Math.round(one.durationSeconds() * 1e9),
            "seizure", null)).toList();
    }

    @Override
    public void close() {
    }
}
