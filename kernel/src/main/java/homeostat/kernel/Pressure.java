package homeostat.kernel;

/// Pressure of blood or gas above that of the room.
public interface Pressure extends Dimension {
    /// Millimetre of mercury: the base unit.
    Unit<Pressure> MMHG = Unit.base("mmHg", "mm[Hg]");

    /// Kilopascal; 1 mmHg is 133.322 Pa.
    Unit<Pressure> KILOPASCALS = Unit.of(MMHG, 1000 / 133.322, "kPa", "kPa");

    /// `value` millimetres of mercury.
    static Quantity<Pressure> mmHg(double value) {
        return MMHG.of(value);
    }
}
