package homeostat.record.eeg;

import homeostat.record.Recording;
import homeostat.record.Timeline;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.SeizureDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Passes a recording through the monitor, second by second, as it would have passed at the
/// bedside.
///
/// Memory does not depend on the length of the recording: half a minute of samples is held, and
/// what a listener keeps. A gap is time in which every sample is missing.
public final class EegReview {
    private static final int CHUNK_SECONDS = 30;

    private final Recording recording;
    private final EegMontage montage;
    private final EegMonitor monitor;
    private final EegSecond second;
    private final double[] frame;
    private final List<SeizureSpan> seizures = new ArrayList<>();
    private long samples;
    private boolean alarm;
    private Listener listener;

    /// Hears of each second.
    @FunctionalInterface
    public interface Listener {
        /// `second` holds until the next call; `done` of `total` seconds are over.
        void second(EegSecond second, double done, double total);
    }

    /// A review of a recording; a mains frequency of 0 means no notch.
    ///
    /// Throws `RecordException` when there is no electroencephalogram in it.
    public EegReview(Recording recording, double mainsHz) {
        this.recording = recording;
        montage = EegMontage.of(recording);
        monitor = new EegMonitor(montage.samplesPerSecond(), mainsHz, montage.railMicrovolts(),
            montage.sides());
        double secondsEach = Math.rint(montage.samplesPerSecond()) / montage.samplesPerSecond();
        second = new EegSecond(monitor, montage.sides(), secondsEach);
        frame = new double[montage.leads().size()];
    }

    /// Its leads.
    public EegMontage montage() {
        return montage;
    }

    /// How long the recording is, gaps included, in seconds.
    public double seconds() {
        return recording.outline().timeline().endNs() * 1e-9;
    }

    /// Reads the whole recording and gives the seizures that were told.
    ///
    /// Throws `RecordException` when the file is broken.
    public List<SeizureSpan> run(Listener hearer) {
        listener = hearer;
        Timeline timeline = recording.outline().timeline();
        for (Timeline.Stretch stretch : timeline.stretches()) {
            gapUntil(Math.round(stretch.startNs() * 1e-9 * montage.samplesPerSecond()));
            read(stretch);
        }
        if (alarm) {
            end();
        }
        return List.copyOf(seizures);
    }

    private void gapUntil(long sample) {
        Arrays.fill(frame, Double.NaN);
        while (samples < sample) {
            step();
        }
    }

    private void read(Timeline.Stretch stretch) {
        int signal = montage.leads().getFirst().signal();
        int perFrame = recording.outline().signals().get(signal).samplesPerFrame();
        long from = stretch.firstFrame() * perFrame;
        long end = stretch.endFrame() * perFrame;
        int chunk = (int) Math.rint(CHUNK_SECONDS * montage.samplesPerSecond());
        double[][] values = new double[frame.length][(int) Math.min(chunk, end - from)];
        while (from < end) {
            int count = (int) Math.min(chunk, end - from);
            for (int i = 0; i < frame.length; i++) {
                recording.physical(montage.leads().get(i).signal(), from, count, values[i], 0);
            }
            for (int k = 0; k < count; k++) {
                for (int i = 0; i < frame.length; i++) {
                    frame[i] = values[i][k] * montage.leads().get(i).microvolts();
                }
                step();
            }
            from += count;
        }
    }

    private void step() {
        samples++;
        if (!monitor.step(frame)) {
            return;
        }
        second.take();
        SeizureDetector seizure = monitor.seizure();
        if (seizure.alarm() != alarm) {
            alarm = !alarm;
            if (!alarm) {
                end();
            }
        }
        listener.second(second, second.endSeconds(), seconds());
    }

    private void end() {
        double each = second.endSeconds() / monitor.seconds();
        seizures.add(new SeizureSpan(monitor.seizure().onsetSecond() * each,
            second.endSeconds()));
    }
}
