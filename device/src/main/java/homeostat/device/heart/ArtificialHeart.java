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
        hazards(device);
        HeartTherapy therapy = new HeartTherapy(device);
        TaskAssembly control = device.task("control",
                Timing.every(Span.milliseconds(20)).deadline(Span.milliseconds(5)));
        HeartPorts ports = new HeartPorts(control);
        control.runs(new HeartControl(control, therapy, ports), new FixedBeat(therapy,
                control.guard(ports.rate, new BeatLimit(ports.rate)),
                control.guard(ports.leftStroke, new StrokeLimit(ports.leftStroke,
                        new AtriumWatch(ports.left))),
                control.guard(ports.rightStroke, new StrokeLimit(ports.rightStroke,
                        new AtriumWatch(ports.right)))));
        return device.assemble();
    }

    private static void hazards(Assembly device) {
        device.hazard("TAH-1", "One side moves more than the other", "Lung oedema, or collapse",
                "Balance from both pressures, learnt share of the bronchi; alarms");
        device.hazard("TAH-2", "An atrium is emptied", "Air, damage to its wall, low output",
                "No stroke grows while its atrium is nearly empty; alarm inflow low");
        device.hazard("TAH-3", "A pressure is silent, still, a jump or no number",
                "Imbalance", "Each is judged; the other goes on alone; then the usual output");
        device.hazard("TAH-4", "The heart stops", "Death",
                "The least output of every guard is 78 beats of 30 mL; the drive's own beat");
        device.hazard("TAH-5", "The controller is wrong: a trap, an overrun, no number",
                "Any output", "The step is discarded; a fallback with parts of its own; alarm");
    }
}
