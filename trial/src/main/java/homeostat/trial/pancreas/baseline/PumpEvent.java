package homeostat.trial.pancreas.baseline;

/// What a pump's history says, one line of it.
sealed interface PumpEvent {
    /// When, in milliseconds.
    double atMs();

    /// A dose.
    record Bolus(double atMs, double units) implements PumpEvent {}

    /// A temporary rate, until the next one or its end.
    record TempBasal(double atMs, double unitsPerHour, double minutes) implements PumpEvent {}

    /// The pump stopped.
    record Suspend(double atMs) implements PumpEvent {}

    /// And went on.
    record Resume(double atMs) implements PumpEvent {}

    /// A line that says nothing of insulin, such as for how long the rate beside it was set.
    record Other(double atMs) implements PumpEvent {}
}
