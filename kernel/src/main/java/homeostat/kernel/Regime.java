package homeostat.kernel;

/// How far a mode is from normal operation, in the words of IEC 60601-1-10. The codes are on the
/// wire: never reorder, never reuse.
public enum Regime {
    /// Not yet in control.
    STARTING(0),
    /// The loop is closed as intended.
    NORMAL(1),
    /// The loop is closed, with something held back.
    LIMITED(2),
    /// The loop is open: the declared fallback acts.
    FALLBACK(3),
    /// Nothing is done, on purpose.
    OFF(4);

    private final int code;

    Regime(int code) {
        this.code = code;
        Check.that(code == ordinal(), "a regime's code is its place in the list");
    }

    /// The fixed code.
    public int code() {
        return code;
    }

    /// The regime with that code; a code that is not known is [#FALLBACK].
    public static Regime of(int code) {
        return switch (code) {
            case 0 -> STARTING;
            case 1 -> NORMAL;
            case 2 -> LIMITED;
            case 4 -> OFF;
            default -> FALLBACK;
        };
    }
}
