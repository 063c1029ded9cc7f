package homeostat.trial.pancreas;

/// Something eaten: when on its day, how much, and whether the device is told.
///
/// @param minuteOfDay minutes since midnight
/// @param grams carbohydrate
/// @param announced whether the person tells the device when beginning to eat
public record Meal(int minuteOfDay, double grams, boolean announced) {}
