package homeostat.trial.organ;

import java.util.Locale;

/// One figure of a run, with the words that a reader knows it by.
///
/// @param name in results and outcome files; a promise, it stays
/// @param meaning in words, without the unit
/// @param unit or nothing for a number
/// @param decimals as many as mean something
/// @param isTotal whether runs are added up and not averaged: events, beats
public record Figure(String name, String meaning, String unit, int decimals, boolean isTotal) {

    /// One of which the mean over runs is told.
    public static Figure mean(String name, String meaning, String unit, int decimals) {
        return new Figure(name, meaning, unit, decimals, false);
    }

    /// One that is counted over all runs.
    public static Figure total(String name, String meaning) {
        return new Figure(name, meaning, "", 0, true);
    }

    /// Its words with the unit.
    public String title() {
        return unit.isEmpty() ? meaning : meaning + ", " + unit;
    }

    /// A value, as written in a report.
    public String text(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
