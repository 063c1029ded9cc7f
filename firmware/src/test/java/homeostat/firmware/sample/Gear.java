package homeostat.firmware.sample;

import homeostat.kernel.Mode;
import homeostat.kernel.Regime;

/// The modes of [Rig]: records with data, made on a transition.
sealed interface Gear extends Mode {
    /// Standing since an instant.
    record Park(long sinceNs) implements Gear {
        @Override
        public int code() {
            return 0;
        }
    }

    /// Moving at a speed, in a colour.
    record Drive(double speed, Light light) implements Gear {
        @Override
        public int code() {
            return 1;
        }
    }

    /// Moving backwards so many steps.
    record Reverse(int steps) implements Gear {
        @Override
        public int code() {
            return 2;
        }
    }

    @Override
    default Regime regime() {
        return Regime.NORMAL;
    }
}
