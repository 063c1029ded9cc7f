package homeostat.body;

/// The classical fourth-order Runge-Kutta method at a fixed step: four evaluations, no choices, so
/// that the same inputs give the same bits and a conserved sum of states stays conserved to
/// rounding. Allocates nothing after construction.
///
/// Source: W. Kutta, Zeitschrift für Mathematik und Physik 46 (1901), 435-453.
public final class RungeKutta {
    private final Dynamics dynamics;
    private final double[] first;
    private final double[] second;
    private final double[] third;
    private final double[] fourth;
    private final double[] trial;

    public RungeKutta(Dynamics dynamics) {
        this.dynamics = dynamics;
        int states = dynamics.states();
        first = new double[states];
        second = new double[states];
        third = new double[states];
        fourth = new double[states];
        trial = new double[states];
    }

    /// Moves `state` on by `step` seconds.
    public void step(double seconds, double[] state, double step) {
        dynamics.slopes(seconds, state, first);
        tryAt(state, first, step / 2);
        dynamics.slopes(seconds + step / 2, trial, second);
        tryAt(state, second, step / 2);
        dynamics.slopes(seconds + step / 2, trial, third);
        tryAt(state, third, step);
        dynamics.slopes(seconds + step, trial, fourth);
        for (int i = 0; i < trial.length; i++) {
            state[i] += step / 6 * (first[i] + 2 * (second[i] + third[i]) + fourth[i]);
        }
    }

    private void tryAt(double[] state, double[] slope, double step) {
        for (int i = 0; i < trial.length; i++) {
            trial[i] = state[i] + step * slope[i];
        }
    }
}
