package homeostat.device.monitor;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A wearable monitor of one electrocardiogram lead: heart rate, asystole, fibrillation,
/// ventricular tachycardia, too slow, too fast, pauses, runs, pairs, bigeminy, no rhythm; and
/// whether to believe it.
///
/// It acts on nothing, so it has no guard and no fallback task; what it must not do is to be
/// silently wrong. When it cannot see, it says so. Not for clinical use.
public final class Monitor {
    /// The sampling rate of the device as it is proved and lowered.
    public static final int SAMPLES_PER_SECOND = 360;

    /// What a step may take at most: what a beat, a window of the wave and a rhythm cost is spread
    /// over the samples after it, so that this and the kernel's part are two thirds of the period
    /// on the reference processor.
    private static final long STEP_BYTECODES = 55_000;

    private Monitor() {}

    /// A monitor for 360 samples a second.
    public static Device assemble() {
        return assemble(SAMPLES_PER_SECOND);
    }

    /// A monitor for a lead sampled `samplesPerSecond` times a second.
    public static Device assemble(int samplesPerSecond) {
        Assembly device = new Assembly("monitor", "Heart monitor", new Sheet.Loop(
                "electrical activity of the heart",
                "none: it observes",
                "none",
                "one lead of an electrocardiogram",
                "none: it observes",
                "says that it cannot see"));
        device.budget(new Sheet.Budget(48 * 1024, 20 * 1024, 20_000));
        device.hazard("asystole-missed", "The heart stops and nobody is told.",
                "death", "asystole alarm after four seconds without a beat, latched");
        device.hazard("fibrillation-missed", "The ventricles fibrillate, no blood flows, and "
                + "nobody is told.", "death", "fibrillation alarm by the shape of the wave, within "
                + "six seconds, latched; needs no beat to be found");
        device.hazard("tachycardia-missed", "A ventricular tachycardia is shown as a rate.",
                "death", "every beat is classed; three ventricular ones in a row at 100 a minute "
                + "raise an alarm, latched");
        device.hazard("noise-believed", "Noise is counted as beats and acted upon.",
                "a wrong treatment", "the signal is judged every second; rhythms that do not "
                + "threaten life at once are told only while it is trusted, and that it is not "
                + "is told");
        device.hazard("blind-unnoticed", "An electrode is off and silence is taken for health.",
                "a delayed rescue", "no-signal alarm after two seconds; no rate is shown");
        MonitorLimits limits = new MonitorLimits(device);
        TaskAssembly watch = device.task("watch",
                Timing.hertz(samplesPerSecond).budget(STEP_BYTECODES));
        watch.runs(new MonitorTask(watch, limits, samplesPerSecond), null);
        return device.assemble();
    }
}
