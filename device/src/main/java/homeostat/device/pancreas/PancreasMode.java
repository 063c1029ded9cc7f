package homeostat.device.pancreas;

import homeostat.kernel.Mode;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;

/// The modes of the pancreas and the one function that moves between them.
///
/// Every loss of the signal, of the prescription or of our own senses ends in [Fallback], from
/// everywhere; the way back takes [#GOOD_READINGS] good readings in a row. A trap is not here: the
/// kernel takes control from the whole task then.
sealed interface PancreasMode extends Mode {

    /// Good readings in a row before the loop is closed: a quarter of an hour of a usual sensor.
    int GOOD_READINGS = 3;

    /// Names in the order of the codes.
    String[] NAMES = {"Starting", "Regulating", "Suspended", "Cautious", "Fallback"};

    /// Waiting for the first good readings: the clinic's basal rate meanwhile.
    record Starting(int goodReadings) implements PancreasMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// The loop is closed as intended.
    record Regulating() implements PancreasMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// Low or about to be: no insulin.
    record Suspended() implements PancreasMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// The pump is in doubt: no bolus, no rate above basal, until it has said what it did.
    record Cautious(Reason reason) implements PancreasMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 3;
        }
    }

    /// The loop is open: the clinic's basal rate, suspended when the last plausible reading is low.
    record Fallback(Reason reason, int goodReadings) implements PancreasMode {
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
    static PancreasMode next(PancreasMode mode, PancreasEvent event) {
        return switch (event) {
            case ORDER_REFUSED -> lost(mode, Reason.PRESCRIPTION);
            case SIGNAL_STALE -> mode instanceof Starting starting
                    ? restarted(starting) : lost(mode, Reason.STALE);
            case SIGNAL_IMPLAUSIBLE -> lost(mode, Reason.IMPLAUSIBLE);
            case SIGNAL_FLAT -> lost(mode, Reason.FLAT);
            case LOW -> low(mode);
            case MARGINAL -> marginal(mode);
            case ACTUATOR_REFUSED -> doubted(mode, Reason.ACTUATOR);
            case OUTCOME_UNKNOWN -> doubted(mode, Reason.UNKNOWN_OUTCOME);
            case GOOD -> good(mode);
            case QUIET -> mode;
        };
    }

    private static PancreasMode lost(PancreasMode mode, Reason reason) {
        if (mode instanceof Fallback fallback && fallback.reason() == reason
                && fallback.goodReadings() == 0) {
            return mode;
        }
        return new Fallback(reason, 0);
    }

    private static PancreasMode restarted(Starting starting) {
        return starting.goodReadings() == 0 ? starting : new Starting(0);
    }

    private static PancreasMode low(PancreasMode mode) {
        return switch (mode) {
            case Starting starting -> new Suspended();
            case Regulating regulating -> new Suspended();
            case Suspended suspended -> suspended;
            case Cautious cautious -> new Suspended();
            case Fallback fallback -> fallback;
        };
    }

    private static PancreasMode marginal(PancreasMode mode) {
        return switch (mode) {
            case Starting starting -> good(starting);
            case Regulating regulating -> regulating;
            case Suspended suspended -> suspended;
            case Cautious cautious -> cautious;
            case Fallback fallback -> good(fallback);
        };
    }

    private static PancreasMode doubted(PancreasMode mode, Reason reason) {
        return switch (mode) {
            case Starting starting -> starting;
            case Regulating regulating -> new Cautious(reason);
            case Suspended suspended -> new Cautious(reason);
            case Cautious cautious -> cautious.reason() == reason ? cautious : new Cautious(reason);
            case Fallback fallback -> fallback;
        };
    }

    private static PancreasMode good(PancreasMode mode) {
        return switch (mode) {
            case Starting(int goodReadings) -> goodReadings + 1 >= GOOD_READINGS
                    ? new Regulating() : new Starting(goodReadings + 1);
            case Regulating regulating -> regulating;
            case Suspended suspended -> new Regulating();
            case Cautious cautious -> new Regulating();
            case Fallback(Reason reason, int goodReadings) -> goodReadings + 1 >= GOOD_READINGS
                    ? new Regulating() : new Fallback(reason, goodReadings + 1);
        };
    }
}
