package homeostat.bench;

/// What keeps a benchmark or one of its contenders from running, in one sentence.
public final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what went wrong, where, and what was expected
    public BenchException(String message) {
        super(message);
    }

    /// @param message what went wrong, where, and what was expected
    /// @param cause what the system said
    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
