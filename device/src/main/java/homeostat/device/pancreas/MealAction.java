package homeostat.device.pancreas;

/// How carbohydrate comes to act on glucose: stomach, gut and a fading effect.
///
/// ```
/// eaten ─▶ stomach ─▶ gut ─▶ effect ─fade▶
/// ```
///
/// `effect` is the carbohydrate whose action glucose still shows, in grams; it fades as that of
/// [InsulinAction] does, for the same reason.
///
/// Source: two compartments are the shortest model with the delay of a meal (Hovorka and others,
/// Physiological Measurement 25, 2004, has two equal ones). The gut's part is fitted to meals of
/// the thirty virtual patients of Kovatchev and others (2009); the stomach's, fitted so, is 0.013:
/// 0.010 is taken for those whose stomach holds a large meal for hours.
final class MealAction {
    static final double STOMACH_PART_PER_MIN = 0.010;
    static final double GUT_PART_PER_MIN = 0.09;

    private double stomachGrams;
    private double gutGrams;
    private double effectGrams;

    /// Adds a meal.
    void eat(double grams) {
        stomachGrams += grams;
    }

    /// Adds a meal that has left the stomach already.
    void empty(double grams) {
        gutGrams += grams;
    }

    /// Lives one minute.
    void minute() {
        double absorbed = gutGrams * GUT_PART_PER_MIN;
        double emptied = stomachGrams * STOMACH_PART_PER_MIN;
        effectGrams += absorbed - effectGrams * InsulinAction.FADE_PER_MIN;
        gutGrams += emptied - absorbed;
        stomachGrams -= emptied;
    }

    /// Carbohydrate that has yet to be absorbed.
    double onBoardGrams() {
        return stomachGrams + gutGrams;
    }

    /// Carbohydrate that waits in the stomach.
    double stomachGrams() {
        return stomachGrams;
    }

    /// Carbohydrate that is being absorbed.
    double gutGrams() {
        return gutGrams;
    }

    /// Carbohydrate whose action glucose shows now.
    double effectGrams() {
        return effectGrams;
    }
}
