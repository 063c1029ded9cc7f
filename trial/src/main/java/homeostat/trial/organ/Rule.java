package homeostat.trial.organ;

import java.util.Locale;

/// A rule that every run is watched by, independent of the device's own opinion: an enum of each
/// device's trial.
///
/// A *violation* says that the device did what it must never do, or left undone what it must always
/// do. A *harm* says what happened to the person, whoever is to blame.
public interface Rule {
    /// The constant's own name.
    String name();

    /// Its place among the constants.
    int ordinal();

    /// For the reader of a report.
    String meaning();

    /// Whether the device broke a rule; otherwise the person came to harm.
    boolean isViolation();

    /// As in results: the constant's name in small letters.
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
