package homeostat.trial.lung;

import homeostat.trial.organ.Kind;

/// What can happen to a person in intensive care and what can break. `amount` runs from 0 to 1.
public enum LungKind implements Kind {
    /// Lung collapses: shunt rises by 0.04 to 0.2.
    COLLAPSE("collapse", false),
    /// Lung opens: shunt falls to 90 to 50 % of what it was.
    RECRUITMENT("recruitment", false),
    /// Fever: 10 to 40 % more oxygen is taken and carbon dioxide given.
    FEVER("fever", false),
    /// The heart gives 10 to 40 % less.
    OUTPUT_FALLS("output-falls", false),
    /// Blood through the membrane lung falls by 20 to 70 %.
    CIRCUIT_FALLS("circuit-falls", false),
    /// The chest stiffens: compliance falls by 10 to 40 %.
    STIFF("stiff", false),
    /// Saturation is no longer sent.
    SATURATION_SILENT("saturation-silent", true),
    /// Saturation repeats itself.
    SATURATION_STUCK("saturation-stuck", true),
    /// Saturation is not a number.
    SATURATION_NAN("saturation-nan", true),
    /// Saturation reads 13 to 30 % too low.
    SATURATION_JUMP("saturation-jump", true),
    /// Saturation drifts to 1 to 4 % too high (amount from 0.5) or too low.
    SATURATION_DRIFT("saturation-drift", true),
    /// Half of the saturations are lost.
    SATURATION_DROPOUT("saturation-dropout", true),
    /// Arterial carbon dioxide is no longer sent.
    ARTERIAL_SILENT("arterial-silent", true),
    /// Arterial carbon dioxide repeats itself.
    ARTERIAL_STUCK("arterial-stuck", true),
    /// Arterial carbon dioxide reads 10 to 30 mmHg too high (amount from 0.5) or too low.
    ARTERIAL_JUMP("arterial-jump", true),
    /// Carbon dioxide after the membrane is no longer sent.
    MEMBRANE_SILENT("membrane-silent", true),
    /// Carbon dioxide after the membrane repeats itself.
    MEMBRANE_STUCK("membrane-stuck", true),
    /// Carbon dioxide after the membrane is not a number.
    MEMBRANE_NAN("membrane-nan", true),
    /// The plateau is no longer sent.
    PLATEAU_SILENT("plateau-silent", true),
    /// The sweep's valve gives 40 to 80 % of what it is told.
    SWEEP_BLOCKED("sweep-blocked", true),
    /// The ventilator's oxygen supply sinks: at most 21 to 40 % can be given.
    OXYGEN_SUPPLY("oxygen-supply", true),
    /// Orders do not arrive.
    ORDERS_LOST("orders-lost", true);

    private final String label;
    private final boolean fault;

    LungKind(String label, boolean fault) {
        this.label = label;
        this.fault = fault;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean isFault() {
        return fault;
    }
}
