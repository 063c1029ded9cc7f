package homeostat.kernel;

/// The priority of an alarm condition as IEC 60601-1-8 orders them, most urgent first. The codes
/// are on the wire: never reorder, never reuse.
public enum Priority {
    /// Immediate response: red, flashing.
    HIGH(0),
    /// Prompt response: yellow, flashing slowly.
    MEDIUM(1),
    /// Awareness: cyan or yellow, constant.
    LOW(2);

    private final int code;

    Priority(int code) {
        this.code = code;
        Check.that(code == ordinal(), "a priority's code is its place in the list");
    }

    /// The fixed code.
    public int code() {
        return code;
    }
}
