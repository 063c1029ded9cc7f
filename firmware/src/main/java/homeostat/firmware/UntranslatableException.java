package homeostat.firmware;

/// The program uses something that has no place on a machine without heap, or that the translator
/// does not know. The message names the source line and the chain of calls that leads to it.
public final class UntranslatableException extends FirmwareException {
    private static final long serialVersionUID = 1L;

    public UntranslatableException(String message) {
        super(message);
    }
}
