package homeostat.trial.heart;

import homeostat.trial.organ.Kind;

/// What can happen to a person with an artificial heart and what can break. `amount` runs from 0 to
/// 1.
public enum HeartKind implements Kind {
    /// Work, up to all that the person can.
    WORK(false),
    /// Up to 2,000 mL of blood are lost in its time.
    BLEED(false),
    /// Up to 2,000 mL of blood or fluid are given in its time.
    INFUSE(false),
    /// The veins hold up to 1,000 mL more without pressure: less returns.
    POOL(false),
    /// The veins hold up to 1,000 mL less: more returns.
    RETURN(false),
    /// The resistance of the body's vessels is half to one and a half times as high.
    RESIST(false),
    /// The lung's resistance is up to five times as high.
    LUNG(false),
    /// The left pressure is no longer sent.
    LEFT_SILENT(true),
    /// The right pressure is no longer sent.
    RIGHT_SILENT(true),
    /// The left pressure repeats itself with fresh time stamps.
    LEFT_STUCK(true),
    /// The right pressure repeats itself with fresh time stamps.
    RIGHT_STUCK(true),
    /// The left pressure is not a number.
    LEFT_NAN(true),
    /// The right pressure is not a number.
    RIGHT_NAN(true),
    /// The left pressure reads 8 to 20 mmHg too high (amount from 0.5) or too low.
    LEFT_JUMP(true),
    /// The right pressure reads 8 to 20 mmHg too high (amount from 0.5) or too low.
    RIGHT_JUMP(true),
    /// The left pressure drifts to 2 to 5 mmHg too high (amount from 0.5) or too low.
    LEFT_DRIFT(true),
    /// The right pressure drifts to 2 to 5 mmHg too high (amount from 0.5) or too low.
    RIGHT_DRIFT(true),
    /// Both pressures have noise of 1.5 to 3 mmHg.
    PRESSURES_NOISY(true),
    /// Half of the samples of both pressures are lost.
    PRESSURES_DROPOUT(true),
    /// Both pressures are no longer sent.
    PRESSURES_SILENT(true),
    /// The drive's flows are no longer sent.
    FLOW_SILENT(true),
    /// The drive's flows repeat themselves.
    FLOW_STUCK(true),
    /// The drive's flows read 1 to 2 L/min too high (amount from 0.5) or too low.
    FLOW_BIASED(true),
    /// The left side moves 70 to 80 % of what it was told.
    LEFT_WEAK(true),
    /// The right side moves 70 to 80 % of what it was told.
    RIGHT_WEAK(true),
    /// The drive beats 15 to 25 % more slowly than it was told.
    RATE_SLOW(true),
    /// Orders do not reach the drive.
    ORDERS_LOST(true);

    private final boolean fault;

    HeartKind(boolean fault) {
        this.fault = fault;
    }

    @Override
    public boolean isFault() {
        return fault;
    }
}
