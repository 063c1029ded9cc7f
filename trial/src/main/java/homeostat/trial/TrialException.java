package homeostat.trial;

/// A trial was asked for something that cannot be, or a file of it cannot be read or written. The
/// message is one sentence that says what was wrong, where, and what was expected.
public final class TrialException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrialException(String message) {
        super(message);
    }

    public TrialException(String message, Throwable cause) {
        super(message, cause);
    }
}
