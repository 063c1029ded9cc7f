package homeostat.record;

/// A recording that cannot be read, or cannot be believed. The message is one sentence: what is
/// wrong, then where (`file=`, `line=` or `offset=`), then what was expected. Unchecked, because
/// nobody but the edge of the program (a command, a bedside gateway) can do anything about it.
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// A fault found in the content itself.
    public RecordException(String message) {
        super(message);
    }

    /// A fault the operating system reported while the content was fetched.
    public RecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
