package homeostat.bedside;

/// A gateway that cannot do its work. The message is one sentence.
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatewayException(String message, Throwable cause) {
        super(message, cause);
    }
}
