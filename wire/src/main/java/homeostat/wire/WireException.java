package homeostat.wire;

/// Bytes that are not a frame, or a frame that cannot be made into bytes.
///
/// The message is one sentence: what is wrong, at which offset, what was expected.
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WireException(String message) {
        super(message);
    }
}
