package homeostat.device.pancreas;

import homeostat.kernel.Dimension;
import homeostat.kernel.Unit;

/// How fast glucose moves.
public interface GlucoseTrend extends Dimension {
    /// Milligram per decilitre each minute: the base unit.
    Unit<GlucoseTrend> MG_PER_DL_PER_MINUTE = Unit.base("mg/dL/min", "mg/dL/min");
}
