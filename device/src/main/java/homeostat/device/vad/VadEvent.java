package homeostat.device.vad;

/// What one step has seen, as far as the mode depends on it; the first that applies counts, in
/// this order.
enum VadEvent {
    /// A guard refused to order: the prescription is not confirmed, or nothing was allowed.
    ORDER_REFUSED,
    /// There is no inlet pressure, or it is too old.
    SIGNAL_STALE,
    /// The inlet pressure is no number, out of range, or jumped.
    SIGNAL_IMPLAUSIBLE,
    /// The inlet pressure does not move as a ventricle does.
    SIGNAL_FLAT,
    /// The ventricle's wall is drawn into the inlet.
    SUCTION,
    /// It was, not long ago.
    CLEARING,
    /// The motor does not turn as ordered.
    MOTOR_OFF,
    /// The flow estimate is silent or stands still.
    FLOW_LOST,
    /// Flow is surely low although the ventricle fills: the two sensors cannot both be right.
    FLOW_DISAGREES,
    /// Nothing new; what was known still counts.
    QUIET,
    /// A window of a beat or more, and nothing to be said against it.
    GOOD
}
