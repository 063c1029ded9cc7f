package homeostat.body.glucose;

import homeostat.body.BodyException;

/// The plate in front of a virtual patient: announced meals wait here and are eaten at 5 g/min,
/// one after the other, so a meal of 70 g takes fourteen minutes.
///
/// Source of the rate: simglucose, `EAT_RATE`, after the UVA/Padova simulator.
public final class Meals {

    /// How fast people eat, g/min.
    public static final double EATEN_GRAMS_PER_MINUTE = 5;

    /// More carbohydrate than this in one meal is a slip of the keyboard, g.
    public static final double MEAL_GRAMS_MAX = 500;

    private double waitingGrams;

    /// An empty plate.
    public Meals() {}

    /// Puts a meal on the plate.
    ///
    /// @throws BodyException when nobody could eat it: negative, not a number, or above 500 g
    public void announce(double grams) {
        if (!(grams >= 0 && grams <= MEAL_GRAMS_MAX)) {
            throw new BodyException(
                    "impossible meal: grams=" + grams + ", expected 0 to 500 g of carbohydrate");
        }
        waitingGrams += grams;
    }

    /// Eats for one minute and says how much that was, g.
    public double eatMinute() {
        double bite = Math.min(EATEN_GRAMS_PER_MINUTE, waitingGrams);
        waitingGrams -= bite;
        return bite;
    }

    /// Announced and not yet eaten.
    public double waitingGrams() {
        return waitingGrams;
    }

    /// Clears the plate.
    public void reset() {
        waitingGrams = 0;
    }
}
