package homeostat.trial.kidney;

import homeostat.trial.organ.Kind;

/// What can happen in a session and what can break. `amount` runs from 0 to 1.
public enum KidneyKind implements Kind {
    /// A meal: 100 to 400 mL of blood stay in the gut while it lasts.
    MEAL("meal", false),
    /// 100 to 600 mL of blood are lost in its time, inside the body.
    BLEED("bleed", false),
    /// 100 to 500 mL of saline are given in its time.
    INFUSE("infuse", false),
    /// The venous needle slips out.
    NEEDLE_OUT("needle-out", false),
    /// The venous line is kinked: 400 to 550 mmHg.
    KINK("kink", false),
    /// The access gives little: the arterial line's pressure falls to -300 to -400 mmHg.
    ACCESS_WEAK("access-weak", false),
    /// 0.2 to 4 mL of air each second pass the venous detector.
    AIR("air", false),
    /// The membrane tears: 0.5 to 5 mL/min of blood.
    MEMBRANE_TORN("membrane-torn", true),
    /// The filter clots: it passes a half to a tenth of the water.
    CLOTTING("clotting", true),
    /// The balance chamber leaks: 300 to 1,500 mL/h more are drawn off than set.
    BALANCE_LEAK("balance-leak", true),
    /// 300 to 1,000 mL/h of dialysate pass back into the blood.
    BACKFILTRATION("backfiltration", true),
    /// The mixture has 16 to 40 mmol/L too much sodium (amount from 0.5) or too little.
    MIXTURE_WRONG("mixture-wrong", true),
    /// The heater runs away: dialysate of 43 to 55 °C.
    HEATER("heater", true),
    /// Relative blood volume is no longer sent.
    VOLUME_SILENT("volume-silent", true),
    /// Relative blood volume repeats itself.
    VOLUME_STUCK("volume-stuck", true),
    /// Relative blood volume is not a number.
    VOLUME_NAN("volume-nan", true),
    /// Relative blood volume reads 4 to 15 % too high (amount from 0.5) or too low.
    VOLUME_JUMP("volume-jump", true),
    /// Relative blood volume drifts to 2 to 6 % too high (amount from 0.5) or too low.
    VOLUME_DRIFT("volume-drift", true),
    /// The cuff is silent.
    CUFF_SILENT("cuff-silent", true),
    /// The cuff reads 15 to 40 mmHg too high (amount from 0.5) or too low.
    CUFF_WRONG("cuff-wrong", true),
    /// The balance is no longer sent.
    BALANCE_SILENT("balance-silent", true),
    /// The balance stands still.
    BALANCE_STUCK("balance-stuck", true),
    /// The membrane's pressure is no longer sent.
    MEMBRANE_SILENT("membrane-silent", true),
    /// The membrane's pressure reads 60 to 150 mmHg too high (amount from 0.5) or too low.
    MEMBRANE_WRONG("membrane-wrong", true),
    /// Clearance is no longer measured.
    CLEARANCE_SILENT("clearance-silent", true),
    /// The protective air detector is silent.
    AIR_SILENT("air-silent", true),
    /// The protective thermometer and cell are silent.
    FLUID_SILENT("fluid-silent", true),
    /// The protective line pressures are silent.
    LINES_SILENT("lines-silent", true),
    /// The protective balance is off by 60 to 400 mL/h to either side.
    METER_WRONG("meter-wrong", true),
    /// Orders of the control do not reach the machine.
    ORDERS_LOST("orders-lost", true),
    /// Permissions of the protective system do not reach the machine.
    PERMISSION_LOST("permission-lost", true);

    private final String label;
    private final boolean fault;

    KidneyKind(String label, boolean fault) {
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
