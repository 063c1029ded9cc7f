package homeostat.trial.vad;

import homeostat.trial.organ.Kind;

/// What can happen to a person with a heart pump and what can break. `amount` runs from 0 to 1.
public enum VadKind implements Kind {
    /// Work, up to all that the person can.
    WORK(false),
    /// Up to 2,000 mL of blood are lost in its time.
    BLEED(false),
    /// Up to 2,000 mL of blood or fluid are given in its time.
    INFUSE(false),
    /// The heart loses that share of its strength while it lasts.
    WEAKEN(false),
    /// Up to 1,000 mL stand in the legs while it lasts.
    STAND(false),
    /// The lung's resistance is up to five times as high while it lasts.
    LUNG(false),
    /// The pump is held at a speed that rises from 5,000 to 9,000/min in its time, whatever is
    /// ordered: to see what is detected when nothing is done about it.
    HOLD(false),
    /// The inlet's pressure is no longer sent.
    PRESSURE_SILENT(true),
    /// The inlet's pressure repeats itself with fresh time stamps.
    PRESSURE_STUCK(true),
    /// The inlet's pressure is not a number.
    PRESSURE_NAN(true),
    /// The inlet's pressure reads 10 to 30 mmHg too high (amount from 0.5) or too low.
    PRESSURE_JUMP(true),
    /// The inlet's pressure drifts to 2 to 8 mmHg too high (amount from 0.5) or too low.
    PRESSURE_DRIFT(true),
    /// The inlet's pressure has noise of 2 to 3 mmHg.
    PRESSURE_NOISE(true),
    /// Half of the samples of the inlet's pressure are lost.
    PRESSURE_DROPOUT(true),
    /// The flow estimate is no longer sent.
    FLOW_SILENT(true),
    /// The flow estimate repeats itself.
    FLOW_STUCK(true),
    /// The flow estimate reads 2 to 4 L/min too high (amount from 0.5) or too low.
    FLOW_BIASED(true),
    /// Power is no longer sent.
    POWER_SILENT(true),
    /// The rotor's speed is no longer sent.
    SPEED_SILENT(true),
    /// The motor turns 500 to 1,000/min slower than it was told.
    MOTOR_SLOW(true),
    /// Something rubs: the motor takes twice to three times the power.
    MOTOR_RUBS(true),
    /// Orders do not reach the motor.
    ORDERS_LOST(true);

    private final boolean fault;

    VadKind(boolean fault) {
        this.fault = fault;
    }

    @Override
    public boolean isFault() {
        return fault;
    }
}
