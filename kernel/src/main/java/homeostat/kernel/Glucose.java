package homeostat.kernel;

/// Concentration of glucose in plasma or interstitial fluid.
///
/// 18.0156 g/mol is the molar mass of glucose (C6H12O6).
public interface Glucose extends Dimension {
    /// Milligram per decilitre: the base unit.
    Unit<Glucose> MG_PER_DL = Unit.base("mg/dL", "mg/dL");

    /// Millimole per litre.
    Unit<Glucose> MMOL_PER_L = Unit.of(MG_PER_DL, 18.0156, "mmol/L", "mmol/L");

    /// `value` milligram per decilitre.
    static Quantity<Glucose> mgPerDl(double value) {
        return MG_PER_DL.of(value);
    }
}
