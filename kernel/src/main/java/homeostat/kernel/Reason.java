package homeostat.kernel;

/// Why therapy was limited, refused or left: a small numbered set, so that it survives a wire and
/// a black box. The codes are fixed: never reorder, never reuse.
public enum Reason {
    /// Nothing to explain.
    NONE(0),
    /// The device has not seen enough yet.
    STARTING(1),
    /// The newest reading is older than its limit.
    STALE(2),
    /// The reading is not a number, out of range, or moved faster than a body can.
    IMPLAUSIBLE(3),
    /// The reading has not moved for longer than a body can hold still.
    FLAT(4),
    /// The sheet's range for this output.
    RANGE(5),
    /// The largest change or the largest dose in a span of time.
    RATE(6),
    /// What was delivered already and still acts.
    ON_BOARD(7),
    /// The patient is below the level under which nothing may be given.
    FLOOR(8),
    /// What is on its way will take the patient below the floor.
    PREDICTION(9),
    /// Whether an earlier command was carried out is not known.
    UNKNOWN_OUTCOME(10),
    /// The actuator said that it cannot.
    ACTUATOR(11),
    /// The prescription is missing, unreadable or not confirmed.
    PRESCRIPTION(12),
    /// A value that must be a number was none, or limits left nothing allowed.
    NOT_A_NUMBER(13),
    /// A check of our own failed; the step was discarded.
    TRAP(14),
    /// A person asked for it.
    REQUESTED(15);

    private final int code;

    Reason(int code) {
        this.code = code;
        Check.that(code == ordinal(), "a reason's code is its place in the list");
    }

    /// The fixed code.
    public int code() {
        return code;
    }
}
