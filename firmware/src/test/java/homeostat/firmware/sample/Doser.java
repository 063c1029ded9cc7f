package homeostat.firmware.sample;

import homeostat.kernel.Mode;
import homeostat.kernel.Regime;

/// The smallest thing that doses: a limit, two modes, a total. Its C is a golden file.
public final class Doser {
    private static final double[] STEPS = {0, 0.5, 1, 2};
    private final Limit limit = new Limit(1.5);
    private State state = new State.Idle();
    private double totalUnits;

    private Doser() {}

    /// The factory.
    public static Doser assemble() {
        return new Doser();
    }

    /// Its modes.
    sealed interface State extends Mode {
        /// Not dosing.
        record Idle() implements State {
            @Override
            public int code() {
                return 0;
            }
        }

        /// Dosing so many more times.
        record Dosing(int left) implements State {
            @Override
            public int code() {
                return 1;
            }
        }

        @Override
        default Regime regime() {
            return Regime.NORMAL;
        }
    }

    /// An upper limit.
    static final class Limit {
        private final double unitsMax;

        Limit(double unitsMax) {
            this.unitsMax = unitsMax;
        }

        double bound(double units) {
            return units > unitsMax ? unitsMax : units;
        }
    }

    /// Doses step `choice` while there is something left; returns the total.
    public double dose(int choice) {
        state = switch (state) {
            case State.Idle idle -> choice > 0 ? new State.Dosing(choice) : idle;
            case State.Dosing(int left) -> left > 1 ? new State.Dosing(left - 1) : new State.Idle();
        };
        if (state instanceof State.Dosing) {
            totalUnits += limit.bound(STEPS[choice]);
        }
        return totalUnits;
    }
}
