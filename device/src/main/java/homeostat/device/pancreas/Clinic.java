package homeostat.device.pancreas;

import homeostat.kernel.CarbohydrateRatio;
import homeostat.kernel.Glucose;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.InsulinSensitivity;
import homeostat.kernel.Mass;
import homeostat.kernel.Quantity;

/// What a diabetes clinic writes on the prescription of one person; nothing else is tuned to them.
///
/// @param basal rate that holds fasting glucose
/// @param carbohydrateRatio carbohydrate that one unit of insulin covers
/// @param correctionFactor fall of glucose that one unit of insulin brings
/// @param totalDailyInsulin insulin of an ordinary day
/// @param weight body weight
/// @param target glucose that corrections aim at
public record Clinic(
        Quantity<InsulinRate> basal,
        Quantity<CarbohydrateRatio> carbohydrateRatio,
        Quantity<InsulinSensitivity> correctionFactor,
        Quantity<InsulinAmount> totalDailyInsulin,
        Quantity<Mass> weight,
        Quantity<Glucose> target) {

    /// Numbers of an ordinary adult, for a device that is inspected rather than worn.
    ///
    /// Half of 42 U/day is basal; 500 and 1800 divided by the daily insulin are about the other
    /// two. Source of the rules: Walsh, Roberts, "Pumping Insulin", 5th edition.
    public static Clinic ordinary() {
        return new Clinic(InsulinRate.unitsPerHour(0.9), CarbohydrateRatio.gramsPerUnit(12),
                InsulinSensitivity.mgPerDlPerUnit(42), InsulinAmount.units(42),
                Mass.kilograms(75), Glucose.mgPerDl(110));
    }
}
