package homeostat.trial.vad;

/// The rules that every run is watched by, independent of the device's own opinion.
///
/// A *violation* says that the device did what it must never do, or left undone what it must always
/// do. A *harm* says what happened to the person, whoever is to blame.
public enum VadRule {
    /// A speed below or above what the clinic allows.
    SPEED_OUT_OF_LIMITS("speed-out-of-limits", true, "A speed that the clinic does not allow"),
    /// A speed raised faster than 100/min each second.
    RAISED_TOO_FAST("raised-too-fast", true, "A speed raised faster than 100/min each second"),
    /// A speed raised above the safe speed without an inlet pressure for three seconds.
    RAISED_BLIND("raised-blind", true, "A speed raised without an inlet pressure"),
    /// A new order that the gate of the motor did not let through.
    ORDER_REFUSED_AT_GATE("order-refused-at-gate", true,
            "An order that the motor would not accept"),
    /// The loop open for two seconds and no alarm.
    LOSS_OF_CONTROL_NOT_ALARMED("loss-of-control-not-alarmed", true,
            "Control was lost and no alarm told of it"),
    /// The control task stopped itself and its fallback took over.
    TASK_TRAPPED("task-trapped", true, "The control task stopped itself"),
    /// More than two beats of suction in a row while nothing is broken.
    SUCTION_NOT_RELEASED("suction-not-released", true,
            "A wall drawn in for more than two beats"),
    /// More than two beats of suction in a row while something was broken.
    SUCTION_UNDER_FAULT("suction-under-fault", false,
            "A wall drawn in for more than two beats while something was broken"),
    /// Output below 3 L/min for half a minute.
    LOW_OUTPUT("low-output", false, "Output below 3 L/min for 30 s"),
    /// Mean arterial pressure below 60 mmHg for half a minute.
    LOW_PRESSURE("low-pressure", false, "Mean arterial pressure below 60 mmHg for 30 s"),
    /// Pressure before the left heart above 25 mmHg for a minute.
    CONGESTION("congestion", false, "Left atrial pressure above 25 mmHg for 60 s"),
    /// A beat in which blood ran back through the pump on the whole.
    BACKFLOW("backflow", false, "Blood ran back through the pump");

    private final String label;
    private final boolean violation;
    private final String meaning;

    VadRule(String label, boolean violation, String meaning) {
        this.label = label;
        this.violation = violation;
        this.meaning = meaning;
    }

    /// As in results.
    public String label() {
        return label;
    }

    /// For the reader of a report.
    public String meaning() {
        return meaning;
    }

    /// Whether the device broke a rule; otherwise the person came to harm.
    public boolean isViolation() {
        return violation;
    }
}
