package homeostat.device.lung;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Pressure in the airways above that of the room.
public interface AirwayPressure extends Dimension {
    /// Centimetre of water: the base unit.
    Unit<AirwayPressure> CM_H2O = Unit.base("cmH₂O", "cm[H2O]");

    /// `value` of it.
    static Quantity<AirwayPressure> cmH2o(double value) {
        return CM_H2O.of(value);
    }
}
