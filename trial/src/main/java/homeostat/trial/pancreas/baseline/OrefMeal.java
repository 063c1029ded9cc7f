package homeostat.trial.pancreas.baseline;

/// What oref0 believes of the last meals.
///
/// @param grams eaten in the last six hours
/// @param onBoardGrams of it not yet absorbed
/// @param fallFromHighest how fast the unexplained change falls from its highest, per five minutes
/// @param riseFromLowest how fast it rises from its lowest
/// @param lastAtMs when the last meal was
/// @param wizardUsed whether the pump's own calculator was used
record OrefMeal(double grams, double onBoardGrams, double fallFromHighest,
        double riseFromLowest, double lastAtMs, boolean wizardUsed) {}
