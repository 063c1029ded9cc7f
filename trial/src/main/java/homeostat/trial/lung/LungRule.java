package homeostat.trial.lung;

import homeostat.trial.organ.Rule;

/// The rules that every run is watched by.
public enum LungRule implements Rule {
    /// Inspired oxygen ordered below the clinic's least.
    ROOM_AIR(true, "Less oxygen ordered than the clinic's least"),
    /// Inspired oxygen lowered below the backup while saturation has not been sent for 10 s.
    LOWERED_BLIND(true, "Oxygen lowered without a saturation"),
    /// Inspired oxygen lowered while saturation was truly below 85 % and shown truly.
    LOWERED_WHILE_LOW(true, "Oxygen lowered at a saturation below 85 %"),
    /// A breath beyond 8 mL/kg.
    BREATH_TOO_LARGE(true, "A breath of more than 8 mL/kg"),
    /// A plateau above 31 cmH2O for two minutes while it was measured.
    PLATEAU_KEPT_HIGH(true, "A plateau above 31 cmH2O for 2 min, and breaths above 4.1 mL/kg"),
    /// A loop open for two seconds and no alarm.
    LOSS_NOT_ALARMED(true, "Control was lost and no alarm told of it"),
    /// A new order that the gate of an actuator did not let through.
    REFUSED_AT_GATE(true, "An order that the machine would not accept"),
    /// The control task stopped itself and its fallback took over.
    TASK_TRAPPED(true, "The control task stopped itself"),
    /// Saturation below 80 % for half a minute.
    DESATURATION(false, "Saturation below 80 % for 30 s"),
    /// Arterial carbon dioxide fell by more than 7 mmHg in a quarter of an hour.
    CARBON_DIOXIDE_FELL(false, "Carbon dioxide fell by more than 7 mmHg in 15 min"),
    /// Arterial carbon dioxide above 80 mmHg for ten minutes.
    CARBON_DIOXIDE_HIGH(false, "Carbon dioxide above 80 mmHg for 10 min");

    private final boolean violation;
    private final String meaning;

    LungRule(boolean violation, String meaning) {
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
