package homeostat.wire.identity;

/// A key, certificate or request that cannot be made, read or trusted. The message is one sentence.
public final class IdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IdentityException(String message) {
        super(message);
    }

    IdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
