package homeostat.signal;

/// What can be said of a lead without looking at its beats.
public enum SignalState {
    /// Fit for use.
    GOOD,
    /// No movement: electrodes off, or no electrical activity at all.
    FLAT,
    /// The amplifier is at its rail.
    SATURATED,
    /// More fast noise than a heart makes.
    NOISY
}
