package homeostat.device.kidney;

import homeostat.kernel.Mode;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;

/// The modes of a session and the one function that moves between them.
///
/// Whoever does not know how much was drawn off draws nothing: [Fallback], from everywhere. Without
/// blood volume a session goes on evenly and no faster than prescribed: [Even]. A trap is not here:
/// the kernel takes control from the whole task then.
sealed interface KidneyMode extends Mode {

    /// Good steps before water is drawn off, and before it is again.
    int GOOD_STEPS = 30;

    /// Names in the order of the codes.
    String[] NAMES = {"Starting", "Guided", "Even", "Sparing", "Paused", "Finished", "Fallback"};

    /// Blood flows, nothing is drawn off yet.
    record Starting(int goodSteps) implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// Guided by blood volume and pressure.
    record Guided() implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// No blood volume: evenly, by the cuff.
    record Even(Reason reason) implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// Pressure is low: nothing is drawn off until it has risen.
    record Sparing() implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 3;
        }
    }

    /// No blood flows.
    record Paused() implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 4;
        }
    }

    /// The session is over; blood circulates until somebody disconnects it.
    record Finished() implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.OFF;
        }

        @Override
        public int code() {
            return 5;
        }
    }

    /// The loop is open: nothing is drawn off, blood circulates.
    record Fallback(Reason reason, int goodSteps) implements KidneyMode {
        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }

        @Override
        public int code() {
            return 6;
        }
    }

    /// The mode after `event`; the same object while nothing changes.
    static KidneyMode next(KidneyMode mode, KidneyEvent event) {
        return switch (event) {
            case ORDER_REFUSED -> lost(mode, Reason.PRESCRIPTION);
            case BALANCE_LOST -> mode instanceof Starting starting
                    ? restarted(starting) : lost(mode, Reason.STALE);
            case BALANCE_DISAGREES -> lost(mode, Reason.IMPLAUSIBLE);
            case NO_FLOW -> paused(mode);
            case DONE -> mode instanceof Finished finished ? finished : new Finished();
            case PRESSURE_LOW -> spared(mode);
            case BLOOD_VOLUME_STARTING -> even(mode, Reason.STARTING);
            case BLOOD_VOLUME_STALE -> even(mode, Reason.STALE);
            case BLOOD_VOLUME_IMPLAUSIBLE -> even(mode, Reason.IMPLAUSIBLE);
            case BLOOD_VOLUME_FLAT -> even(mode, Reason.FLAT);
            case GOOD -> good(mode);
        };
    }

    private static KidneyMode lost(KidneyMode mode, Reason reason) {
        if (mode instanceof Fallback fallback && fallback.reason() == reason
                && fallback.goodSteps() == 0) {
            return mode;
        }
        return new Fallback(reason, 0);
    }

    private static KidneyMode restarted(Starting starting) {
        return starting.goodSteps() == 0 ? starting : new Starting(0);
    }

    private static KidneyMode paused(KidneyMode mode) {
        return switch (mode) {
            case Starting starting -> restarted(starting);
            case Guided guided -> new Paused();
            case Even even -> new Paused();
            case Sparing sparing -> new Paused();
            case Paused paused -> paused;
            case Finished finished -> finished;
            case Fallback fallback -> fallback;
        };
    }

    private static KidneyMode spared(KidneyMode mode) {
        return switch (mode) {
            case Starting starting -> begun(starting, new Sparing());
            case Guided guided -> new Sparing();
            case Even even -> new Sparing();
            case Sparing sparing -> sparing;
            case Paused paused -> new Sparing();
            case Finished finished -> finished;
            case Fallback fallback -> counted(fallback, new Sparing());
        };
    }

    private static KidneyMode even(KidneyMode mode, Reason reason) {
        return switch (mode) {
            case Starting starting -> begun(starting, new Even(reason));
            case Guided guided -> new Even(reason);
            case Even even -> even.reason() == reason ? even : new Even(reason);
            case Sparing sparing -> new Even(reason);
            case Paused paused -> new Even(reason);
            case Finished finished -> finished;
            case Fallback fallback -> counted(fallback, new Even(reason));
        };
    }

    private static KidneyMode good(KidneyMode mode) {
        return switch (mode) {
            case Starting starting -> begun(starting, new Guided());
            case Guided guided -> guided;
            case Even even -> new Guided();
            case Sparing sparing -> new Guided();
            case Paused paused -> new Guided();
            case Finished finished -> finished;
            case Fallback fallback -> counted(fallback, new Guided());
        };
    }

    private static KidneyMode begun(Starting starting, KidneyMode then) {
        return starting.goodSteps() + 1 >= GOOD_STEPS ? then
                : new Starting(starting.goodSteps() + 1);
    }

    private static KidneyMode counted(Fallback fallback, KidneyMode then) {
        return fallback.goodSteps() + 1 >= GOOD_STEPS ? then
                : new Fallback(fallback.reason(), fallback.goodSteps() + 1);
    }
}
