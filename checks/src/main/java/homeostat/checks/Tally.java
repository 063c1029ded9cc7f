package homeostat.checks;

import homeostat.evidence.TestRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Counts what ran, by kind, from the reports the test runner left; names what was skipped.
///
/// A test class that matches no pattern is silently never run, and a build with no tests is green.
/// So the count of each kind is held against a minimum, kept in `checks/minimum.properties`,
/// that only rises.
public final class Tally {

    /// The kinds of test; the suffix of a test class says which it is.
    enum Kind {
        UNIT("Test"),
        PROPERTY("Properties"),
        GOLDEN("Golden"),
        TRIAL("Trial"),
        BROWSER("Browser"),
        FIRMWARE("Firmware"),
        PEER("Peer");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String className) {
            for (Kind kind : values()) {
                if (className.endsWith(kind.suffix)) {
                    return kind;
                }
            }
            return UNIT;
        }
    }

    private final Map<Kind, Integer> passed = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> reported = new EnumMap<>(Kind.class);
    private final List<String> failed = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private Tally(TestRun run) {
        for (TestRun.Case one : run.cases()) {
            String test = one.className() + "." + one.name();
            reported.merge(Kind.of(one.className()), 1, Integer::sum);
            switch (one.ending()) {
                case PASSED -> passed.merge(Kind.of(one.className()), 1, Integer::sum);
                case SKIPPED -> skipped.add(test + ": " + one.message());
                case FAILED -> failed.add(test);
            }
        }
    }

    /// Tallies the reports under the repository `arguments[0]`; exits with 1 if anything failed or
    /// fewer tests ran than must.
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Tally tally = new Tally(TestRun.read(home));
        System.exit(tally.print(home.resolve("checks/minimum.properties")) ? 0 : 1);
    }

    private boolean print(Path minimumFile) throws IOException {
        Properties minimum = new Properties();
        try (InputStream stream = Files.newInputStream(minimumFile)) {
            minimum.load(stream);
        }
        System.out.println();
        boolean enough = true;
        int total = 0;
        for (Kind kind : Kind.values()) {
            int count = passed.getOrDefault(kind, 0);
            int least = Integer.parseInt(minimum.getProperty(kind.word(), "0"));
            boolean missing = reported.getOrDefault(kind, 0) < least;
            enough &= !missing;
            total += count;
            System.out.printf("%-9s %6d%s%n", kind.word(), count,
                    missing ? "   too few: at least " + least + " must be there" : "");
        }
        skipped.forEach(test -> System.out.println("skipped   " + test));
        failed.forEach(test -> System.out.println("FAILED    " + test));
        System.out.printf("%n%d passed, %d failed, %d skipped%n",
                total, failed.size(), skipped.size());
        return enough && failed.isEmpty() && total > 0;
    }
}
