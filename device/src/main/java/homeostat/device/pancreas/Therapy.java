package homeostat.device.pancreas;

import homeostat.kernel.Assembly;
import homeostat.kernel.CarbohydrateRatio;
import homeostat.kernel.Glucose;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.InsulinSensitivity;
import homeostat.kernel.Mass;
import homeostat.kernel.Parameter;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.TaskAssembly;

/// The prescription in force, in the units that the therapy computes with.
///
/// The ranges are what a person can have, not what is common: a typing error of a factor of ten is
/// refused for most people by one of them, and the limits of the guards scale with the rest.
///
/// Source of the alarms' limits: levels 1 of hypoglycaemia and 2 of hyperglycaemia, Battelino and
/// others, Diabetes Care 42 (2019).
final class Therapy {
    private final Parameter<InsulinRate> basal;
    private final Parameter<CarbohydrateRatio> carbohydrateRatio;
    private final Parameter<InsulinSensitivity> correctionFactor;
    private final Parameter<InsulinAmount> totalDailyInsulin;
    private final Parameter<Mass> weight;
    private final Parameter<Glucose> target;
    private final Parameter<Glucose> lowLimit;
    private final Parameter<Glucose> highLimit;

    // [impl->req~wrong-prescription-is-not-dosed~1]
    Therapy(Assembly device, Clinic clinic) {
        basal = device.parameter("basal",
                Range.of(InsulinRate.UNITS_PER_HOUR, 0.05, 8), clinic.basal(),
                "Rate that holds fasting glucose.");
        carbohydrateRatio = device.parameter("carbohydrate ratio",
                Range.of(CarbohydrateRatio.GRAMS_PER_UNIT, 2, 100), clinic.carbohydrateRatio(),
                "Carbohydrate that one unit covers.");
        correctionFactor = device.parameter("correction factor",
                Range.of(InsulinSensitivity.MG_PER_DL_PER_UNIT, 4, 400),
                clinic.correctionFactor(), "Fall of glucose that one unit brings.");
        totalDailyInsulin = device.parameter("total daily insulin",
                Range.of(InsulinAmount.UNITS, 4, 200), clinic.totalDailyInsulin(),
                "Insulin of an ordinary day; the limits of the guards scale with it.");
        weight = device.parameter("weight", Range.of(Mass.KILOGRAMS, 8, 250), clinic.weight(),
                "Body weight.");
        target = device.parameter("target", Range.of(Glucose.MG_PER_DL, 90, 160),
                clinic.target(), "Glucose that corrections aim at.");
        lowLimit = device.parameter("glucose low limit",
                Range.of(Glucose.MG_PER_DL, GlucoseWatch.FLOOR_MG_PER_DL, 100),
                Glucose.mgPerDl(GlucoseWatch.FLOOR_MG_PER_DL),
                "Below it an alarm: no lower than where insulin is withheld.");
        highLimit = device.parameter("glucose high limit",
                Range.of(Glucose.MG_PER_DL, 180, 400), Glucose.mgPerDl(250),
                "Above it for an hour an alarm: check the infusion site.");
    }

    /// Says on the sheet which alarms have limits, and who may move them.
    void limit(TaskAssembly task, PancreasAlarms alarms) {
        task.limit(alarms.low, Sheet.Side.BELOW, lowLimit, Sheet.Keeper.PRESCRIBER);
        task.limit(alarms.high, Sheet.Side.ABOVE, highLimit, Sheet.Keeper.WARD);
    }

    double basalUnitsPerHour() {
        return basal.in(InsulinRate.UNITS_PER_HOUR);
    }

    double gramsPerUnit() {
        return carbohydrateRatio.in(CarbohydrateRatio.GRAMS_PER_UNIT);
    }

    double mgPerDlPerUnit() {
        return correctionFactor.in(InsulinSensitivity.MG_PER_DL_PER_UNIT);
    }

    double unitsPerDay() {
        return totalDailyInsulin.in(InsulinAmount.UNITS);
    }

    double weightKg() {
        return weight.in(Mass.KILOGRAMS);
    }

    double targetMgPerDl() {
        return target.in(Glucose.MG_PER_DL);
    }

    double lowLimitMgPerDl() {
        return lowLimit.in(Glucose.MG_PER_DL);
    }

    double highLimitMgPerDl() {
        return highLimit.in(Glucose.MG_PER_DL);
    }
}
