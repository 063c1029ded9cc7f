package homeostat.fleet.audit;

/// An audit log that cannot be written, or that was changed. The message is one sentence.
public final class AuditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean tampering;

    AuditException(String message) {
        super(message);
        this.tampering = true;
    }

    AuditException(String message, Throwable cause) {
        super(message, cause);
        this.tampering = false;
    }

    /// Whether the log is there but not as it was written.
    public boolean isTampering() {
        return tampering;
    }
}
