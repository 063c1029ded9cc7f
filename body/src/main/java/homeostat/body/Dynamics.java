package homeostat.body;

/// Ordinary differential equations in a fixed number of states.
///
/// The model keeps its inputs (a heart rate, a pump speed) in its own fields; between two calls of
/// [RungeKutta#step] they stand still.
public interface Dynamics {
    /// How many states there are.
    int states();

    /// Writes the time derivative of each state into `slopes`, per second.
    ///
    /// @param seconds time in the clock of the caller
    /// @param state the states, not to be changed
    /// @param slopes where the derivatives go
    void slopes(double seconds, double[] state, double[] slopes);
}
