package homeostat.record.eeg;

import homeostat.record.EdfFile;
import homeostat.record.Note;
import homeostat.record.NpyFile;
import homeostat.record.RecordException;
import homeostat.record.Recording;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Scores detector and figures on a folder of electroencephalograms of which somebody said where
/// the seizures are.
///
/// *Windows*, `*.npy`, of ten seconds or so: those in a folder called `ictal` are of a seizure,
/// all others are not. They are too short for a patient's baseline, so what is told is how well
/// two figures alone tell one from the other: line length, and the slope that the detector goes
/// by. Each is the median over leads and seconds; the first second is the filter's.
///
/// *Recordings*, `*.edf` and `*.bdf`, with notes that begin with `seizure` or `sz`, or with a table
/// `NAME.tsv` or `NAME_events.tsv` beside (`onset`, `duration`, `eventType`, the form of SzCORE),
/// or with `NAME.edf.seizures` (the form of CHB-MIT): seizures told are compared with those marked
/// by [SzCore].
public final class EegScore {
    private static final int SAMPLES_MAX = 1_000_000;

    private final double samplesPerSecond;
    private final double mainsHz;
    private final List<Double> lineIctal = new ArrayList<>();
    private final List<Double> lineOther = new ArrayList<>();
    private final List<Double> slopeIctal = new ArrayList<>();
    private final List<Double> slopeOther = new ArrayList<>();
    private SeizureScore events = SeizureScore.NONE;
    private SeizureScore samples = SeizureScore.NONE;
    private int recordings;

    private EegScore(double samplesPerSecond, double mainsHz) {
        this.samplesPerSecond = samplesPerSecond;
        this.mainsHz = mainsHz;
    }

    /// What was achieved.
    ///
    /// @param ictal         windows of a seizure
    /// @param other         other windows
    /// @param lineLengthAuc area under the curve of line length; not a number without both kinds
    /// @param slopeAuc      of the slope
    /// @param recordings    continuous recordings
    /// @param events        their score by event
    /// @param samples       their score by second
    public record Result(int ictal, int other, double lineLengthAuc, double slopeAuc,
            int recordings, SeizureScore events, SeizureScore samples) {

        /// For programs: `windows` (`ictal`, `other`, `lineLengthAuc`, `slopeAuc`), `recordings`,
        /// `events` and `samples` (`reference`, `truePositives`, `falseAlarms`, `sensitivity`,
        /// `precision`, `f1`, `falseAlarmsPerDay`; null where there is none).
        public String toJson() {
            return "{\n  \"windows\": {\"ictal\": " + ictal + ", \"other\": " + other
                + ", \"lineLengthAuc\": " + number(lineLengthAuc) + ", \"slopeAuc\": "
                + number(slopeAuc) + "},\n  \"recordings\": " + recordings + ",\n  \"events\": "
                + json(events) + ",\n  \"samples\": " + json(samples) + "\n}\n";
        }
    }

    /// A score for programs.
    public static String json(SeizureScore score) {
        return "{\"reference\": " + score.reference() + ", \"truePositives\": "
            + score.truePositives() + ", \"falseAlarms\": " + score.falseAlarms()
            + ", \"sensitivity\": " + number(score.sensitivity()) + ", \"precision\": "
            + number(score.precision()) + ", \"f1\": " + number(score.f1())
            + ", \"falseAlarmsPerDay\": " + number(score.falseAlarmsPerDay()) + "}";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "null";
    }

    /// Scores the folder and those in it; windows are of that sampling frequency.
    ///
    /// Throws `RecordException` when there is nothing to score, or a file is broken.
    public static Result of(Path folder, double samplesPerSecond, double mainsHz) {
        if (!Files.isDirectory(folder)) {
            throw new RecordException("no such folder: file=" + folder
                + ", expected a folder with .npy windows or .edf recordings");
        }
        if (!(samplesPerSecond >= EegMonitor.SAMPLES_PER_SECOND_MIN
                && samplesPerSecond <= EegMonitor.SAMPLES_PER_SECOND_MAX)) {
            throw new RecordException("sampling frequency out of range: is=" + samplesPerSecond
                + ", expected " + EegMonitor.SAMPLES_PER_SECOND_MIN + " to "
                + EegMonitor.SAMPLES_PER_SECOND_MAX + " Hz");
        }
        EegScore score = new EegScore(samplesPerSecond, mainsHz);
        try (Stream<Path> files = Files.walk(folder, 4)) {
            files.filter(Files::isRegularFile).sorted().forEach(score::add);
        } catch (IOException e) {
            throw new RecordException("cannot read: file=" + folder
                + ", expected a readable folder", e);
        }
        if (score.recordings + score.lineIctal.size() + score.lineOther.size() == 0) {
            throw new RecordException("nothing to score: file=" + folder
                + ", expected .npy windows or .edf recordings");
        }
        return new Result(score.lineIctal.size(), score.lineOther.size(),
            auc(score.lineIctal, score.lineOther), auc(score.slopeIctal, score.slopeOther),
            score.recordings, score.events, score.samples);
    }

