package homeostat.kernel;

/// How far a reading may be trusted. The codes are on the wire: never reorder, never reuse.
public enum Quality {
    /// Measured now, inside the declared range.
    GOOD(0),
    /// Measured, but its source doubts it.
    DOUBTFUL(1),
    /// Older than its port allows.
    STALE(2),
    /// Not a number, or outside the declared range.
    IMPLAUSIBLE(3),
    /// Never measured, or its source says that it has nothing.
    MISSING(4);

    private final int code;

    Quality(int code) {
        this.code = code;
        Check.that(code == ordinal(), "a quality's code is its place in the list");
    }

    /// The fixed code.
    public int code() {
        return code;
    }

    /// The quality with that code; an unknown code is [#MISSING], the worst.
    public static Quality of(int code) {
        return switch (code) {
            case 0 -> GOOD;
            case 1 -> DOUBTFUL;
            case 2 -> STALE;
            case 3 -> IMPLAUSIBLE;
            default -> MISSING;
        };
    }
}
