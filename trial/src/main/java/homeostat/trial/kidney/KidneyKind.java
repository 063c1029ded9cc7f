package homeostat.trial.kidney;

import homeostat.trial.organ.Kind;

/// What can happen in a session and what can break. `amount` runs from 0 to 1.
public enum KidneyKind implements Kind {
    /// A meal: 100 to 400 mL of blood stay in the gut while it lasts.
    MEAL(false),
    /// 100 to 600 mL of blood are lost in its time, inside the body.
    BLEED(false),
    /// 100 to 500 mL of saline are given in its time.
    INFUSE(false),
    /// The venous needle slips out.
    NEEDLE_OUT(false),
    /// The venous line is kinked: 400 to 550 mmHg.
    KINK(false),
    /// The access gives little: the arterial line's pressure falls to -300 to -400 mmHg.
    ACCESS_WEAK(false),
    /// 0.2 to 4 mL of air each second pass the venous detector.
    AIR(false),
    /// The membrane tears: 0.5 to 5 mL/min of blood.
    MEMBRANE_TORN(true),
    /// The filter clots: it passes a half to a tenth of the water.
    CLOTTING(true),
    /// The balance chamber leaks: 300 to 1,500 mL/h more are drawn off than set.
    BALANCE_LEAK(true),
    /// 300 to 1,000 mL/h of dialysate pass back into the blood.
    BACKFILTRATION(true),
    /// The mixture has 16 to 40 mmol/L too much sodium (amount from 0.5) or too little.
    MIXTURE_WRONG(true),
    /// The heater runs away: dialysate of 43 to 55 °C.
    HEATER(true),
    /// Relative blood volume is no longer sent.
    VOLUME_SILENT(true),
    /// Relative blood volume repeats itself.
    VOLUME_STUCK(true),
    /// Relative blood volume is not a number.
    VOLUME_NAN(true),
    /// Relative blood volume reads 4 to 15 % too high (amount from 0.5) or too low.
    VOLUME_JUMP(true),
    /// Relative blood volume drifts to 2 to 6 % too high (amount from 0.5) or too low.
    VOLUME_DRIFT(true),
    /// The cuff is silent.
    CUFF_SILENT(true),
    /// The cuff reads 15 to 40 mmHg too high (amount from 0.5) or too low.
    CUFF_WRONG(true),
    /// The balance is no longer sent.
    BALANCE_SILENT(true),
    /// The balance stands still.
    BALANCE_STUCK(true),
    /// The membrane's pressure is no longer sent.
    MEMBRANE_SILENT(true),
    /// The membrane's pressure reads 60 to 150 mmHg too high (amount from 0.5) or too low.
    MEMBRANE_WRONG(true),
    /// Clearance is no longer measured.
    CLEARANCE_SILENT(true),
    /// The protective air detector is silent.
    AIR_SILENT(true),
    /// The protective thermometer and cell are silent.
    FLUID_SILENT(true),
    /// The protective line pressures are silent.
    LINES_SILENT(true),
    /// The protective balance is off by 60 to 400 mL/h to either side.
    METER_WRONG(true),
    /// Orders of the control do not reach the machine.
    ORDERS_LOST(true),
    /// Permissions of the protective system do not reach the machine.
    PERMISSION_LOST(true);

    private final boolean fault;

    KidneyKind(boolean fault) {
        this.fault = fault;
    }

    @Override
    public boolean isFault() {
        return fault;
    }
}
