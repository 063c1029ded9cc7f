package homeostat.app;

import homeostat.fleet.people.Password;
import homeostat.fleet.people.People;
import homeostat.fleet.people.Person;
import homeostat.fleet.people.Role;
import homeostat.fleet.people.Totp;
import homeostat.wire.log.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat fleet person`: who may sign in at the console.
@Command(name = "person", description = "who may sign in at the console, and as what",
        mixinStandardHelpOptions = true, subcommands = {PersonCommand.Add.class,
            PersonCommand.Show.class, PersonCommand.Disable.class, PersonCommand.Enable.class})
final class PersonCommand extends Group {
    /// Where a server keeps its people and its keys.
    static final class Place {
        @Option(names = "--data", paramLabel = "FOLDER", required = true,
                description = "the server's folder")
        private Path data;

        @Option(names = "--key", paramLabel = "FILE",
                description = "the file with the server's key (default: fleet.key in the folder)")
        private Path key;

        People people() {
            return People.in(data, Seal.in(keyFile()));
        }

        Path keyFile() {
            return key == null ? data.resolve(Seal.KEY_FILE) : key;
        }
    }

    /// `homeostat fleet person add`.
    @Command(name = "add", mixinStandardHelpOptions = true, description = {
        "Adds somebody, or gives them a new role, password and telephone.",
        "Prints, once, what their authenticator application has to be told."})
    static final class Add implements Callable<Integer> {
        @Mixin
        private Place place;

        @Parameters(paramLabel = "NAME", description = "small letters, digits, '.' and '-'")
        private String name;

        @Option(names = "--role", required = true,
                description = "nurse, physician, engineer (biomedical) or officer (security)")
        private String role;

        @Option(names = "--password-file", paramLabel = "FILE",
                description = "a file whose first line is the password (default: asked for)")
        private Path passwordFile;

        @Override
        public Integer call() {
            Role wanted = Role.named(role);
            char[] password = password();
            byte[] secret = place.people().add(name, wanted, password, Password.ROUNDS);
            Arrays.fill(password, '\0');
            System.out.println(name + " may sign in as " + wanted.words()
                    + ". For the authenticator application, shown once:");
            System.out.println(Totp.link(name, secret));
            return 0;
        }

        private char[] password() {
            if (passwordFile != null) {
                try {
                    return Files.readString(passwordFile).lines().findFirst().orElse("")
                            .toCharArray();
                } catch (IOException e) {
                    throw new AppException("password cannot be read: file=" + passwordFile
                            + ", expected one whose first line it is");
                }
            }
            char[] typed = System.console() == null ? null
                    : System.console().readPassword("Password, %d letters or more: ",
                            Password.LETTERS_MIN);
            if (typed == null) {
                throw new AppException(
                        "nobody to ask for a password, expected a terminal or --password-file");
            }
            return typed;
        }
    }

    /// `homeostat fleet person list`.
    @Command(name = "list", description = "Everybody, with role and state.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin
        private Place place;

        @Override
        public Integer call() {
            for (Person one : place.people().all()) {
                System.out.printf("%-20s %-20s %s%n", one.name(), one.role().words(),
                        one.disabled() ? "disabled" : "may sign in");
            }
            return 0;
        }
    }

    /// Who may sign in and who may not: both commands name one person.
    abstract static class Admission implements Callable<Integer> {
        private final boolean isDisabled;
        private final String outcome;

        @Mixin
        private Place place;

        @Parameters(paramLabel = "NAME", description = "who")
        private String name;

        Admission(boolean isDisabled, String outcome) {
            this.isDisabled = isDisabled;
            this.outcome = outcome;
        }

        @Override
        public Integer call() {
            place.people().disable(name, isDisabled);
            System.out.println(name + outcome);
            return 0;
        }
    }

    /// `homeostat fleet person disable`.
    @Command(name = "disable", mixinStandardHelpOptions = true,
            description = "Nobody signs in by that name any more; who is in is out at once.")
    static final class Disable extends Admission {
        Disable() {
            super(true, " is disabled");
        }
    }

    /// `homeostat fleet person enable`.
    @Command(name = "enable", description = "They may sign in again.",
            mixinStandardHelpOptions = true)
    static final class Enable extends Admission {
        Enable() {
            super(false, " may sign in");
        }
    }
}
