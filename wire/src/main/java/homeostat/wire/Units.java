package homeostat.wire;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Slot;
import homeostat.kernel.Unit;

/// Reads numbers whose dimension the reader does not know but the sheet does.
///
/// A row of the sheet pairs a range with a port of the same dimension; the pairing is checked by
/// the compiler where the port is declared and is lost when the row becomes one of a list. These
/// two casts take it up again.
final class Units {
    private Units() {}

    @SuppressWarnings("unchecked")
    static <Q extends Dimension> double convert(Quantity<Q> quantity, Unit<?> unit) {
        return quantity.in((Unit<Q>) unit);
    }

    @SuppressWarnings("unchecked")
    static <Q extends Dimension> double read(Slot<Q> slot, Unit<?> unit) {
        return slot.in((Unit<Q>) unit);
    }
}
