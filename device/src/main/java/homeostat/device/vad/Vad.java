package homeostat.device.vad;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A left ventricular assist device: inlet pressure in, speed of a rotary pump out, fifty decisions
/// a second.
///
/// Safe before clever: the controller proposes, the guards order, and the guards look at the inlet
/// themselves. Not for clinical use.
public final class Vad {
    /// What a step may take at most, a fifth or more above what is proved of it.
    private static final long STEP_BYTECODES = 12_000;

    private Vad() {}

    /// A heart pump with the settings of an ordinary adult.
    public static Device assemble() {
        Assembly device = new Assembly("vad", "Heart pump", loop());
        device.budget(new Sheet.Budget(16 * 1024, 24 * 1024, 4_000));
        VadHazards.declare(device);
        VadTherapy therapy = new VadTherapy(device);
        TaskAssembly control = device.task("control",
                Timing.every(InflowWatch.STEP_NS).deadline(Span.milliseconds(5))
                        .budget(STEP_BYTECODES));
        VadPorts ports = new VadPorts(control);
        control.runs(new VadControl(control, therapy, ports), fallback(control, therapy, ports));
        return device.assemble();
    }

    /// The loop in the words of IEC 60601-1-10.
    static Sheet.Loop loop() {
        return new Sheet.Loop(
                "filling and output of a failing left heart",
                "pressure at which the left ventricle fills",
                "a line of speed over filling pressure, set by the clinic",
                "pressure in the inflow cannula",
                "speed and pulse depth orders to a rotary pump",
                "the clinic's safe speed, never a stop");
    }

    /// A fallback with a guard of its own.
    static FixedSpeed fallback(TaskAssembly task, VadTherapy therapy, VadPorts ports) {
        return new FixedSpeed(therapy, task.guard(ports.speed, new SpeedLimit(therapy),
                new SlewLimit(ports.speed, therapy)));
    }
}
