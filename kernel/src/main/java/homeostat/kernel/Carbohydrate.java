package homeostat.kernel;

/// An amount of carbohydrate eaten.
public interface Carbohydrate extends Dimension {
    /// Gram: the base unit.
    Unit<Carbohydrate> GRAMS = Unit.base("g", "g");

    /// `value` grams.
    static Quantity<Carbohydrate> grams(double value) {
        return GRAMS.of(value);
    }
}
