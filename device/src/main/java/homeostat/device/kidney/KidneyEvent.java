package homeostat.device.kidney;

/// What one step has seen, as far as the mode depends on it; the first that applies counts, in
/// this order.
enum KidneyEvent {
    /// A guard refused to order: the prescription is not confirmed, or nothing was allowed.
    ORDER_REFUSED,
    /// The balance of what was drawn off is silent or nonsense.
    BALANCE_LOST,
    /// Balance and membrane pressure contradict one another.
    BALANCE_DISAGREES,
    /// No blood flows: somebody, or the protective system, has stopped it.
    NO_FLOW,
    /// The goal is reached, or the time is over.
    DONE,
    /// The newest systolic pressure is too low.
    PRESSURE_LOW,
    /// The blood volume monitor has nothing yet.
    BLOOD_VOLUME_STARTING,
    /// The blood volume monitor is silent.
    BLOOD_VOLUME_STALE,
    /// The blood volume monitor speaks nonsense.
    BLOOD_VOLUME_IMPLAUSIBLE,
    /// The blood volume monitor stands still.
    BLOOD_VOLUME_FLAT,
    /// Nothing to be said against it.
    GOOD
}
