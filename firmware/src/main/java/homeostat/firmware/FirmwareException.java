package homeostat.firmware;

/// Something outside this module is not as the firmware builder needs it: one sentence that says
/// what, where, and what was expected.
public sealed class FirmwareException extends RuntimeException
        permits UntranslatableException, ToolException, UnprovedException {
    private static final long serialVersionUID = 1L;

    public FirmwareException(String message) {
        super(message);
    }

    public FirmwareException(String message, Throwable cause) {
        super(message, cause);
    }
}
