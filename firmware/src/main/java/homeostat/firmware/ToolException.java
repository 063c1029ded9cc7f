package homeostat.firmware;

/// A program that the build calls (compiler, emulator, JVM) is missing, failed or ran out of time.
public final class ToolException extends FirmwareException {
    private static final long serialVersionUID = 1L;

    public ToolException(String message) {
        super(message);
    }

    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
