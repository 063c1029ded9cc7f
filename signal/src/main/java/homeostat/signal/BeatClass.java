package homeostat.signal;

/// Where a beat comes from, in the five classes that monitors are compared by.
///
/// Source: ANSI/AAMI EC57:1998, 4.2.1.
public enum BeatClass {
    /// From the sinus node, or none of the others.
    NORMAL('N'),
    /// Ectopic from the atria or the junction: early, of the usual form.
    SUPRAVENTRICULAR('S'),
    /// Ectopic from the ventricles: of another form, wide, mostly early.
    VENTRICULAR('V'),
    /// A fusion of a normal and a ventricular beat.
    FUSION('F'),
    /// Not to be told.
    UNKNOWN('Q');

    private final char symbol;

    BeatClass(char symbol) {
        this.symbol = symbol;
    }

    /// The letter of the class.
    public char symbol() {
        return symbol;
    }
}
