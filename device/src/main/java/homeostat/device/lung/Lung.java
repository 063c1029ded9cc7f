package homeostat.device.lung;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// A lung beside a failing one: saturation by inspired oxygen, carbon dioxide by the sweep gas of a
/// membrane lung, breaths that spare, four decisions a second. Not for clinical use.
public final class Lung {
    /// What a step may take at most, a fifth or more above what is proved of it.
    private static final long STEP_BYTECODES = 9_000;

    private Lung() {}

    /// A lung with the settings of an ordinary adult.
    public static Device assemble() {
        Assembly device = new Assembly("lung", "Lung", loop());
        device.budget(new Sheet.Budget(16 * 1024, 8 * 1024, 4_000));
        LungHazards.declare(device);
        LungTherapy therapy = new LungTherapy(device);
        TaskAssembly control = device.task("control",
                Timing.every(LungControl.STEP_NS).deadline(Span.milliseconds(50))
                        .budget(STEP_BYTECODES));
        LungPorts ports = new LungPorts(control);
        control.runs(new LungControl(control, therapy, ports), new BackupSettings(therapy,
                control.guard(ports.oxygen, new BackupLimit.Oxygen(therapy)),
                control.guard(ports.sweep, new BackupLimit.Sweep(therapy)),
                control.guard(ports.breath, new BreathLimit(therapy))));
        return device.assemble();
    }

    /// The loop in the words of IEC 60601-1-10.
    static Sheet.Loop loop() {
        return new Sheet.Loop(
                "oxygen and carbon dioxide of arterial blood",
                "oxygen saturation, and carbon dioxide in arteries and after the membrane",
                "the clinic's saturation and carbon dioxide, reached slowly",
                "pulse oximeter, arterial and membrane carbon dioxide, plateau pressure",
                "orders of inspired oxygen, sweep gas and breath",
                "hold, then the clinic's backup settings, never room air");
    }
}
