package homeostat.app;

/// Something on the command line that cannot be done, in one sentence.
final class AppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AppException(String message) {
        super(message);
    }
}
