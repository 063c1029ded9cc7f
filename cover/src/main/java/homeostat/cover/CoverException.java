package homeostat.cover;

/// Coverage cannot be measured: one sentence that says what, where, and what was expected.
public final class CoverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CoverException(String message) {
        super(message);
    }

    public CoverException(String message, Throwable cause) {
        super(message, cause);
    }
}
