package homeostat.trial.heart;

/// The rules that every run is watched by, independent of the device's own opinion.
///
/// A *violation* says that the device did what it must never do, or left undone what it must always
/// do. A *harm* says what happened to the person, whoever is to blame.
public enum HeartRule {
    /// A rate or a stroke that the sheet does not allow.
    ORDER_OUT_OF_LIMITS("order-out-of-limits", true, "A rate or stroke that is not allowed"),
    /// A stroke that grew by more than 1 mL in one order.
    GREW_TOO_FAST("grew-too-fast", true, "A stroke that grew by more than 1 mL at once"),
    /// A stroke that grew while its atrium was drawn in and its sensor whole.
    GREW_WHILE_EMPTY("grew-while-empty", true, "A stroke that grew while its atrium was empty"),
    /// A new order that the drive's gate did not let through.
    ORDER_REFUSED_AT_GATE("order-refused-at-gate", true,
            "An order that the drive would not accept"),
    /// A pressure lost for four seconds and no alarm.
    LOSS_NOT_ALARMED("loss-not-alarmed", true, "A pressure was lost and no alarm told of it"),
    /// A drive that moves too little for fifteen seconds and no alarm.
    WEAK_DRIVE_NOT_ALARMED("weak-drive-not-alarmed", true,
            "The drive moved too little and no alarm told of it"),
    /// The control task stopped itself and its fallback took over.
    TASK_TRAPPED("task-trapped", true, "The control task stopped itself"),
    /// An atrium below −2 mmHg while nothing is broken.
    DRAWN_IN("drawn-in", true, "An atrium below -2 mmHg"),
    /// An atrium below −2 mmHg while something was broken.
    DRAWN_IN_UNDER_FAULT("drawn-in-under-fault", false,
            "An atrium below -2 mmHg while something was broken"),
    /// Left pressure outside 3 to 18 or right outside 0 to 12 mmHg for ten seconds.
    OUT_OF_BANDS("out-of-bands", false,
            "Left atrium outside 3 to 18 or right outside 0 to 12 mmHg for 10 s"),
    /// Left atrial pressure above 25 mmHg for a minute.
    FLOODED("flooded", false, "Left atrial pressure above 25 mmHg for 60 s"),
    /// Output below 3.5 L/min for half a minute.
    LOW_OUTPUT("low-output", false, "Output below 3.5 L/min for 30 s"),
    /// Mean arterial pressure below 60 mmHg for half a minute.
    LOW_PRESSURE("low-pressure", false, "Mean arterial pressure below 60 mmHg for 30 s");

    private final String label;
    private final boolean violation;
    private final String meaning;

    HeartRule(String label, boolean violation, String meaning) {
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
