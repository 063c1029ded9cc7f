package homeostat.trial.lung;

import homeostat.trial.organ.Kind;

/// What can happen to a person in intensive care and what can break. `amount` runs from 0 to 1.
public enum LungKind implements Kind {
    /// Lung collapses: shunt rises by 0.04 to 0.2.
    COLLAPSE(false),
    /// Lung opens: shunt falls to 90 to 50 % of what it was.
    RECRUITMENT(false),
    /// Fever: 10 to 40 % more oxygen is taken and carbon dioxide given.
    FEVER(false),
    /// The heart gives 10 to 40 % less.
    OUTPUT_FALLS(false),
    /// Blood through the membrane lung falls by 20 to 70 %.
    CIRCUIT_FALLS(false),
    /// The chest stiffens: compliance falls by 10 to 40 %.
    STIFF(false),
    /// Saturation is no longer sent.
    SATURATION_SILENT(true),
    /// Saturation repeats itself.
    SATURATION_STUCK(true),
    /// Saturation is not a number.
    SATURATION_NAN(true),
    /// Saturation reads 13 to 30 % too low.
    SATURATION_JUMP(true),
    /// Saturation drifts to 1 to 4 % too high (amount from 0.5) or too low.
    SATURATION_DRIFT(true),
    /// Half of the saturations are lost.
    SATURATION_DROPOUT(true),
    /// Arterial carbon dioxide is no longer sent.
    ARTERIAL_SILENT(true),
    /// Arterial carbon dioxide repeats itself.
    ARTERIAL_STUCK(true),
    /// Arterial carbon dioxide reads 10 to 30 mmHg too high (amount from 0.5) or too low.
    ARTERIAL_JUMP(true),
    /// Carbon dioxide after the membrane is no longer sent.
    MEMBRANE_SILENT(true),
    /// Carbon dioxide after the membrane repeats itself.
    MEMBRANE_STUCK(true),
    /// Carbon dioxide after the membrane is not a number.
    MEMBRANE_NAN(true),
    /// The plateau is no longer sent.
    PLATEAU_SILENT(true),
    /// The sweep's valve gives 40 to 80 % of what it is told.
    SWEEP_BLOCKED(true),
    /// The ventilator's oxygen supply sinks: at most 21 to 40 % can be given.
    OXYGEN_SUPPLY(true),
    /// Orders do not arrive.
    ORDERS_LOST(true);

    private final boolean fault;

    LungKind(boolean fault) {
        this.fault = fault;
    }

    @Override
    public boolean isFault() {
        return fault;
    }
}
