package homeostat.kernel;

/// A unit of measurement of dimension `Q`: the only way a number enters or leaves a [Slot].
///
/// Each dimension has one *base* unit, the one its field reports in, so that clinical numbers
/// (70 mg/dL, 0.05 U/h) are stored exactly; every other unit is a multiple of it. There is no way
/// to read a slot without naming a unit, and none to name a unit of another dimension.
public final class Unit<Q extends Dimension> {
    private final String symbol;
    private final String ucum;
    private final double basePerUnit;

    private Unit(String symbol, String ucum, double basePerUnit) {
        this.symbol = symbol;
        this.ucum = ucum;
        this.basePerUnit = basePerUnit;
    }

    /// The base unit of a dimension: `symbol` for people, `ucum` for machines.
    ///
    /// Source of the codes: The Unified Code for Units of Measure, version 2.1.
    public static <Q extends Dimension> Unit<Q> base(String symbol, String ucum) {
        return new Unit<>(symbol, ucum, 1.0);
    }

    /// A unit that is worth `basePerUnit` base units.
    public static <Q extends Dimension> Unit<Q> of(
            Unit<Q> base, double basePerUnit, String symbol, String ucum) {
        Check.that(base.basePerUnit == 1.0, "a unit is made from its dimension's base unit");
        Check.that(basePerUnit > 0 && basePerUnit < Double.POSITIVE_INFINITY,
                "a unit is a positive finite multiple of its base unit");
        return new Unit<>(symbol, ucum, basePerUnit);
    }

    /// `value` of this unit as a quantity, for the sheet and for tests.
    public Quantity<Q> of(double value) {
        return new Quantity<>(this, value);
    }

    /// As printed beside a number, e.g. `mg/dL`.
    public String symbol() {
        return symbol;
    }

    /// As written on the wire, e.g. `mg/dL` or `[IU]/h`.
    public String ucum() {
        return ucum;
    }

    /// How many base units it is worth: what a driver in C divides by.
    public double basePerUnit() {
        return basePerUnit;
    }

    double toBase(double value) {
        return value * basePerUnit;
    }

    double fromBase(double base) {
        return base / basePerUnit;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
