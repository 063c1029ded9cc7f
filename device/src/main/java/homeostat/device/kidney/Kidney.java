package homeostat.device.kidney;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A kidney of one session: blood volume, pressure and the membrane's balance in; ultrafiltration,
/// dialysate and blood flow out, one decision a second. Beside it, five times a second, a
/// protective system with sensors of its own, without whose permission nothing flows.
///
/// The two tasks share the prescription and nothing else. Not for clinical use.
public final class Kidney {
    /// What a step of each task may take at most, a fifth or more above what is proved of it.
    private static final long STEP_BYTECODES = 17_000;
    private static final long PROTECTION_BYTECODES = 6_500;

    private Kidney() {}

    /// A kidney with the prescription of an ordinary session.
    public static Device assemble() {
        Assembly device = new Assembly("kidney", "Kidney", loop());
        device.budget(new Sheet.Budget(24 * 1024, 36 * 1024, 8_000));
        KidneyHazards.declare(device);
        KidneyTherapy therapy = new KidneyTherapy(device);
        TaskAssembly control = device.task("control",
                Timing.every(Span.seconds(1)).deadline(Span.milliseconds(100))
                        .budget(STEP_BYTECODES));
        KidneyPorts ports = new KidneyPorts(control);
        control.runs(new KidneyControl(control, therapy, ports),
                fallback(control, therapy, ports));
        TaskAssembly protection = device.task("protection",
                Timing.every(ProtectionControl.STEP_NS).deadline(Span.milliseconds(50))
                        .budget(PROTECTION_BYTECODES));
        ProtectionPorts sensors = new ProtectionPorts(protection);
        protection.runs(new ProtectionControl(protection, therapy, sensors), new ClosedClamp(
                protection.guard(sensors.clamp, new NoPermission()),
                protection.guard(sensors.valve, new NoPermission())));
        return device.assemble();
    }

    /// The loop in the words of IEC 60601-1-10.
    static Sheet.Loop loop() {
        return new Sheet.Loop(
                "water and waste of a body without kidneys",
                "relative blood volume while water is drawn off",
                "the floor of blood volume and the goal of the prescription",
                "optical blood volume, cuff pressure, balance and membrane pressure",
                "orders of ultrafiltration, dialysate sodium and warmth, and blood flow",
                "nothing is drawn off, blood circulates");
    }

    /// A fallback with guards of its own.
    static IdleFilter fallback(TaskAssembly task, KidneyTherapy therapy, KidneyPorts ports) {
        return new IdleFilter(therapy, new KidneyGuards(
                task.guard(ports.rate, new RateLimit(therapy)),
                task.guard(ports.bloodPump, new PumpLimit(therapy)),
                task.guard(ports.sodium, new SodiumLimit(ports, therapy)),
                task.guard(ports.temperature, new TemperatureLimit(therapy))));
    }
}
