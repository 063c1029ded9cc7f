package homeostat.body;

/// What a virtual patient was asked for cannot be: an unknown patient, an impossible meal, a
/// table that does not parse. The message is one sentence that says what was wrong, where, and
/// what was expected, fit to be shown to the person who asked.
public final class BodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BodyException(String message) {
        super(message);
    }

    public BodyException(String message, Throwable cause) {
        super(message, cause);
    }
}
