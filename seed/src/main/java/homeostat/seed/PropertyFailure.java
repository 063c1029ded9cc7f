package homeostat.seed;

/// A property that does not hold: the simplest value found that breaks it, and how to see it again.
public final class PropertyFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    PropertyFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
