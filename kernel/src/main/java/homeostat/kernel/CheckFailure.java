package homeostat.kernel;

/// A broken assertion of our own. In firmware it is a trap with the place it came from.
public final class CheckFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFailure(String message) {
        super(message);
    }
}
