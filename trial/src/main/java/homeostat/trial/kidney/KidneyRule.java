package homeostat.trial.kidney;

import homeostat.trial.organ.Rule;

/// The rules that every session is watched by.
public enum KidneyRule implements Rule {
    /// An order above 13 mL/kg/h.
    ORDERED_TOO_FAST(true, "More than 13 mL/kg/h ordered"),
    /// An order to draw off while no blood flows.
    DRAWN_WITHOUT_FLOW(true, "Water drawn off while no blood flowed"),
    /// An order to draw off while the cuff says that pressure is below its floor.
    DRAWN_AT_LOW_PRESSURE(true, "Water drawn off at a systolic pressure below the floor"),
    /// More than 300 mL beyond the goal.
    DRAWN_BEYOND_GOAL(true, "More than 300 mL beyond the goal"),
    /// True and shown ultrafiltration more than 400 mL apart.
    BALANCE_UNKNOWN(true, "400 mL more or less drawn off than was known"),
    /// Air beyond 5 mL in one stretch passed an open clamp.
    AIR_PASSED(true, "More than 5 mL of air passed the clamp"),
    /// Dialysate 12 mmol/L off or above 42 °C in the filter for five seconds.
    WRONG_DIALYSATE(true, "Wrong dialysate in the filter for 5 s"),
    /// Blood leaking at 0.5 mL/min or more for ten seconds.
    LEAK_GOES_ON(true, "Blood leaked for 10 s"),
    /// Blood pumped out of a loose needle for six seconds.
    BLED_FROM_NEEDLE(true, "Blood pumped out of a loose needle for 6 s"),
    /// A lost control or a stop of the blood without an alarm for two seconds.
    LOSS_NOT_ALARMED(true, "Control was lost and no alarm told of it"),
    /// A new order that the gate of an actuator did not let through.
    REFUSED_AT_GATE(true, "An order that the machine would not accept"),
    /// A task stopped itself and its fallback took over.
    TASK_TRAPPED(true, "A task stopped itself"),
    /// Systolic pressure below 90 mmHg for two minutes.
    ///
    /// Source of the definition: Flythe, Xue, Lynch, Curhan, Brunelli, "Association of mortality
    /// risk with various definitions of intradialytic hypotension", Journal of the American
    /// Society of Nephrology 26 (2015) 724-734: a nadir below 90 mmHg.
    HYPOTENSION(false, "Systolic pressure below 90 mmHg for 2 min"),
    /// Blood stood still for five minutes.
    BLOOD_STOOD(false, "Blood stood still in the filter for 5 min"),
    /// Plasma sodium changed by more than 8 mmol/L.
    SODIUM_CHANGED(false, "Plasma sodium changed by more than 8 mmol/L");

    private final boolean violation;
    private final String meaning;

    KidneyRule(boolean violation, String meaning) {
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
