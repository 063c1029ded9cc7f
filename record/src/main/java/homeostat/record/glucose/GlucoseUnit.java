package homeostat.record.glucose;

import homeostat.kernel.Glucose;
import java.util.Locale;

/// The unit in which a person reads glucose.
public enum GlucoseUnit {
    /// Milligram per decilitre.
    MG_PER_DL("mg/dL", 1, 0),
    /// Millimole per litre.
    MMOL_PER_L("mmol/L", Glucose.MMOL_PER_L.of(1).in(Glucose.MG_PER_DL), 1);

    private final String label;
    private final double mgPerDl;
    private final int decimals;

    GlucoseUnit(String label, double mgPerDl, int decimals) {
        this.label = label;
        this.mgPerDl = mgPerDl;
        this.decimals = decimals;
    }

    /// As it is written.
    public String label() {
        return label;
    }

    /// A glucose of mg/dL in this unit.
    public double of(double glucoseMgPerDl) {
        return glucoseMgPerDl / mgPerDl;
    }

    /// A glucose in this unit in mg/dL.
    public double mgPerDl(double value) {
        return value * mgPerDl;
    }

    /// A glucose of mg/dL as it is read: no decimals in mg/dL, one in mmol/L.
    public String text(double glucoseMgPerDl) {
        return String.format(Locale.ROOT, "%." + decimals + "f", of(glucoseMgPerDl));
    }

    /// The unit of that name, however it is capitalised, or null.
    public static GlucoseUnit named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "mg/dl" -> MG_PER_DL;
            case "mmol/l" -> MMOL_PER_L;
            default -> null;
        };
    }
}
