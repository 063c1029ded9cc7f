package homeostat.kernel;

/// A state of a device's state machine, holding exactly the data that is valid in it.
///
/// A device seals its own family: `sealed interface PancreasMode extends Mode permits …`, records
/// all. One pure function `next(mode, event, now)` returns the same object while nothing
/// changes; only a transition makes a new one. It is the one thing class C may make after
/// assembly, and firmware keeps the few that can be alive at once in a static pool.
public interface Mode {

    /// How far from normal operation.
    Regime regime();

    /// A fixed number for the wire and the black box: the place of its name on the
    /// sheet, below 128.
    int code();
}
