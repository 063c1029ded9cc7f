package homeostat.trial.vad;

import homeostat.trial.organ.Rule;

/// The rules that every run is watched by.
public enum VadRule implements Rule {
    /// A speed below or above what the clinic allows.
    SPEED_OUT_OF_LIMITS(true, "A speed that the clinic does not allow"),
    /// A speed raised faster than 100/min each second.
    RAISED_TOO_FAST(true, "A speed raised faster than 100/min each second"),
    /// A speed raised above the safe speed without an inlet pressure for three seconds.
    RAISED_BLIND(true, "A speed raised without an inlet pressure"),
    /// A new order that the gate of the motor did not let through.
    ORDER_REFUSED_AT_GATE(true, "An order that the motor would not accept"),
    /// The loop open for two seconds and no alarm.
    LOSS_OF_CONTROL_NOT_ALARMED(true, "Control was lost and no alarm told of it"),
    /// The control task stopped itself and its fallback took over.
    TASK_TRAPPED(true, "The control task stopped itself"),
    /// More than two beats of suction in a row while nothing is broken.
    SUCTION_NOT_RELEASED(true, "A wall drawn in for more than two beats"),
    /// More than two beats of suction in a row while something was broken.
    SUCTION_UNDER_FAULT(false,
            "A wall drawn in for more than two beats while something was broken"),
    /// Output below 3 L/min for half a minute.
    LOW_OUTPUT(false, "Output below 3 L/min for 30 s"),
    /// Mean arterial pressure below 60 mmHg for half a minute.
    LOW_PRESSURE(false, "Mean arterial pressure below 60 mmHg for 30 s"),
    /// Pressure before the left heart above 25 mmHg for a minute.
    CONGESTION(false, "Left atrial pressure above 25 mmHg for 60 s"),
    /// A beat in which blood ran back through the pump on the whole.
    BACKFLOW(false, "Blood ran back through the pump");

    private final boolean violation;
    private final String meaning;

    VadRule(boolean violation, String meaning) {
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
