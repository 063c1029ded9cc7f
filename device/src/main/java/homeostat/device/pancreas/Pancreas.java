package homeostat.device.pancreas;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Guard;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// An artificial pancreas: glucose in, insulin out, one decision a minute.
///
/// Safe before clever: the controller proposes, the guards order, and the guards look at sensor and
/// insulin account themselves. Not for clinical use.
public final class Pancreas {
    /// What a step may take at most, estimator, prediction and account included.
    /// Pumps are replaced after four years; a mebibyte of serial flash keeps their memory.
    private static final int LIFE_YEARS = 4;
    private static final long STEP_BYTECODES = 400_000;

    private Pancreas() {}

    /// A pancreas for an ordinary adult, to be inspected rather than worn.
    public static Device assemble() {
        return assemble(Clinic.ordinary());
    }

    /// A pancreas for the person whose clinic wrote `clinic`; traps when a number is outside the
    /// range that the sheet declares for it.
    public static Device assemble(Clinic clinic) {
        Assembly device = new Assembly("pancreas", "Artificial pancreas", loop());
        device.budget(new Sheet.Budget(64 * 1024, 16 * 1024, 40_000));
        device.endurance(new Sheet.Endurance(LIFE_YEARS, 128, 8192, 10_000));
        PancreasHazards.declare(device);
        Therapy therapy = new Therapy(device, clinic);
        TaskAssembly control = device.task("control",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)).budget(STEP_BYTECODES));
        PancreasPorts ports = new PancreasPorts(control);
        control.runs(new PancreasControl(control, therapy, ports),
                fallback(control, therapy, ports));
        return device.assemble();
    }

    /// The loop in the words of IEC 60601-1-10.
    static Sheet.Loop loop() {
        return new Sheet.Loop(
                "glucose of a person with type 1 diabetes",
                "glucose in interstitial fluid",
                "the clinic's target glucose",
                "reading of a continuous glucose monitor",
                "insulin rate and bolus orders to a pump",
                "the clinic's basal rate, less while insulin on board is too much for it, none when"
                        + " the last plausible reading is low");
    }

    /// The only way for a rate to the pump while the loop is closed.
    static Guard<InsulinRate> rateGuard(TaskAssembly task, Therapy therapy, PancreasPorts ports,
            GlucoseWatch watch, InsulinLedger ledger) {
        return task.guard(ports.rate, new RateLimit(therapy),
                new OnBoardRateLimit(ledger, therapy), new FloorRateLimit(watch, therapy));
    }

    /// The only way for a bolus to the pump.
    static Guard<InsulinAmount> bolusGuard(TaskAssembly task, Therapy therapy,
            PancreasPorts ports, GlucoseWatch watch, InsulinLedger ledger) {
        return task.guard(ports.bolus, new DoseLimit(ledger, therapy),
                new OnBoardLimit(ledger, therapy), new OutcomeLimit(ledger),
                new FloorDoseLimit(watch));
    }

    /// A fallback with a watch and a guard of its own.
    static BasalFallback fallback(TaskAssembly task, Therapy therapy, PancreasPorts ports) {
        GlucoseWatch watch = new GlucoseWatch(ports.glucose);
        return new BasalFallback(therapy, watch, task.guard(ports.rate, new RateLimit(therapy),
                new FloorRateLimit(watch, therapy)));
    }
}
