package homeostat.signal.eeg;

/// Over which half of the brain a lead lies.
public enum Side {
    /// The left: odd numbers of the 10-20 system.
    LEFT,
    /// The right: even numbers.
    RIGHT,
    /// Neither: the midline, or a lead that crosses it.
    MIDDLE
}
