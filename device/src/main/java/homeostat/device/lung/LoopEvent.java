package homeostat.device.lung;

/// What one step has seen of a loop, as far as its mode depends on it.
enum LoopEvent {
    /// A guard refused to order: the prescription is not confirmed, or nothing was allowed.
    ORDER_REFUSED,
    /// The sensor has nothing yet.
    NOTHING_YET,
    /// The sensor is silent.
    STALE,
    /// The sensor speaks nonsense.
    IMPLAUSIBLE,
    /// The sensor stands still.
    FLAT,
    /// The sensor has been lost for longer than its last may be held.
    LOST_LONG,
    /// Nothing to be said against it.
    GOOD
}
