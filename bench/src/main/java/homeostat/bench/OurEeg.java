package homeostat.bench;

import homeostat.seed.Stream;
import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.EegLead;
import homeostat.signal.eeg.EegMonitor;
import homeostat.trial.eeg.EegScript;
import homeostat.trial.eeg.EegTrial;
import homeostat.trial.eeg.SyntheticEeg;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The recording that all contenders of `bench eeg` analyse, and our way to do it.
final class OurEeg {
    static final int LEADS = 23;
    static final int SAMPLES_PER_SECOND = 256;
    static final double MICROVOLTS_PER_STEP = 0.1;
    private static final double MAINS_HZ = 50;
    private static final double RAIL_MICROVOLTS = 3276;
    /// The first seconds have no whole epoch of amplitude behind them.
    private static final int FIRST_SECONDS = 15;
    private static final List<String> NAMES = List.of("delta", "theta", "alpha", "beta", "gamma",
            "edge", "entropy", "line-length", "mobility", "complexity", "kurtosis", "suppression",
            "aeeg-lower", "aeeg-upper");

    private final short[] samples;
    private final int seconds;

    private OurEeg(short[] samples, int seconds) {
        this.samples = samples;
        this.seconds = seconds;
    }

    /// Writes a synthetic recording; for a third of each minute it is suppressed between bursts.
    ///
    /// @throws BenchException when the file cannot be written
    static void write(Path file, int seconds) {
        Stream stream = Stream.of(1).split("bench");
        SyntheticEeg head = new SyntheticEeg(stream, SAMPLES_PER_SECOND, LEADS,
                new EegScript(seconds / 3600.0, List.of()));
        double[] frame = new double[LEADS];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (long sample = 0; head.next(frame); sample++) {
                double inMinute = (double) sample / SAMPLES_PER_SECOND % 60;
                double gain = inMinute > 40 && inMinute % 5 > 2 ? 0.02 : 1;
                for (double microvolts : frame) {
                    int step = (int) Math.rint(gain * microvolts / MICROVOLTS_PER_STEP);
                    out.write(step);
                    out.write(step >> 8);
                }
            }
        } catch (IOException refused) {
            throw new BenchException("cannot write: file=" + file
                    + ", expected room for a recording", refused);
        }
    }

    /// The first seconds of such a file.
    ///
    /// @throws BenchException when it cannot be read
    static OurEeg read(Path file, int seconds) {
        try {
            short[] samples = new short[seconds * SAMPLES_PER_SECOND * LEADS];
            ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer().get(samples);
            return new OurEeg(samples, seconds);
        } catch (IOException refused) {
            throw new BenchException("cannot read: file=" + file + ", expected a recording",
                    refused);
        }
    }

    /// The mean of each figure over leads and seconds.
    Map<String, Double> analyse() {
        EegMonitor monitor = new EegMonitor(SAMPLES_PER_SECOND, MAINS_HZ, RAIL_MICROVOLTS,
                EegTrial.sides(LEADS));
        double[] totals = new double[NAMES.size()];
        double[] frame = new double[LEADS];
        long count = 0;
        for (int at = 0; at < samples.length; at += LEADS) {
            for (int lead = 0; lead < LEADS; lead++) {
                frame[lead] = samples[at + lead] * MICROVOLTS_PER_STEP;
            }
            if (monitor.step(frame) && monitor.seconds() > FIRST_SECONDS) {
                for (int lead = 0; lead < LEADS; lead++) {
                    add(totals, monitor.lead(lead));
                    count++;
                }
            }
        }
        Map<String, Double> answers = new LinkedHashMap<>();
        for (int i = 0; i < totals.length; i++) {
            answers.put(NAMES.get(i), totals[i] / count);
        }
        return answers;
    }

    private static void add(double[] totals, EegLead lead) {
        int at = 0;
        for (EegBand band : EegBand.values()) {
            totals[at++] += lead.spectral().squareMicrovolts(band);
        }
        totals[at++] += lead.spectral().edgeHz();
        totals[at++] += lead.spectral().entropy();
        totals[at++] += lead.shape().lineLengthMicrovoltsPerSecond();
        totals[at++] += lead.shape().mobilityPerSecond();
        totals[at++] += lead.shape().complexity();
        totals[at++] += lead.shape().kurtosis();
        totals[at++] += lead.suppression().ratioPercent();
        totals[at++] += lead.amplitude().lowerMicrovolts();
        totals[at] += lead.amplitude().upperMicrovolts();
    }

    /// How long the recording is.
    int seconds() {
        return seconds;
    }
}
