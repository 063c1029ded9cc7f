package homeostat.device.monitor;

import homeostat.kernel.Mode;
import homeostat.kernel.Regime;

/// The modes of the monitor: it watches, or it says that it cannot.
sealed interface MonitorMode extends Mode {

    /// Names in the order of the codes.
    String[] NAMES = {"Learning", "Watching", "Blind"};

    /// There is a signal, but no heart rate in it yet.
    record Learning() implements MonitorMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// A heart is seen beating.
    record Watching() implements MonitorMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// There is no signal that a rate could be read from: no rhythm alarm may be believed, and
    /// the absence of one means nothing.
    record Blind() implements MonitorMode {
        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// The mode after a look at signal and rate; the same object while nothing changes.
    static MonitorMode next(MonitorMode mode, boolean hasSignal, boolean hasRate) {
        return switch (mode) {
            case Learning learning -> !hasSignal ? new Blind()
                    : hasRate ? new Watching() : learning;
            case Watching watching -> hasSignal ? watching : new Blind();
            case Blind blind -> hasSignal ? new Learning() : blind;
        };
    }
}
