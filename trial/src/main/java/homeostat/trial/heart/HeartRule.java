package homeostat.trial.heart;

import homeostat.trial.organ.Rule;

/// The rules that every run is watched by.
public enum HeartRule implements Rule {
    /// A rate or a stroke that the sheet does not allow.
    ORDER_OUT_OF_LIMITS(true, "A rate or stroke that is not allowed"),
    /// A stroke that grew by more than 1 mL in one order.
    GREW_TOO_FAST(true, "A stroke that grew by more than 1 mL at once"),
    /// A stroke that grew while its atrium was drawn in and its sensor whole.
    GREW_WHILE_EMPTY(true, "A stroke that grew while its atrium was empty"),
    /// A new order that the drive's gate did not let through.
    ORDER_REFUSED_AT_GATE(true, "An order that the drive would not accept"),
    /// A pressure lost for four seconds and no alarm.
    LOSS_NOT_ALARMED(true, "A pressure was lost and no alarm told of it"),
    /// A drive that moves too little for fifteen seconds and no alarm.
    WEAK_DRIVE_NOT_ALARMED(true, "The drive moved too little and no alarm told of it"),
    /// The control task stopped itself and its fallback took over.
    TASK_TRAPPED(true, "The control task stopped itself"),
    /// An atrium below −2 mmHg while nothing is broken.
    DRAWN_IN(true, "An atrium below -2 mmHg"),
    /// An atrium below −2 mmHg while something was broken.
    DRAWN_IN_UNDER_FAULT(false, "An atrium below -2 mmHg while something was broken"),
    /// Left pressure outside 3 to 18 or right outside 0 to 12 mmHg for ten seconds.
    OUT_OF_BANDS(false, "Left atrium outside 3 to 18 or right outside 0 to 12 mmHg for 10 s"),
    /// Left atrial pressure above 25 mmHg for a minute.
    FLOODED(false, "Left atrial pressure above 25 mmHg for 60 s"),
    /// Output below 3.5 L/min for half a minute.
    LOW_OUTPUT(false, "Output below 3.5 L/min for 30 s"),
    /// Mean arterial pressure below 60 mmHg for half a minute.
    LOW_PRESSURE(false, "Mean arterial pressure below 60 mmHg for 30 s");

    private final boolean violation;
    private final String meaning;

    HeartRule(boolean violation, String meaning) {
        this.violation = violation;
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public boolean isViolation() {
        return violation;
    }
}
