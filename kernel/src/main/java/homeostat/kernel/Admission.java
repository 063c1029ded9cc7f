package homeostat.kernel;

/// What the [Gate] of an actuator says to an order.
public enum Admission {
    /// To be carried out now.
    ADMITTED,
    /// There is no order.
    ABSENT,
    /// It was admitted before, or a newer one was.
    REPEATED,
    /// Its time is over.
    EXPIRED,
    /// It is an order for another kind of actuator.
    FOREIGN,
    /// It holds no number, or one below zero time or before its time.
    MALFORMED
}
