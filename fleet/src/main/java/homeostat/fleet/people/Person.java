package homeostat.fleet.people;

/// Somebody who may sign in.
///
/// @param secret what their codes are made from, sealed
public record Person(String name, Role role, Password password, String secret,
        boolean disabled) {

    /// A name goes into messages, files and the audit log.
    public Person {
        if (!name.matches("[a-z][a-z0-9.-]{1,31}")) {
            throw new PeopleException("not a name for a person: name="
                    + name.replaceAll("[^\\x20-\\x7e]", "?")
                    + ", expected 2 to 32 small letters, digits, '.' or '-'");
        }
    }

    Person as(boolean nowDisabled) {
        return new Person(name, role, password, secret, nowDisabled);
    }
}
