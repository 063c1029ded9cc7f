package homeostat.kernel;

/// How far one unit of insulin lowers glucose: the correction factor.
public interface InsulinSensitivity extends Dimension {
    /// Milligram per decilitre for each unit: the base unit.
    Unit<InsulinSensitivity> MG_PER_DL_PER_UNIT = Unit.base("mg/dL/U", "mg/dL/[iU]");

    /// `value` milligram per decilitre for each unit.
    static Quantity<InsulinSensitivity> mgPerDlPerUnit(double value) {
        return MG_PER_DL_PER_UNIT.of(value);
    }
}
