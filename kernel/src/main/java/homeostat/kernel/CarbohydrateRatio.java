package homeostat.kernel;

/// How many grams of carbohydrate one unit of insulin covers.
public interface CarbohydrateRatio extends Dimension {
    /// Gram for each unit: the base unit.
    Unit<CarbohydrateRatio> GRAMS_PER_UNIT = Unit.base("g/U", "g/[iU]");

    /// `value` grams for each unit.
    static Quantity<CarbohydrateRatio> gramsPerUnit(double value) {
        return GRAMS_PER_UNIT.of(value);
    }
}
