package homeostat.vector;

/// A few equations of a model for a row of patients.
///
/// Stages hand each other rows, never vectors, and are called through this interface for the
/// compiler's sake: all equations of a large model together are more than it will inline into one
/// method, and a vector that crosses a call which is not inlined becomes an object.
interface LaneStage {

    /// @param now where the states lie
    /// @param to where the slopes go
    /// @param seconds how far to go
    void run(int now, int to, double seconds);
}
