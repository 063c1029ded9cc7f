package homeostat.cover;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs the compiled tests of one module in a JVM of its own, on instrumented classes.
///
/// JUnit is taken from Maven's local repository: the version that the tests were compiled with.
///
/// @param module whose tests ran
/// @param passed how many passed
/// @param failures what did not, and why not; a failed test may still have shown something
record TestRun(String module, int passed, List<String> failures) {
    private static final String FAILED = "failed ";
    private static final String TESTS = ".*(Test|Properties|Golden|Trial)";
    private static final int MINUTES_MAX = 20;
    private static final String JUNIT = "6.1.3";
    private static final List<String> JARS = List.of(
            "org/junit/jupiter/junit-jupiter-api/" + JUNIT,
            "org/junit/jupiter/junit-jupiter-params/" + JUNIT,
            "org/junit/jupiter/junit-jupiter-engine/" + JUNIT,
            "org/junit/platform/junit-platform-commons/" + JUNIT,
            "org/junit/platform/junit-platform-engine/" + JUNIT,
            "org/junit/platform/junit-platform-launcher/" + JUNIT,
            "org/opentest4j/opentest4j/1.3.0", "org/apiguardian/apiguardian-api/1.1.2",
            "org/jspecify/jspecify/1.0.0");

    /// The jars that a test needs, from the local repository.
    ///
    /// @throws CoverException when one is missing
    static List<Path> junit() {
        Path repository = Path.of(System.getProperty("maven.repo.local",
                System.getProperty("user.home") + "/.m2/repository"));
        List<Path> jars = new ArrayList<>();
        for (String each : JARS) {
            Path folder = repository.resolve(each);
            try (Stream<Path> files = Files.list(folder)) {
                jars.add(files.filter(file -> file.toString().endsWith(".jar"))
                        .min(Comparator.comparing(file -> file.toString().length()))
                        .orElseThrow(() -> missing(folder)));
            } catch (IOException e) {
                throw missing(folder);
            }
        }
        return jars;
    }

    private static CoverException missing(Path folder) {
        return new CoverException("JUnit is missing: folder=" + folder
                + ", expected its jar; run ./homeostat test once");
    }

    /// Runs them, and adds what they evaluated.
    ///
    /// @param home the repository
    /// @param classPath instrumented classes first
    /// @throws CoverException when the tests are not compiled or the JVM does not come back
    static TestRun of(Path home, String module, List<Path> classPath, int decisions,
            Map<Integer, SortedSet<Evaluation>> seen) {
        Path tests = home.resolve(module).resolve("target/test-classes");
        if (!Files.isDirectory(tests)) {
            throw new CoverException("no tests: folder=" + tests
                    + ", expected compiled ones; run mvn test-compile once");
        }
        Path out = classPath.getFirst().resolveSibling(module + ".evaluated");
        List<Path> path = new ArrayList<>(classPath);
        path.add(1, tests);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Dmcdc.decisions=" + decisions, "-Dmcdc.out=" + out, "-cp",
                Sources.path(path), "mcdc.Launch", tests.toString(), TESTS);
        String said = run(home.resolve(module), out.resolveSibling(module + ".log"), command);
        read(out, seen);
        String passed = said.lines().filter(line -> line.startsWith("tests ")).findFirst()
                .orElseThrow(() -> new CoverException("the tests did not come to their end: module="
                        + module + " said=" + said.strip().lines().findFirst().orElse("")))
                .split(" ")[1];
        return new TestRun(module, Integer.parseInt(passed), said.lines()
                .dropWhile(line -> !line.startsWith("tests "))
                .filter(line -> line.startsWith(FAILED))
                .map(line -> line.substring(FAILED.length())).toList());
    }

    private static String run(Path folder, Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            try {
                if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                    throw new CoverException("the tests take too long: folder=" + folder
                            + ", expected an end within " + MINUTES_MAX + " minutes");
                }
            } finally {
                process.destroyForcibly();
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new CoverException("cannot run the tests: folder=" + folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CoverException("interrupted while tests ran: folder=" + folder, e);
        }
    }

    private static void read(Path file, Map<Integer, SortedSet<Evaluation>> seen) {
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(
                Files.newInputStream(file)))) {
            while (true) {
                seen.computeIfAbsent(in.readInt(), key -> new TreeSet<>())
                        .add(new Evaluation(in.readLong()));
            }
        } catch (EOFException end) {
            return;
        } catch (IOException e) {
            throw new CoverException("the tests left nothing: file=" + file
                    + ", expected what they evaluated", e);
        }
    }
}
