package homeostat.fleet.notice;

/// A channel that cannot be what it was asked to be. The message is one sentence.
public final class NoticeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoticeException(String message) {
        super(message);
    }

    NoticeException(String message, Throwable cause) {
        super(message, cause);
    }
}
