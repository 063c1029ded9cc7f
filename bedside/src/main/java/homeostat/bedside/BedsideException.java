package homeostat.bedside;

/// A bed cannot be run as it was asked to. The message is one sentence that says what was wrong,
/// where, and what was expected.
public final class BedsideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BedsideException(String message) {
        super(message);
    }

    public BedsideException(String message, Throwable cause) {
        super(message, cause);
    }
}
