package homeostat.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a goal that was never run by Maven does not fail any build.
class ProvePeer {
    private static final String GOOD = """
            package sample;

            public final class Filter {
                private double mean;

                void step(long nowNs) {
                    mean += (nowNs - mean) / 8;
                }
            }
            """;
    private static final String BAD = GOOD.replace("mean += (nowNs - mean) / 8;",
            "mean = new double[] {nowNs}[0];");

    @TempDir
    private Path folder;

    private record Run(int code, String console) {}

    @Test
    void aProjectThatKeepsTheRulesBuildsAndHasItsCertificate() throws Exception {
        Run run = maven(GOOD);

        assertEquals(0, run.code(), run.console());
        assertTrue(run.console().contains("sample.Filter: proved: 0 findings"), run.console());
        assertTrue(Files.readString(folder.resolve("project/target/prove.certificate"))
                .contains("program sample.Filter"));
    }

    @Test
    void aProjectThatBreaksOneFailsWithTheFindingOnTheConsole() throws Exception {
        Run run = maven(BAD);

        assertEquals(1, run.code(), run.console());
        assertTrue(run.console().contains(
                "[ERROR] sample.Filter: Filter.java:7: no-allocation: makes an array: double[]"),
                run.console());
        assertTrue(run.console().contains("class C is broken, see the findings above"),
                run.console());
        assertTrue(Files.readString(folder.resolve("project/target/prove.sarif"))
                .contains("\"uri\": \"sample/Filter.java\""));
        assertFalse(Files.exists(folder.resolve("project/target/prove.certificate")));
    }

    @Test
    void aBrokenRuleCanBeAWarning() throws Exception {
        Run warned = maven(BAD, "-Dhomeostat.fail=false");
        assertEquals(0, warned.code(), warned.console());
        assertTrue(warned.console().contains("[WARNING] sample.Filter: Filter.java:7"),
                warned.console());
    }

    private Run maven(String source, String... options) throws Exception {
        Path real = Path.of(System.getProperty("maven.repository", ""));
        assumeTrue(Files.isDirectory(real.resolve("org/apache/maven")),
                "missing: a local repository of Maven; run the tests through Maven");
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve("src/main/java/sample"));
        Files.writeString(project.resolve("src/main/java/sample/Filter.java"), source);
        Files.copy(Path.of("src/test/resources/sample/pom.xml"), project.resolve("pom.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Path repository = Repository.with(real);
        List<String> command = new ArrayList<>(List.of("mvn", "-o", "-B", "-ntp",
                "-Dstyle.color=never", "-Dmaven.repo.local=" + repository, "process-classes"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile())
                .redirectErrorStream(true);
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String console = new String(process.getInputStream().readAllBytes());
            return new Run(process.waitFor(), console);
        } catch (IOException missing) {
            assumeTrue(false, "missing: Maven as the program mvn");
            throw missing;
        }
    }

    /// A local repository for one test: all that is in the real one, by links, and this build's own
    /// prover and goal, as `install` would put them there.
    private static final class Repository {
        private Repository() {}

        /// Not in a temporary folder of JUnit, which warns of every link that leaves it.
        static Path with(Path real) throws IOException {
            Path made = Path.of("target/repository").toAbsolutePath();
            forget(made);
            link(real, made, "org");
            link(real.resolve("org"), made.resolve("org"), "homeostat");
            install(Path.of("../pom.xml"), made, "homeostat", null);
            install(Path.of("../proof/pom.xml"), made, "homeostat-proof",
                    Path.of("../proof/target/classes"));
            install(Path.of("pom.xml"), made, "homeostat-proof-maven-plugin",
                    Path.of("target/classes"));
            return made;
        }

        /// A walk does not follow links, so the real repository stays.
        private static void forget(Path folder) throws IOException {
            if (Files.exists(folder)) {
                try (Stream<Path> walk = Files.walk(folder)) {
                    for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }

        private static void link(Path from, Path to, String except) throws IOException {
            Files.createDirectories(to);
            try (Stream<Path> children = Files.list(from)) {
                for (Path child : children.toList()) {
                    if (!child.getFileName().toString().equals(except)) {
                        Files.createSymbolicLink(to.resolve(child.getFileName()), child);
                    }
                }
            }
        }

        private static void install(Path pom, Path repository, String artifact, Path classes)
                throws IOException {
            Path folder = Files.createDirectories(repository.resolve(
                    "org/homeostat/" + artifact + "/0.1.0-SNAPSHOT"));
            String name = artifact + "-0.1.0-SNAPSHOT";
            Files.copy(pom, folder.resolve(name + ".pom"));
            if (classes != null) {
                Jar.of(classes, folder.resolve(name + ".jar"));
            }
        }
    }
}
