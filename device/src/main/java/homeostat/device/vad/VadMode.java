package homeostat.device.vad;

import homeostat.kernel.Mode;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;

/// The modes of the heart pump and the one function that moves between them.
///
/// Every loss of the inlet pressure or of the prescription ends in [Fallback], from everywhere; the
/// way back takes [#GOOD_WINDOWS] good windows in a row. A trap is not here: the kernel takes
/// control from the whole task then.
sealed interface VadMode extends Mode {

    /// Good windows in a row before the loop is closed: some four seconds.
    int GOOD_WINDOWS = 3;

    /// Names in the order of the codes.
    String[] NAMES = {"Starting", "Regulating", "Releasing", "Cautious", "Fallback"};

    /// Waiting for the first good windows, at the safe speed.
    record Starting(int goodWindows) implements VadMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// Speed follows filling.
    record Regulating() implements VadMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// The wall is drawn in: slower until it is let go, and for some seconds after.
    record Releasing() implements VadMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// Something beside the inlet pressure is in doubt: slower is allowed, faster is not.
    record Cautious(Reason reason) implements VadMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 3;
        }
    }

    /// The loop is open: the safe speed.
    record Fallback(Reason reason, int goodWindows) implements VadMode {
        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }

        @Override
        public int code() {
            return 4;
        }
    }

    /// The mode after `event`; the same object while nothing changes.
    static VadMode next(VadMode mode, VadEvent event) {
        return switch (event) {
            case ORDER_REFUSED -> lost(mode, Reason.PRESCRIPTION);
            case SIGNAL_STALE -> mode instanceof Starting starting
                    ? restarted(starting) : lost(mode, Reason.STALE);
            case SIGNAL_IMPLAUSIBLE -> lost(mode, Reason.IMPLAUSIBLE);
            case SIGNAL_FLAT -> lost(mode, Reason.FLAT);
            case SUCTION -> sucked(mode);
            case MOTOR_OFF -> doubted(mode, Reason.ACTUATOR);
            case FLOW_LOST -> doubted(mode, Reason.STALE);
            case FLOW_DISAGREES -> doubted(mode, Reason.IMPLAUSIBLE);
            case CLEARING, QUIET -> mode;
            case GOOD -> good(mode);
        };
    }

    private static VadMode lost(VadMode mode, Reason reason) {
        if (mode instanceof Fallback fallback && fallback.reason() == reason
                && fallback.goodWindows() == 0) {
            return mode;
        }
        return new Fallback(reason, 0);
    }

    private static VadMode restarted(Starting starting) {
        return starting.goodWindows() == 0 ? starting : new Starting(0);
    }

    private static VadMode sucked(VadMode mode) {
        return switch (mode) {
            case Starting starting -> new Releasing();
            case Regulating regulating -> new Releasing();
            case Releasing releasing -> releasing;
            case Cautious cautious -> new Releasing();
            case Fallback fallback -> new Releasing();
        };
    }

    private static VadMode doubted(VadMode mode, Reason reason) {
        return switch (mode) {
            case Starting starting -> starting;
            case Regulating regulating -> new Cautious(reason);
            case Releasing releasing -> new Cautious(reason);
            case Cautious cautious -> cautious.reason() == reason ? cautious : new Cautious(reason);
            case Fallback fallback -> fallback;
        };
    }

    private static VadMode good(VadMode mode) {
        return switch (mode) {
            case Starting(int goodWindows) -> goodWindows + 1 >= GOOD_WINDOWS
                    ? new Regulating() : new Starting(goodWindows + 1);
            case Regulating regulating -> regulating;
            case Releasing releasing -> new Regulating();
            case Cautious cautious -> new Regulating();
            case Fallback(Reason reason, int goodWindows) -> goodWindows + 1 >= GOOD_WINDOWS
                    ? new Regulating() : new Fallback(reason, goodWindows + 1);
        };
    }
}
