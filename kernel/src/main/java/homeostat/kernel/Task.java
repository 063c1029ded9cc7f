package homeostat.kernel;

/// A part that acts: one step per release, from the ports it reads to the ports it writes.
///
/// A step is bounded, allocates nothing, waits for nothing, reads no clock and touches nothing that
/// another task touches. Those are claims; `./homeostat prove` checks them.
public interface Task {

    /// Computes the outputs that belong to the release at `nowNs`.
    void step(long nowNs);
}
