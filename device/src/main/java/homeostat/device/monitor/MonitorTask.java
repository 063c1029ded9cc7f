package homeostat.device.monitor;

import homeostat.kernel.HeartRate;
import homeostat.kernel.In;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Voltage;
import homeostat.signal.HeartRateMeter;
import homeostat.signal.QrsDetector;
import homeostat.signal.SignalQuality;
import homeostat.signal.SignalState;

/// One step a sample: detector, heart rate, signal quality, alarms, in that order.
final class MonitorTask implements Task {
    /// The amplifier's rail: the sheet's range of the input.
    static final double MILLIVOLTS_MAX = 10;
    private static final long LATE_NS = Span.milliseconds(100);

    private final In<Voltage> ecg;
    private final Out<Voltage> wave;
    private final Out<HeartRate> heartRate;
    private final ModeCell<MonitorMode> modes;
    private final MonitorAlarms alarms;
    private final QrsDetector detector;
    private final HeartRateMeter rate;
    private final SignalQuality quality;

    MonitorTask(TaskAssembly task, int samplesPerSecond) {
        Range<Voltage> range = Range.of(Voltage.MILLIVOLTS, -MILLIVOLTS_MAX, MILLIVOLTS_MAX);
        ecg = task.input("electrodes", range, LATE_NS, "one lead of the electrocardiogram");
        wave = task.wave("ECG", range, "the same lead, as displayed");
        heartRate = task.output("heart rate", Range.of(HeartRate.BEATS_PER_MINUTE, 0, 300),
                "median of the last five intervals");
        modes = task.modes(new MonitorMode.Learning(), MonitorMode.NAMES);
        alarms = new MonitorAlarms(task);
        detector = new QrsDetector(samplesPerSecond);
        rate = new HeartRateMeter(samplesPerSecond);
        quality = new SignalQuality(samplesPerSecond, MILLIVOLTS_MAX);
    }

    @Override
    public void step(long nowNs) {
        Reading<Voltage> reading = ecg.reading();
        boolean isGood = reading.isGood();
        double millivolts = isGood ? reading.in(Voltage.MILLIVOLTS) : Double.NaN;
        quality.step(millivolts);
        if (detector.step(millivolts)) {
            rate.beat(detector.beatSample(), detector.nowSample());
        }
        long sample = detector.nowSample();
        boolean isLive = isGood && quality.state() != SignalState.SATURATED;
        boolean hasRate = rate.valid(sample);
        boolean _ = modes.become(MonitorMode.next(modes.mode(), isLive, hasRate), nowNs);
        if (isGood) {
            wave.set(Voltage.MILLIVOLTS, millivolts, nowNs);
        } else {
            wave.missing(nowNs);
        }
        if (isLive && hasRate) {
            heartRate.set(HeartRate.BEATS_PER_MINUTE, rate.perMinute(sample), nowNs);
        } else {
            heartRate.missing(nowNs);
        }
        alarms.report(isLive, rate, sample, nowNs);
    }
}
