package homeostat.device.lung;

import homeostat.kernel.Mode;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;

/// The modes of one loop, that of oxygen or that of carbon dioxide, and the one function that moves
/// between them.
///
/// A sensor that is lost is bridged by holding what was last right; when it stays lost, the
/// clinic's backup follows, and never what the air of the room would be. A trap is not here: the
/// kernel takes control from the whole task then.
sealed interface LoopMode extends Mode {

    /// Good steps before the loop is closed again: five seconds.
    int GOOD_STEPS = 20;

    /// Names in the order of the codes.
    String[] NAMES = {"Starting", "Regulating", "Holding", "Backup"};

    /// Nothing is known yet.
    record Starting() implements LoopMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// The loop is closed.
    record Regulating() implements LoopMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// The sensor is lost; what was right last goes on.
    record Holding(Reason reason) implements LoopMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// The loop is open: the clinic's backup.
    record Backup(Reason reason, int goodSteps) implements LoopMode {
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
    static LoopMode next(LoopMode mode, LoopEvent event) {
        return switch (event) {
            case ORDER_REFUSED -> backed(mode, Reason.PRESCRIPTION);
            case NOTHING_YET -> mode;
            case STALE -> held(mode, Reason.STALE);
            case IMPLAUSIBLE -> held(mode, Reason.IMPLAUSIBLE);
            case FLAT -> held(mode, Reason.FLAT);
            case LOST_LONG -> backed(mode, Reason.STALE);
            case GOOD -> good(mode);
        };
    }

    private static LoopMode backed(LoopMode mode, Reason reason) {
        if (mode instanceof Backup backup && backup.goodSteps() == 0) {
            return backup;
        }
        return new Backup(reason, 0);
    }

    private static LoopMode held(LoopMode mode, Reason reason) {
        return switch (mode) {
            case Starting starting -> starting;
            case Regulating regulating -> new Holding(reason);
            case Holding holding -> holding;
            case Backup backup -> backup.goodSteps() == 0 ? backup : new Backup(reason, 0);
        };
    }

    private static LoopMode good(LoopMode mode) {
        return switch (mode) {
            case Starting starting -> new Regulating();
            case Regulating regulating -> regulating;
            case Holding holding -> new Regulating();
            case Backup(Reason reason, int goodSteps) -> goodSteps + 1 >= GOOD_STEPS
                    ? new Regulating() : new Backup(reason, goodSteps + 1);
        };
    }
}
