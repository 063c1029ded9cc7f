package homeostat.trial.monitor;

import homeostat.kernel.Quality;
import homeostat.record.Millivolts;
import homeostat.record.RecordReader;
import homeostat.record.SignalHeader;
import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import homeostat.trial.TrialException;
import java.util.function.Supplier;

/// A heart that was recorded: the first signal of a record, offered sample by sample when due.
///
/// At its end the recording begins again, so that a ward can run for longer than its patient was
/// watched. A sample the recording marks as invalid is not offered: the device sees a gap.
public final class RecordedHeart implements Surroundings, AutoCloseable {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int ECG = 0;
    private final Supplier<RecordReader> opener;
    private final int samplesPerSecond;
    private RecordReader record;
    private Millivolts millivolts;
    private int[] frame;
    private long sample;

    /// The heart in the record that `opener` opens, as often as it is needed.
    ///
    /// @throws TrialException when its sampling rate is not a whole number of hertz
    public RecordedHeart(Supplier<RecordReader> opener) {
        this(opener, 0);
    }

    /// The same, seen from `skippedSeconds` into the recording on.
    public RecordedHeart(Supplier<RecordReader> opener, int skippedSeconds) {
        this.opener = opener;
        begin();
        double rate = record.header().clock().framesPerSecond();
        samplesPerSecond = (int) rate;
        if (samplesPerSecond != rate || rate < 100 || rate > 2000) {
            throw new TrialException("not a rate the monitor takes: record="
                    + record.header().name() + " framesPerSecond=" + rate
                    + ", expected a whole number from 100 to 2000");
        }
        if (record.header().frames() <= 0) {
            throw new TrialException("nothing to show: record=" + record.header().name()
                    + " frames=" + record.header().frames() + ", expected at least one");
        }
    }

    /// Samples each second.
    public int samplesPerSecond() {
        return samplesPerSecond;
    }

    /// What the recording is called.
    public String name() {
        return record.header().name();
    }

    @Override
    public long nextEventNs() {
        return sample / samplesPerSecond * SECOND_NS
                + sample % samplesPerSecond * SECOND_NS / samplesPerSecond;
    }

    @Override
    public void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            next();
            double value = millivolts.of(frame[0]);
            if (value == value) {
                host.offer(ECG, value, Quality.GOOD, nextEventNs());
            }
            sample++;
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        // A monitor acts on nothing.
    }

    @Override
    public void close() {
        record.close();
    }

    private void next() {
        if (record.read(frame, 1) == 0) {
            begin();
            record.read(frame, 1);
        }
    }

    private void begin() {
        if (record != null) {
            record.close();
        }
        record = opener.get();
        SignalHeader signal = record.header().signals().getFirst();
        millivolts = Millivolts.of(signal, record.header().name());
        frame = new int[record.header().frameSamples()];
    }
}
