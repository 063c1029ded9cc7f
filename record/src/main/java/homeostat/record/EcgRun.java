package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;
import homeostat.signal.EcgMonitor;
import homeostat.signal.QrsDetector;
import homeostat.signal.QtMeter;
import homeostat.signal.Rhythm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One recording sent through the monitor of electrocardiograms, sample by sample, as at the
/// bedside, and through the detector alone, to see how fast that is.
///
/// The first two signals of equal rate are its leads, or the first alone. After the last sample
/// come as many empty ones as it takes to class the last beat. Reading needs the same memory for
/// any length of recording; what grows are the lists of beats and episodes.
final class EcgRun {
    private static final int FRAMES = 4096;
    private static final Rhythm[] RHYTHMS = Rhythm.values();
    private static final double RAIL_MILLIVOLTS = 10;
    private static final double SECONDS_AFTER = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final RecordReader reader;
    private final NoiseStress noise;
    private final int leads;
    private final int perFrame;
    private final QrsDetector detector;
    private final EcgMonitor monitor;
    private final QtMeter qt;
    private final Longs qtMs = new Longs();
    private final Longs qtCorrectedMs = new Longs();
    private final double rate;
    private final Longs beats = new Longs();
    private final Longs confirmations = new Longs();
    private final List<BeatClass> classes = new ArrayList<>();
    private final List<EcgEpisode> episodes = new ArrayList<>();
    private long endedAll;
    private final long[] ended = new long[Rhythm.COUNT];
    private final Longs trustEdges = new Longs();
    private boolean trusted = true;
    private long samples;
    private long detectionNs;
    private long monitoringNs;

    private final List<double[]> measures;

    private EcgRun(RecordReader reader, double rate, int leadsMax, NoiseStress noise,
            boolean isMeasured) {
        measures = isMeasured ? new ArrayList<>() : null;
        this.reader = reader;
        this.noise = noise;
        this.rate = rate;
        List<SignalHeader> signals = reader.header().signals();
        perFrame = signals.get(0).storage().samplesPerFrame();
        boolean pair = leadsMax > 1 && signals.size() > 1
            && signals.get(1).storage().samplesPerFrame() == perFrame && voltage(signals.get(1));
        leads = pair ? 2 : 1;
        detector = new QrsDetector(rate, leads);
        monitor = new EcgMonitor(rate, leads, RAIL_MILLIVOLTS);
        qt = new QtMeter(rate);
    }

    private static boolean voltage(SignalHeader signal) {
        String units = signal.calibration().units();
        return units.equals("mV") || units.equals("uV") || units.equals("V")
            || units.equals("\u00b5V");
    }

    /// Sends all of `reader` through, at most `leadsMax` leads of it, with noise unless null.
    static EcgRun of(RecordReader reader, double rate, int leadsMax, NoiseStress noise) {
        EcgRun run = new EcgRun(reader, rate, leadsMax, noise, false);
        run.read();
        return run;
    }

    /// Sends all of `reader` through and keeps what was measured of each beat.
    static EcgRun measured(RecordReader reader, double rate) {
        EcgRun run = new EcgRun(reader, rate, 2, null, true);
        run.read();
        return run;
    }

    private void read() {
        int stride = reader.header().frameSamples();
        int[] frames = new int[Math.max(1, Math.min(FRAMES, (1 << 20) / stride)) * stride];
        double[][] input = new double[leads][frames.length / stride * perFrame];
        long at = 0;
        int read = reader.read(frames, frames.length / stride);
        while (read > 0) {
            int count = read * perFrame;
            for (int lead = 0; lead < leads; lead++) {
                Millivolts millivolts = Millivolts.of(reader.header().signals().get(lead),
                    reader.header().name() + ".hea");
                for (int i = 0; i < count; i++) {
                    int frame = i / perFrame * stride + lead * perFrame + i % perFrame;
                    input[lead][i] = millivolts.of(frames[frame])
                        + (noise == null ? 0 : noise.millivolts(lead, at + i));
                }
            }
            at += count;
            run(input, count, true);
            read = reader.read(frames, frames.length / stride);
        }
        long end = samples / leads;
        double[][] silence = new double[leads][(int) Math.ceil(SECONDS_AFTER * rate)];
        for (double[] lead : silence) {
            Arrays.fill(lead, Double.NaN);
        }
        run(silence, silence[0].length, false);
        samples -= (long) leads * silence[0].length;
        if (!trusted) {
            trustEdges.add(end);
        }
    }

