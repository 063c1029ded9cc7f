package homeostat.proof;

/// What was handed in cannot be judged: not a class file, a class that is missing, no entry.
///
/// The message is one sentence with what is wrong, where, and what was expected. An input that
/// cannot be judged is never "proved"; it ends here.
public final class ProofException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProofException(String message) {
        super(oneLine(message));
    }

    public ProofException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /// Names come out of class files, where they may hold anything.
    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
