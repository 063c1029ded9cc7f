package homeostat.record;

import homeostat.signal.ppg.PulseDetector;
import homeostat.signal.ppg.PulseOximeter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a photoplethysmogram shows: the pulse and its quality, and from red and infrared light the
/// saturation.
///
/// Each stretch of the recording is followed by a detector of its own, that has to learn anew: a
/// pulse is never counted across a gap. Figures of a minute are medians of its beats; a minute in
/// which pulses are too unlike to be believed says so, and has no saturation.
///
/// @param signals  which signals were looked at, by label
/// @param rate     their rate, in samples a second
/// @param beats    when each beat was, in seconds since the origin, with what was known then
/// @param minutes  the figures of each minute in which there was a beat
/// @param seconds  how much was recorded
public record PpgAnalysis(List<String> signals, double rate, List<Beat> beats,
        List<Minute> minutes, double seconds) {
    /// From what quality on pulses are believed: see [homeostat.signal.ppg.PulseQuality].
    public static final double QUALITY_MIN = 0.86;

    private static final int BLOCK = 4096;
    private static final double MINUTE_SECONDS = 60;
    private static final double INTERVAL_SECONDS_MAX = 3;

    /// A beat of the pulse.
    ///
    /// @param seconds           its peak, since the origin
    /// @param perMinute         60 over the interval before it; NaN after a gap
    /// @param quality           how alike the last pulses are, 0 to 1
    /// @param saturationPercent of oxygen; NaN when it is not measured or not to be believed
    /// @param perfusionPercent  how large the pulse is beside all light; NaN with one light
    public record Beat(double seconds, double perMinute, double quality,
            double saturationPercent, double perfusionPercent) { }

    /// The medians of a minute.
    ///
    /// @param minute            its number, 0 the first
    /// @param beats             how many beats it has
    /// @param perMinute         pulse
    /// @param quality           quality
    /// @param saturationPercent saturation; NaN when there is none to be believed
    /// @param perfusionPercent  perfusion
    public record Minute(long minute, int beats, double perMinute, double quality,
            double saturationPercent, double perfusionPercent) {
        /// Whether its pulses may be believed.
        public boolean trusted() {
            return quality >= QUALITY_MIN;
        }
    }

    /// Which signals of a recording to follow, and how.
    ///
    /// @param pulse     the number of the signal with the pulse, infrared light where there are two
    /// @param red       the number of the signal with red light; -1 when there is none
    /// @param isInverse whether the pulse of a single signal points downwards, as light received
    ///     does; with red light it always does
    /// @param rate      the rate when the recording does not say, in samples a second; else NaN
    public record Choice(int pulse, int red, boolean isInverse, double rate) { }

    /// Copies the lists.
    public PpgAnalysis {
        signals = List.copyOf(signals);
        beats = List.copyOf(beats);
        minutes = List.copyOf(minutes);
    }

    /// Follows the chosen signals of a recording from its beginning to its end.
    ///
    /// Throws `RecordException` when it has no rate and none was given, or one that no pulse can
    /// be followed at.
    public static PpgAnalysis of(Recording recording, Choice choice) {
        Outline outline = recording.outline();
        double rate = choice.rate() > 0 ? choice.rate() : outline.samplesPerSecond(choice.pulse());
        if (!(rate >= PulseDetector.SAMPLES_PER_SECOND_MIN
                && rate <= PulseDetector.SAMPLES_PER_SECOND_MAX)) {
            throw new RecordException(String.format(Locale.ROOT, "no rate to follow a pulse at: "
                + "file=%s samplesPerSecond=%s, expected %.0f to %.0f; --rate says what a file "
                + "does not", outline.name(), rate, PulseDetector.SAMPLES_PER_SECOND_MIN,
                PulseDetector.SAMPLES_PER_SECOND_MAX));
        }
        List<Beat> beats = new ArrayList<>();
        double seconds = 0;
        List<Timeline.Stretch> stretches = choice.rate() > 0
            ? Timeline.whole(null, 0, outline.timeline().frames()).stretches()
            : outline.timeline().stretches();
        for (Timeline.Stretch stretch : stretches) {
            follow(recording, choice, stretch, rate, beats);
            seconds += stretch.frames() * outline.signals().get(choice.pulse()).samplesPerFrame()
                / rate;
        }
        List<String> labels = new ArrayList<>();
        labels.add(outline.signals().get(choice.pulse()).label());
        if (choice.red() >= 0) {
            labels.add(outline.signals().get(choice.red()).label());
        }
        return new PpgAnalysis(labels, rate, beats, minutes(beats), seconds);
    }

    private static void follow(Recording recording, Choice choice, Timeline.Stretch stretch,
            double rate, List<Beat> beats) {
        boolean isPair = choice.red() >= 0;
        PulseOximeter oximeter = isPair
            ? new PulseOximeter(rate, PulseOximeter.Calibration.TEXTBOOK) : null;
        PulseDetector detector = isPair ? oximeter.detector() : new PulseDetector(rate);
        int run = recording.outline().signals().get(choice.pulse()).samplesPerFrame();
        double[] pulse = new double[BLOCK];
        double[] red = new double[BLOCK];
        long samples = stretch.frames() * run;
        double sign = choice.isInverse() ? -1 : 1;
        double last = Double.NaN;
        for (long at = 0; at < samples; at += BLOCK) {
            int count = (int) Math.min(BLOCK, samples - at);
            recording.physical(choice.pulse(), stretch.firstFrame() * run + at, count, pulse, 0);
            if (isPair) {
                recording.physical(choice.red(), stretch.firstFrame() * run + at, count, red, 0);
            }
            for (int i = 0; i < count; i++) {
                if (isPair ? oximeter.step(red[i], pulse[i]) : detector.step(sign * pulse[i])) {
                    double seconds = stretch.startNs() / 1e9 + detector.beatSample() / rate;
                    double interval = seconds - last;
                    boolean believed = isPair && oximeter.valid();
                    beats.add(new Beat(seconds,
                        interval < INTERVAL_SECONDS_MAX ? 60 / interval : Double.NaN,
                        detector.quality(), believed ? oximeter.saturationPercent() : Double.NaN,
                        isPair ? oximeter.perfusionPercent() : Double.NaN));
                    last = seconds;
                }
            }
        }
    }

    private static List<Minute> minutes(List<Beat> beats) {
        List<Minute> minutes = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= beats.size(); i++) {
            long minute = (long) (beats.get(from).seconds() / MINUTE_SECONDS);
            if (i == beats.size() || (long) (beats.get(i).seconds() / MINUTE_SECONDS) != minute) {
                List<Beat> own = beats.subList(from, i);
                minutes.add(new Minute(minute, own.size(),
                    median(own.stream().mapToDouble(Beat::perMinute).toArray()),
                    median(own.stream().mapToDouble(Beat::quality).toArray()),
                    median(own.stream().mapToDouble(Beat::saturationPercent).toArray()),
                    median(own.stream().mapToDouble(Beat::perfusionPercent).toArray())));
                from = i;
            }
        }
        return minutes;
    }

    /// The median of what is a number; NaN when nothing is.
    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted()
            .toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /// The median pulse of the beats that may be believed, a minute; NaN when there are none.
    public double perMinute() {
        return median(trusted().mapToDouble(Beat::perMinute).toArray());
    }

    /// The median saturation, per cent; NaN when there is none to be believed.
    public double saturationPercent() {
        return median(beats.stream().mapToDouble(Beat::saturationPercent).toArray());
    }

    /// The part of the beats that may be believed, per cent; 0 when there are none.
    public double trustedPercent() {
        return beats.isEmpty() ? 0 : 100.0 * trusted().count() / beats.size();
    }

    private Stream<Beat> trusted() {
        return beats.stream().filter(beat -> beat.quality() >= QUALITY_MIN);
    }
}
