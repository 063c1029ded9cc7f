package homeostat.wire.log;

/// A log that cannot be opened, written or read. The message is one sentence.
public final class LogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogException(String message) {
        super(message);
    }

    LogException(String message, Throwable cause) {
        super(message, cause);
    }
}
