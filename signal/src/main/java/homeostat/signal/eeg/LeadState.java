package homeostat.signal.eeg;

/// What a second of one lead is worth, before anybody looks for the brain in it.
public enum LeadState {
    /// Fit for use.
    GOOD,
    /// Samples were missing: a gap in the recording, a cable pulled.
    MISSING,
    /// Not even noise: leads shorted, or an amplifier that is off. An isoelectric brain moves more.
    FLAT,
    /// The amplifier is at its rail.
    SATURATED,
    /// A swing that no brain makes: a movement, an electrode that pops.
    SWINGING,
    /// More fast activity than a brain makes: muscle, or an instrument nearby.
    MUSCLE
}
