package homeostat.kernel;

/// What became of an order. The codes are on the wire: never reorder, never reuse.
public enum Outcome {
    /// Nobody knows: to be counted as delivered until proven otherwise.
    UNKNOWN(0),
    /// Carried out in full.
    DELIVERED(1),
    /// Carried out in part; the receipt says how much.
    PARTIAL(2),
    /// Not carried out, and surely not.
    REFUSED(3);

    private final int code;

    Outcome(int code) {
        this.code = code;
        Check.that(code == ordinal(), "an outcome's code is its place in the list");
    }

    /// The fixed code.
    public int code() {
        return code;
    }

    /// The outcome with that code; a code that is not known is [#UNKNOWN].
    public static Outcome of(int code) {
        return switch (code) {
            case 1 -> DELIVERED;
            case 2 -> PARTIAL;
            case 3 -> REFUSED;
            default -> UNKNOWN;
        };
    }
}
