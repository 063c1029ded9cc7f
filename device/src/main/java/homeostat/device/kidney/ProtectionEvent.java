package homeostat.device.kidney;

/// What the protective system has seen in one step; the first that applies counts, in this order.
enum ProtectionEvent {
    /// The guard of the clamp refused: the prescription is not confirmed.
    ORDER_REFUSED,
    /// A sensor of the blood's side is silent or speaks nonsense.
    SENSOR_LOST,
    /// Air, a leak, a needle out, a line blocked, or a wrong balance.
    BLOOD_IN_DANGER,
    /// Somebody asks to go on, and nothing speaks against it.
    RESUMED,
    /// Dialysate too warm, too cold, wrongly mixed, or not known.
    DIALYSATE_WRONG,
    /// Not all sensors are good yet.
    NOT_READY,
    /// Nothing to be said against it.
    GOOD
}
