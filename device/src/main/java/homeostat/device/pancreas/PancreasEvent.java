package homeostat.device.pancreas;

/// What one step has seen, as far as the mode depends on it; the first that applies counts, in
/// this order.
enum PancreasEvent {
    /// A guard refused to order: the prescription is not confirmed, or nothing was allowed.
    ORDER_REFUSED,
    /// The newest reading is older than its limit, or there was none yet.
    SIGNAL_STALE,
    /// The newest reading is no number, out of range, or moved faster than a body can.
    SIGNAL_IMPLAUSIBLE,
    /// The readings have not moved for longer than a body can hold still.
    SIGNAL_FLAT,
    /// Glucose is low, or about to be.
    LOW,
    /// The actuator says that it cannot.
    ACTUATOR_REFUSED,
    /// What became of a dose has been unknown for too long, or what was given before a reset is.
    OUTCOME_UNKNOWN,
    /// Nothing new; what was known still counts.
    QUIET,
    /// Glucose is not low, but too near to it to begin dosing again.
    MARGINAL,
    /// A new reading, and nothing to be said against dosing on it.
    GOOD
}
