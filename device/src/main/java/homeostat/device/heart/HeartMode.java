package homeostat.device.heart;

import homeostat.kernel.Mode;
import homeostat.kernel.Regime;

/// The modes of the artificial heart: which of its two eyes see, and whether it may order.
sealed interface HeartMode extends Mode {

    /// Names in the order of the codes.
    String[] NAMES = {"Starting", "Regulating", "OneSided", "Fallback"};

    /// Waiting for both pressures, at the usual output.
    record Starting() implements HeartMode {
        @Override
        public Regime regime() {
            return Regime.STARTING;
        }

        @Override
        public int code() {
            return 0;
        }
    }

    /// Both pressures are seen.
    record Regulating() implements HeartMode {
        @Override
        public Regime regime() {
            return Regime.NORMAL;
        }

        @Override
        public int code() {
            return 1;
        }
    }

    /// One pressure is seen: output and balance follow that one.
    record OneSided() implements HeartMode {
        @Override
        public Regime regime() {
            return Regime.LIMITED;
        }

        @Override
        public int code() {
            return 2;
        }
    }

    /// Neither is, or nothing may be ordered: the usual output at what balance was learnt.
    record Fallback() implements HeartMode {
        @Override
        public Regime regime() {
            return Regime.FALLBACK;
        }

        @Override
        public int code() {
            return 3;
        }
    }

    /// The mode after a look; the same object while nothing changes.
    static HeartMode next(HeartMode mode, int seen, boolean mayOrder) {
        int seenWhileOrdering = mayOrder ? seen : 0;
        return switch (mode) {
            case Starting starting -> seenWhileOrdering == 2 ? new Regulating()
                    : mayOrder ? starting : new Fallback();
            case Regulating regulating -> seenWhileOrdering == 2 ? regulating
                    : seenWhileOrdering == 1 ? new OneSided() : new Fallback();
            case OneSided oneSided -> seenWhileOrdering == 1 ? oneSided
                    : seenWhileOrdering == 2 ? new Regulating() : new Fallback();
            case Fallback fallback -> seenWhileOrdering == 0 ? fallback
                    : seenWhileOrdering == 1 ? new OneSided() : new Regulating();
        };
    }
}
