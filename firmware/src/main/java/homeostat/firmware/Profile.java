package homeostat.firmware;

/// What the translator must know of the kernel by name.
///
/// @param modeInterface internal name of the interface whose records may be made on a transition
/// @param boundaryClass internal name of the one class that may catch: on the target its `try`
///        body is run and a trap halts
public record Profile(String modeInterface, String boundaryClass) {
    /// The kernel's own names.
    public static final Profile KERNEL =
            new Profile("homeostat/kernel/Mode", "homeostat/kernel/TrapBoundary");
}
