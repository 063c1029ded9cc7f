package homeostat.fleet.people;

/// People cannot be kept or told apart as asked. The message is one sentence.
public final class PeopleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PeopleException(String message) {
        super(message);
    }

    PeopleException(String message, Throwable cause) {
        super(message, cause);
    }
}
