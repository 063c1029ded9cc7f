package homeostat.fleet.people;

import homeostat.wire.log.LogException;
import homeostat.wire.log.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everybody who may sign in, in a file that grows by a line for each change.
///
/// ```
/// person TAB name TAB role TAB rounds TAB salt TAB hash TAB secret
/// disabled TAB name
/// enabled TAB name
/// used TAB name TAB step
/// ```
///
/// A person who comes again replaces the one before. The secret of the codes is sealed with the
/// fleet's key, so the file alone opens nothing. A server reads what another process has added
/// the next time it asks: who is disabled by a command is out within a second.
public final class People {
    private static final String FILE = "people.txt";

    private final Path file;
    private final Seal seal;
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, Long> used = new TreeMap<>();
    private long read;

    private People(Path file, Seal seal) {
        this.file = file;
        this.seal = seal;
    }

    /// The people of a folder; nobody when there is no file yet.
    public static People in(Path folder, Seal seal) {
        People people = new People(folder.resolve(FILE), seal);
        people.look();
        return people;
    }

    /// Adds somebody, or gives them a new role, password and secret. The secret is returned once,
    /// for their telephone.
    public synchronized byte[] add(String name, Role role, char[] password, int rounds) {
        Password.check(password, name);
        byte[] secret = Totp.secret();
        note(line(new Person(name, role, Password.of(password, rounds), "", false),
                seal.seal(secret, what(name))));
        return secret;
    }

    private static String what(String name) {
        return "totp " + name;
    }

    private static String line(Person person, byte[] sealed) {
        Password kept = person.password();
        return "person\t" + person.name() + '\t' + person.role().word() + '\t' + kept.rounds()
                + '\t' + kept.salt() + '\t' + kept.hash() + '\t'
                + Base64.getEncoder().encodeToString(sealed);
    }

    /// Lets somebody sign in no more, or again.
    public synchronized void disable(String name, boolean disabled) {
        if (named(name) == null) {
            throw new PeopleException("nobody of that name: name="
                    + name.replaceAll("\\p{Cntrl}", "?") + ", expected one of "
                    + people.keySet());
        }
        note((disabled ? "disabled\t" : "enabled\t") + name);
    }

    /// Seals the secrets that an older key sealed with the newest one.
    public synchronized void renew() {
        for (Person one : all()) {
            note(line(one, seal.seal(secret(one), what(one.name()))));
            if (one.disabled()) {
                disable(one.name(), true);
            }
        }
    }

    /// Everybody, by name.
    public synchronized List<Person> all() {
        look();
        return new ArrayList<>(people.values());
    }

    /// Somebody; null for nobody.
    public synchronized Person named(String name) {
        look();
        return people.get(name);
    }

    /// Whether `code` is right for a person now and was not used before; then it is used.
    synchronized boolean spend(Person person, String code, long epochMillis) {
        long step = Totp.accepted(secret(person), code, epochMillis,
                used.getOrDefault(person.name(), -1L));
        if (step < 0) {
            return false;
        }
        note("used\t" + person.name() + '\t' + step);
        return true;
    }

    private byte[] secret(Person person) {
        try {
            return seal.open(Base64.getDecoder().decode(person.secret()), what(person.name()));
        } catch (LogException | IllegalArgumentException e) {
            throw new PeopleException("secret cannot be opened: name=" + person.name()
                    + ", expected the key that it was sealed with", e);
        }
    }

    private void look() {
        try {
            if (!Files.exists(file) || Files.size(file) == read) {
                return;
            }
            people.clear();
            used.clear();
            String text = Files.readString(file);
            read = text.getBytes(StandardCharsets.UTF_8).length;
            int number = 0;
            for (String line : text.split("\n")) {
                number = number + 1;
                take(line, number);
            }
        } catch (IOException e) {
            throw new PeopleException("people cannot be read: file=" + file
                    + ", expected a file that this user may read", e);
        }
    }

    private void take(String line, int number) {
        String[] words = line.split("\t", -1);
        String name = words.length > 1 ? words[1] : "";
        try {
            switch (words[0] + ' ' + words.length) {
                case "person 7" -> people.put(name, new Person(name, Role.named(words[2]),
                        new Password(Integer.parseInt(words[3]), words[4], words[5]), words[6],
                        false));
                case "disabled 2" -> people.computeIfPresent(name, (_, one) -> one.as(true));
                case "enabled 2" -> people.computeIfPresent(name, (_, one) -> one.as(false));
                case "used 3" -> used.merge(name, Long.parseLong(words[2]), Math::max);
                default -> throw new PeopleException("not a line that is known");
            }
        } catch (PeopleException | NumberFormatException e) {
            throw new PeopleException("not a file of people: file=" + file + " line=" + number
                    + ", expected 'person', 'disabled', 'enabled' or 'used' and its fields", e);
        }
    }

    private void note(String line) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(file, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, line + '\n', StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new PeopleException("people cannot be kept: file=" + file
                    + ", expected a folder that this user may write", e);
        }
        look();
    }
}
