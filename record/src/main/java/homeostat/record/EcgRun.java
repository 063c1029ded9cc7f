package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.BeatClassifier;
import homeostat.signal.QrsDetector;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One recording sent through detector and classifier, sample by sample, as at the bedside.
///
/// The first two signals of equal rate are its leads, or the first alone. After the last sample
/// come as many empty ones as the detector's latency allows, so that the last beat counts too.
/// Reading needs the same memory for any length of recording; what grows is the list of beats.
final class EcgRun {
    private static final int FRAMES = 4096;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final RecordReader reader;
    private final NoiseStress noise;
    private final int leads;
    private final int perFrame;
    private final QrsDetector detector;
    private final BeatClassifier classifier;
    private final Longs beats = new Longs();
    private final Longs confirmations = new Longs();
    private final List<BeatClass> classes = new ArrayList<>();
    private int fed;
    private long samples;
    private long detectionNs;
    private long classificationNs;

    private EcgRun(RecordReader reader, double rate, int leadsMax, NoiseStress noise) {
        this.reader = reader;
        this.noise = noise;
        List<SignalHeader> signals = reader.header().signals();
        perFrame = signals.get(0).storage().samplesPerFrame();
        boolean pair = leadsMax > 1 && signals.size() > 1
            && signals.get(1).storage().samplesPerFrame() == perFrame && voltage(signals.get(1));
        leads = pair ? 2 : 1;
        detector = new QrsDetector(rate, leads);
        classifier = new BeatClassifier(rate, leads);
    }

    private static boolean voltage(SignalHeader signal) {
        String units = signal.calibration().units();
        return units.equals("mV") || units.equals("uV") || units.equals("V")
            || units.equals("\u00b5V");
    }

    /// Sends all of `reader` through, at most `leadsMax` leads of it, with noise unless null.
    static EcgRun of(RecordReader reader, double rate, int leadsMax, NoiseStress noise) {
        EcgRun run = new EcgRun(reader, rate, leadsMax, noise);
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
            run(input, count);
            read = reader.read(frames, frames.length / stride);
        }
        double[][] silence = new double[leads][detector.latencyMaxSamples()];
        for (double[] lead : silence) {
            Arrays.fill(lead, Double.NaN);
        }
        run(silence, silence[0].length);
        samples -= (long) leads * silence[0].length;
        while (classes.size() < beats.count()) {
            if (classifier(Double.NaN, Double.NaN)) {
                classes.add(classifier.beatClass());
            }
        }
    }

    private void run(double[][] input, int count) {
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
        long from = detector.nowSample() - count + 1;
        for (int i = 0; i < count; i++) {
            boolean done = classifier(first[i], second[i]);
            if (fed < beats.count() && confirmations.at(fed) == from + i) {
                done |= classifier.beat(beats.at(fed++));
            }
            if (done) {
                classes.add(classifier.beatClass());
            }
        }
        classificationNs += threads.getCurrentThreadCpuTime() - middle;
        detectionNs += middle - begin;
        samples += (long) leads * count;
    }

    private boolean classifier(double first, double second) {
        return leads == 2 ? classifier.step(first, second) : classifier.step(first);
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

    /// Processor time of the classification, in nanoseconds.
    long classificationNs() {
        return classificationNs;
    }
}
