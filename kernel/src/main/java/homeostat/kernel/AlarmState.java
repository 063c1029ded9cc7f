package homeostat.kernel;

/// Where an alarm condition stands. The codes are on the wire: never reorder, never reuse.
public enum AlarmState {
    /// The condition is absent and nothing is to be seen.
    INACTIVE(0),
    /// The condition is present, for less than its delay.
    PENDING(1),
    /// Present and unanswered.
    ACTIVE(2),
    /// Gone again, still shown because nobody answered it.
    LATCHED(3),
    /// Present, and a person has answered it.
    ACKNOWLEDGED(4);

    private final int code;

    AlarmState(int code) {
        this.code = code;
        Check.that(code == ordinal(), "an alarm state's code is its place in the list");
    }

    /// The fixed code.
    public int code() {
        return code;
    }

    /// The state with that code; a code that is not known is [#ACTIVE], the loudest.
    public static AlarmState of(int code) {
        return switch (code) {
            case 0 -> INACTIVE;
            case 1 -> PENDING;
            case 3 -> LATCHED;
            case 4 -> ACKNOWLEDGED;
            default -> ACTIVE;
        };
    }

    /// Whether it is to be seen.
    public boolean isVisible() {
        return this == ACTIVE || this == LATCHED || this == ACKNOWLEDGED;
    }

    /// Whether it is to be heard, unless audio is paused.
    public boolean isAudible() {
        return this == ACTIVE || this == LATCHED;
    }

    /// The state after a look at the condition.
    ///
    /// `due` says that it has been present for its delay; a `latching` one stays until answered.
    AlarmState observed(boolean present, boolean due, boolean latching) {
        return switch (this) {
            case INACTIVE, PENDING -> !present ? INACTIVE : due ? ACTIVE : PENDING;
            case ACTIVE -> present ? ACTIVE : latching ? LATCHED : INACTIVE;
            case LATCHED -> present ? ACTIVE : LATCHED;
            case ACKNOWLEDGED -> present ? ACKNOWLEDGED : INACTIVE;
        };
    }

    /// The state after a person answered.
    AlarmState answered() {
        return switch (this) {
            case INACTIVE -> INACTIVE;
            case PENDING -> PENDING;
            case ACTIVE -> ACKNOWLEDGED;
            case LATCHED -> INACTIVE;
            case ACKNOWLEDGED -> ACKNOWLEDGED;
        };
    }
}
