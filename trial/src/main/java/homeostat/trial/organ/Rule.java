package homeostat.trial.organ;

/// A rule that every run is watched by, independent of the device's own opinion.
///
/// A *violation* says that the device did what it must never do, or left undone what it must always
/// do. A *harm* says what happened to the person, whoever is to blame.
public interface Rule {
    /// As in results.
    String label();

    /// For the reader of a report.
    String meaning();

    /// Whether the device broke a rule; otherwise the person came to harm.
    boolean isViolation();
}
