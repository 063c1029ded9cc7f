package homeostat.trial.pancreas.baseline;

import homeostat.kernel.Assembly;
import homeostat.kernel.CarbohydrateRatio;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.InsulinSensitivity;
import homeostat.kernel.Mass;
import homeostat.kernel.Parameter;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;

/// The baselines as devices: the same ports, the same prescription, the same pump and the same
/// minute as ours, so that nothing but the decision differs. They have no alarms and no
/// limits but the pump's: they are measured for what they do with a good sensor.
public final class Baselines {
    private Baselines() {}

    /// The basal rate and, at meals, what a careful person with a calculator would give.
    public static Device basalBolus() {
        return assemble("basal-bolus", new BasalBolus());
    }

    /// A PID with insulin feedback and a bolus at announced meals.
    public static Device pid() {
        return assemble("pid", new Pid());
    }

    /// oref0 with temporary rates; `micro` adds microboluses and rises that nobody announced.
    public static Device oref0(boolean micro) {
        return assemble(micro ? "oref0-smb" : "oref0", new OrefLoop(micro));
    }

    private static Device assemble(String name, Baseline baseline) {
        Assembly device = new Assembly(name, "Baseline " + name, new Sheet.Loop(
                "glucose of a virtual person", "glucose in interstitial fluid",
                "the clinic's target glucose", "reading of a continuous glucose monitor",
                "insulin rate and bolus orders to a pump", "none"));
        Prescribed prescribed = new Prescribed(device);
        TaskAssembly task = device.task("control",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        BaselineTask control = new BaselineTask(task, prescribed, baseline);
        task.runs(control, control.fallback());
        return device.assemble();
    }

    /// The prescription as it stands on the sheet, with the names that the device's own has.
    static final class Prescribed {
        private final Parameter<InsulinRate> basal;
        private final Parameter<CarbohydrateRatio> carbohydrateRatio;
        private final Parameter<InsulinSensitivity> correctionFactor;
        private final Parameter<InsulinAmount> totalDailyInsulin;
        private final Parameter<Glucose> target;

        Prescribed(Assembly device) {
            basal = device.parameter("basal", Range.of(InsulinRate.UNITS_PER_HOUR, 0, 30),
                    InsulinRate.unitsPerHour(0.9), "Rate that holds fasting glucose.");
            carbohydrateRatio = device.parameter("carbohydrate ratio",
                    Range.of(CarbohydrateRatio.GRAMS_PER_UNIT, 1, 200),
                    CarbohydrateRatio.gramsPerUnit(12), "Carbohydrate that one unit covers.");
            correctionFactor = device.parameter("correction factor",
                    Range.of(InsulinSensitivity.MG_PER_DL_PER_UNIT, 1, 1000),
                    InsulinSensitivity.mgPerDlPerUnit(42), "Fall of glucose by one unit.");
            totalDailyInsulin = device.parameter("total daily insulin",
                    Range.of(InsulinAmount.UNITS, 1, 500), InsulinAmount.units(42),
                    "Insulin of an ordinary day.");
            device.parameter("weight", Range.of(Mass.KILOGRAMS, 1, 500), Mass.kilograms(75),
                    "Body weight.");
            target = device.parameter("target", Range.of(Glucose.MG_PER_DL, 70, 200),
                    Glucose.mgPerDl(110), "Glucose that corrections aim at.");
        }

        Baseline.Numbers numbers() {
            return new Baseline.Numbers(basal.in(InsulinRate.UNITS_PER_HOUR),
                    carbohydrateRatio.in(CarbohydrateRatio.GRAMS_PER_UNIT),
                    correctionFactor.in(InsulinSensitivity.MG_PER_DL_PER_UNIT),
                    totalDailyInsulin.in(InsulinAmount.UNITS), target.in(Glucose.MG_PER_DL));
        }
    }
}