    private void run(double[][] input, int count, boolean isRecorded) {
        double[] first = input[0];
        double[] second = input[leads - 1];
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            if (leads == 2 ? detector.step(first[i], second[i]) : detector.step(first[i])) {
                beats.add(detector.beatSample());
                confirmations.add(detector.nowSample());
            }
        }
        long middle = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            qt.step(first[i]);
            if (leads == 2 ? monitor.step(first[i], second[i]) : monitor.step(first[i])) {
                classes.add(monitor.beatClass());
                if (measures != null) {
                    measures.add(measures());
                }
                qt();
            }
            if (isRecorded && monitor.trusted() != trusted) {
                trusted = !trusted;
                trustEdges.add(monitor.nowSample());
            }
            collect();
        }
        monitoringNs += threads.getCurrentThreadCpuTime() - middle;
        detectionNs += middle - begin;
        samples += (long) leads * count;
    }

    private double[] measures() {
        double[] of = new double[BeatClassifier.MEASURES];
        for (int i = 0; i < of.length; i++) {
            of[i] = monitor.classifier().measure(i);
        }
        return of;
    }

    /// Measures every normal beat that follows a normal one; the meter's median is noted.
    private void qt() {
        int last = classes.size() - 1;
        boolean normal = last > 0 && classes.get(last) == BeatClass.NORMAL
            && classes.get(last - 1) == BeatClass.NORMAL;
        if (normal && monitor.trusted()) {
            double intervalMs = (beats.at(last) - beats.at(last - 1)) * 1000 / rate;
            if (qt.beat(beats.at(last), intervalMs) && qt.valid()) {
                qtMs.add(Math.round(qt.qtMs()));
                qtCorrectedMs.add(Math.round(qt.fridericiaMs()));
            }
        }
    }

    private void collect() {
        if (monitor.rhythms().ended() == endedAll) {
            return;
        }
        endedAll = monitor.rhythms().ended();
        for (Rhythm rhythm : RHYTHMS) {
            if (monitor.rhythms().ended(rhythm) > ended[rhythm.ordinal()]) {
                ended[rhythm.ordinal()]++;
                episodes.add(new EcgEpisode(rhythm, monitor.rhythms().fromSample(rhythm) / rate,
                    monitor.rhythms().toSample(rhythm) / rate));
            }
        }
    }

    /// Where the beats are, in samples of the first lead.
    Longs beats() {
        return beats;
    }

    /// When each was confirmed.
    Longs confirmations() {
        return confirmations;
    }

    /// What each is.
    BeatClass[] classes() {
        return classes.toArray(new BeatClass[0]);
    }

    /// What was measured of each beat, when that was asked for.
    List<double[]> measured() {
        return measures;
    }

    /// What the rhythms were, in the order in which they ended.
    List<EcgEpisode> episodes() {
        return episodes;
    }

    /// Where trust was lost, where it was given again, and so on, in samples.
    Longs trustEdges() {
        return trustEdges;
    }

    /// The QT interval of normal beats in the first lead, milliseconds.
    Longs qtMs() {
        return qtMs;
    }

    /// The same corrected for the rate after Fridericia.
    Longs qtCorrectedMs() {
        return qtCorrectedMs;
    }

    /// How many leads were used.
    int leads() {
        return leads;
    }

    /// Samples of all leads.
    long samples() {
        return samples;
    }

    /// Processor time of the detection, in nanoseconds.
    long detectionNs() {
        return detectionNs;
    }

    /// Processor time of the monitor, in nanoseconds.
    long monitoringNs() {
        return monitoringNs;
    }
}
