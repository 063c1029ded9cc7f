package homeostat.device.kidney;

import homeostat.kernel.Mode;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;

/// The modes of the protective system and the one function that moves between them.
///
/// [Stopped] is left only by a person: clamp shut, pump stopped, dialysate past the filter.
/// [Bypassing] is left by itself once the dialysate is right.
sealed interface ProtectionMode extends Mode {

    /// Good steps in a row of the self-test and before dialysate flows again: two seconds.
    int GOOD_STEPS = 10;

    /// Names in the order of the codes.
    String[] NAMES = {"Testing", "Permitting", "Bypassing", "Stopped"};

    /// Waiting until every sensor has been good for two seconds.
    record Testing(int goodSteps) implements ProtectionMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// Blood and dialysate may flow.
    record Permitting() implements ProtectionMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// Blood may flow, dialysate goes past the filter.
    record Bypassing(int goodSteps) implements ProtectionMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// Nothing flows.
    record Stopped(Reason reason) implements ProtectionMode {
        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }

        @Override
        public int code() {
            return 3;
        }
    }

    /// The mode after `event`; the same object while nothing changes.
    static ProtectionMode next(ProtectionMode mode, ProtectionEvent event) {
        return switch (event) {
            case ORDER_REFUSED -> stopped(mode, Reason.PRESCRIPTION);
            case SENSOR_LOST -> mode instanceof Testing testing ? restarted(testing)
                    : stopped(mode, Reason.STALE);
            case BLOOD_IN_DANGER -> stopped(mode, Reason.FLOOR);
            case RESUMED -> new Testing(0);
            case DIALYSATE_WRONG -> bypassed(mode);
            case NOT_READY -> mode instanceof Testing testing ? restarted(testing) : mode;
            case GOOD -> good(mode);
        };
    }

    private static ProtectionMode stopped(ProtectionMode mode, Reason reason) {
        return mode instanceof Stopped stopped ? stopped : new Stopped(reason);
    }

    private static ProtectionMode restarted(Testing testing) {
        return testing.goodSteps() == 0 ? testing : new Testing(0);
    }

    private static ProtectionMode bypassed(ProtectionMode mode) {
        return switch (mode) {
            case Testing testing -> restarted(testing);
            case Permitting permitting -> new Bypassing(0);
            case Bypassing bypassing -> bypassing.goodSteps() == 0 ? bypassing : new Bypassing(0);
            case Stopped stopped -> stopped;
        };
    }

    private static ProtectionMode good(ProtectionMode mode) {
        return switch (mode) {
            case Testing(int goodSteps) -> goodSteps + 1 >= GOOD_STEPS ? new Permitting()
                    : new Testing(goodSteps + 1);
            case Permitting permitting -> permitting;
            case Bypassing(int goodSteps) -> goodSteps + 1 >= GOOD_STEPS ? new Permitting()
                    : new Bypassing(goodSteps + 1);
            case Stopped stopped -> stopped;
        };
    }
}
