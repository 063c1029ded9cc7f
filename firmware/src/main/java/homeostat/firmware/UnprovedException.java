package homeostat.firmware;

/// The device breaks a rule of class C, so there is no image of it. The message names the first
/// finding of `proof` and how many there are.
public final class UnprovedException extends FirmwareException {
    private static final long serialVersionUID = 1L;

    public UnprovedException(String message) {
        super(message);
    }
}
