package homeostat.fleet;

/// The fleet cannot do what it was asked to. The message is one sentence: what, where, and what was
/// expected.
public final class FleetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FleetException(String message) {
        super(message);
    }

    FleetException(String message, Throwable cause) {
        super(message, cause);
    }
}
