package homeostat.device.heart;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A total artificial heart: two inflow pressures in, one rate and two strokes out.
///
/// It knows nothing of what a person does; work shows as blood that comes back, and output follows.
/// Not for clinical use.
public final class ArtificialHeart {
    /// What a step may take at most, a fifth or more above what is proved of it.
    private static final long STEP_BYTECODES = 12_000;

    private ArtificialHeart() {}

    /// An artificial heart with the settings of an ordinary adult.
    public static Device assemble() {
        Assembly device = new Assembly("heart", "Artificial heart", new Sheet.Loop(
                "output and both atrial pressures of a person without ventricles",
                "output, and the difference of the atrial pressures",
                "the clinic's usual output at its usual atrial pressures",
                "two inflow pressures",
                "beat rate and two stroke orders to a drive",
                "the usual output with the right side four percent less"));
        device.budget(new Sheet.Budget(16 * 1024, 24 * 1024, 4_000));
        HeartHazards.declare(device);
        HeartTherapy therapy = new HeartTherapy(device);
        TaskAssembly control = device.task("control",
                Timing.every(Span.milliseconds(20)).deadline(Span.milliseconds(5))
                        .budget(STEP_BYTECODES));
        HeartPorts ports = new HeartPorts(control);
        control.runs(new HeartControl(control, therapy, ports), fallback(control, therapy, ports));
        return device.assemble();
    }

    /// A fallback with guards of its own, which look at no sensor.
    static FixedBeat fallback(TaskAssembly task, HeartTherapy therapy, HeartPorts ports) {
        return new FixedBeat(therapy, task.guard(ports.rate, new BeatLimit(ports.rate)),
                task.guard(ports.leftStroke, new StrokeLimit(ports.leftStroke)),
                task.guard(ports.rightStroke, new StrokeLimit(ports.rightStroke),
                        new BalanceLimit(ports.rightStroke, ports.leftStroke, null)));
    }
}
