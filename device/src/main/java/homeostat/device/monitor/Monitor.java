package homeostat.device.monitor;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A wearable monitor of one electrocardiogram lead: heart rate, asystole, too slow, too fast.
///
/// It acts on nothing, so it has no guard and no fallback task; what it must not do is to be
/// silently wrong. When it cannot see, it says so. Not for clinical use.
public final class Monitor {
    /// The sampling rate of the device as it is proved and lowered.
    public static final int SAMPLES_PER_SECOND = 360;

    /// What a step may take at most: a beat that ends, with all that is decided then.
    private static final long STEP_BYTECODES = 110_000;

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
        device.budget(new Sheet.Budget(48 * 1024, 20 * 1024, 6_000));
        device.hazard("asystole-missed", "The heart stops and nobody is told.",
                "death", "asystole alarm after four seconds without a beat, latched");
        device.hazard("blind-unnoticed", "An electrode is off and silence is taken for health.",
                "a delayed rescue", "no-signal alarm after two seconds; no rate is shown");
        TaskAssembly watch = device.task("watch",
                Timing.hertz(samplesPerSecond).budget(STEP_BYTECODES));
        watch.runs(new MonitorTask(watch, samplesPerSecond), null);
        return device.assemble();
    }
}
