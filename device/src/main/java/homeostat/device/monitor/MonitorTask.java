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
import homeostat.signal.EcgMonitor;

/// One step a sample: beats, rate, rhythms and the worth of the signal, then the alarms.
final class MonitorTask implements Task {
    /// The amplifier's rail: the sheet's range of the input.
    static final double MILLIVOLTS_MAX = 10;
    private static final long LATE_NS = Span.milliseconds(100);

    private final In<Voltage> ecg;
    private final Out<Voltage> wave;
    private final Out<HeartRate> heartRate;
    private final ModeCell<MonitorMode> modes;
    private final MonitorAlarms alarms;
    private final EcgMonitor heart;

    MonitorTask(TaskAssembly task, MonitorLimits limits, int samplesPerSecond) {
        Range<Voltage> range = Range.of(Voltage.MILLIVOLTS, -MILLIVOLTS_MAX, MILLIVOLTS_MAX);
        ecg = task.input("electrodes", range, LATE_NS, "one lead of the electrocardiogram");
        wave = task.wave("ECG", range, "the same lead, as displayed");
        heartRate = task.output("heart rate", Range.of(HeartRate.BEATS_PER_MINUTE, 0, 300),
                "median of the last five intervals");
        modes = task.modes(new MonitorMode.Learning(), MonitorMode.NAMES);
        alarms = new MonitorAlarms(task, limits);
        heart = new EcgMonitor(samplesPerSecond, 1, MILLIVOLTS_MAX);
    }

    @Override
    public void step(long nowNs) {
        Reading<Voltage> reading = ecg.reading();
        boolean isGood = reading.isGood();
        double millivolts = isGood ? reading.in(Voltage.MILLIVOLTS) : Double.NaN;
        boolean _ = heart.step(millivolts);
        long sample = heart.nowSample();
        boolean isLive = isGood && heart.connected();
        boolean hasRate = heart.rate().valid(sample);
        boolean _ = modes.become(MonitorMode.next(modes.mode(), isLive, hasRate), nowNs);
        if (isGood) {
            wave.set(Voltage.MILLIVOLTS, millivolts, nowNs);
        } else {
            wave.missing(nowNs);
        }
        boolean isShown = isLive && hasRate;
        double perMinute = isShown ? heart.rate().perMinute(sample) : 0;
        if (isShown) {
            heartRate.set(HeartRate.BEATS_PER_MINUTE, perMinute, nowNs);
        } else {
            heartRate.missing(nowNs);
        }
        alarms.report(isLive, isShown, perMinute, heart, nowNs);
    }
}