    private void add(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            window(file);
        } else if (name.endsWith(".edf") || name.endsWith(".bdf")) {
            recording(file);
        }
    }

    private void window(Path file) {
        double[][] window = read(file);
        Side[] sides = new Side[window.length];
        Arrays.fill(sides, Side.MIDDLE);
        EegMonitor monitor = new EegMonitor(samplesPerSecond, mainsHz, 1e6, sides);
        double[] frame = new double[window.length];
        List<Double> lines = new ArrayList<>();
        List<Double> slopes = new ArrayList<>();
        for (int sample = 0; sample < window[0].length; sample++) {
            for (int lead = 0; lead < frame.length; lead++) {
                frame[lead] = window[lead][sample];
            }
            if (monitor.step(frame) && monitor.seconds() > 1) {
                for (int lead = 0; lead < frame.length; lead++) {
                    lines.add(monitor.lead(lead).shape().lineLengthMicrovoltsPerSecond());
                    slopes.add(monitor.lead(lead).spectral().slopeMicrovoltsPerSecond());
                }
            }
        }
        if (lines.isEmpty()) {
            throw new RecordException("window too short: file=" + file
                + ", expected at least two seconds");
        }
        boolean ictal = file.getParent().getFileName().toString().equalsIgnoreCase("ictal");
        (ictal ? lineIctal : lineOther).add(median(lines));
        (ictal ? slopeIctal : slopeOther).add(median(slopes));
    }

    private static double[][] read(Path file) {
        try (Recording recording = NpyFile.open(file)) {
            int leads = recording.outline().signals().size();
            long samples = recording.outline().timeline().frames();
            if (leads > EegMonitor.LEADS_MAX || samples > SAMPLES_MAX) {
                throw new RecordException("window too large: file=" + file + " leads=" + leads
                    + " samples=" + samples + ", expected at most " + EegMonitor.LEADS_MAX
                    + " and " + SAMPLES_MAX);
            }
            double[][] window = new double[leads][(int) samples];
            for (int lead = 0; lead < leads; lead++) {
                recording.physical(lead, 0, (int) samples, window[lead], 0);
            }
            return window;
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// The chance that one of `positive` is greater than one of `negative`; ties count half.
    static double auc(List<Double> positive, List<Double> negative) {
        double wins = 0;
        for (double p : positive) {
            for (double n : negative) {
                wins += p > n ? 1 : p == n ? 0.5 : 0;
            }
        }
        return wins / ((double) positive.size() * negative.size());
    }

    private void recording(Path file) {
        try (Recording recording = EdfFile.open(file)) {
            EegReview review = new EegReview(recording, mainsHz);
            List<SeizureSpan> marked = SeizureMarks.beside(file);
            if (marked == null) {
                marked = noted(recording);
            }
            List<SeizureSpan> told = review.run((second, done, total) -> { });
            SzCore comparison = new SzCore(marked, told, review.seconds());
            events = events.plus(comparison.events());
            samples = samples.plus(comparison.samples());
            recordings++;
        }
    }

    private static List<SeizureSpan> noted(Recording recording) {
        List<SeizureSpan> spans = new ArrayList<>();
        for (Note note : recording.notes()) {
            String text = note.text().toLowerCase(Locale.ROOT);
            if ((text.startsWith("seizure") || text.startsWith("sz")) && note.durationNs() > 0) {
                spans.add(new SeizureSpan(note.onsetNs() * 1e-9,
                    (note.onsetNs() + note.durationNs()) * 1e-9));
            }
        }
        return spans;
    }
}
