package homeostat.evidence;

/// The evidence cannot be gathered at all, in one sentence: a folder or a report is missing.
public final class EvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvidenceException(String message) {
        super(message);
    }
}
