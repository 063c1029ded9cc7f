package homeostat.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a tool that measures tests must itself be right: small programs whose coverage
/// can be told by hand.
class McdcTest {
    @TempDir
    private Path folder;

    /// What a program with a `main` covers: a line for each decision with its evaluations, and a
    /// `!` before each condition that is not shown.
    private List<String> covered(String body) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Sources sources = Sources.of(Map.of("Small.java", "final class Small {\n" + body + "\n}\n"),
                List.of(), classes);
        Path out = folder.resolve("out");
        int code = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dmcdc.out=" + out,
                "-Dmcdc.decisions=" + sources.decisions().size(), "-cp", classes.toString(),
                "Small").inheritIO().start().waitFor();
        assertEquals(0, code);
        Map<Integer, SortedSet<Evaluation>> seen = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(out))) {
            while (in.available() > 0) {
                seen.computeIfAbsent(in.readInt(), key -> new TreeSet<>())
                        .add(new Evaluation(in.readLong()));
            }
        }
        List<String> lines = new ArrayList<>();
        for (Decision decision : sources.decisions()) {
            DecisionCoverage coverage = DecisionCoverage.of(decision,
                    seen.getOrDefault(decision.number(), new TreeSet<>()));
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < decision.conditions().size(); i++) {
                line.append(coverage.pairs().get(i).isPresent() ? "" : "!")
                        .append(decision.conditions().get(i)).append("; ");
            }
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private static String called(String body, String... calls) {
        return body + "\npublic static void main(String[] a) {\n"
                + String.join(";\n", calls) + ";\n}";
    }

    @Test
    void anAndNeedsThreeWays() throws Exception {
        String and = "static int f(boolean a, boolean b) { return a && b ? 1 : 0; }";

        assertEquals(List.of("a; b;"),
                covered(called(and, "f(true, true)", "f(true, false)", "f(false, true)")));
        assertEquals(List.of("a; !b;"), covered(called(and, "f(true, true)", "f(false, true)")));
        assertEquals(List.of("!a; b;"), covered(called(and, "f(true, true)", "f(true, false)")));
    }

    @Test
    void anOrOfAndsTakesWhatWasSkippedForEither() throws Exception {
        String mixed = "static boolean f(boolean a, boolean b, boolean c) {"
                + " return (a && b) || c; }";

        assertEquals(List.of("a; b; c;"), covered(called(mixed, "f(true, true, false)",
                "f(false, true, false)", "f(true, false, false)", "f(false, false, true)")));
        assertEquals(List.of("!a; b; !c;"), covered(called(mixed, "f(true, true, false)",
                "f(true, false, false)")));
    }

    @Test
    void aConditionThatDiffersTogetherWithAnotherIsNotShown() throws Exception {
        assertEquals(List.of("!a; !b;"), covered(called(
                "static boolean f(boolean a, boolean b) { return a || b; }", "f(false, false)")));
        assertEquals(List.of("!a == b; !c;"), covered(called("static boolean f(int a, int b, "
                + "boolean c) { return a == b && c; }", "f(1, 1, true)")));
    }

    @Test
    void whatAPatternBindsStaysInScope() throws Exception {
        String pattern = """
                record P(int x, int y) {}
                static int f(Object o) {
                    if (!(o instanceof P p && p.y() > 0)) {
                        return -1;
                    }
                    return p.x();
                }
                static int g(Object o) {
                    return switch (o) {
                        case P(int x, int y) when x > y || y == 7 -> x;
                        case null, default -> 0;
                    };
                }
                """;

        assertEquals(List.of("o instanceof P p; p.y() > 0;", "x > y; y == 7;"),
                covered(called(pattern, "f(\"\")", "f(new P(1, 1))", "f(new P(1, 0))",
                        "g(new P(2, 1))", "g(new P(1, 2))", "g(new P(1, 7))")));
    }

    @Test
    void loopsAndNestedDecisionsCountEachForItself() throws Exception {
        String nested = """
                static int f(int n) {
                    int sum = 0;
                    for (int i = 0; i < n && sum < 10; i++) {
                        sum += i % 2 == 0 ? i : (n > 3 && (i > 2 ? n : i) > 2) ? 2 : 1;
                    }
                    while (true) {
                        if (sum > 5) {
                            return sum;
                        }
                        sum++;
                    }
                }
                """;

        assertEquals(List.of("i < n; !sum < 10;", "i % 2 == 0;", "n > 3; (i > 2 ? n : i) > 2;",
                "i > 2;", "sum > 5;"), covered(called(nested, "f(2)", "f(4)")));
    }

    @Test
    void aNegationIsNoConditionOfItsOwn() throws Exception {
        List<String> lines = covered(called(
                "static boolean f(boolean a, boolean b) { return !a && !(b || a); }",
                "f(false, false)", "f(true, false)", "f(false, true)"));

        assertEquals(List.of("a; b; !a;"), lines);
        assertTrue(lines.getFirst().endsWith("!a;"), "the second a is false when it is evaluated");
    }

    private static final String DOOR = """
            package homeostat.small;

            public final class Door {
                private Door() {}

                public static boolean opens(boolean key, boolean bolt) {
                    return key && !bolt;
                }

                public static int steps(int n) {
                    return n > 3 ? 3 : n;
                }
            }
            """;

    /// The command's whole way in small: a module of one class and one test, in its own house.
    private McdcReport door(String test, String reasons) throws IOException {
        for (String each : List.of("seed", "kernel", "signal", "device")) {
            Files.createDirectories(folder.resolve(each).resolve("target/classes"));
        }
        Path main = folder.resolve("small/src/main/java/homeostat/small/Door.java");
        Path tests = folder.resolve("small/target/test-classes");
        Path source = folder.resolve("DoorTest.java");
        Files.createDirectories(main.getParent());
        Files.createDirectories(tests);
        Files.createDirectories(folder.resolve("cover"));
        Files.writeString(main, DOOR);
        Files.writeString(source, "package homeostat.small;\nclass DoorTest {\n"
                + "@org.junit.jupiter.api.Test void opens() {\n" + test + "\n}\n}\n");
        Files.writeString(folder.resolve("cover/reasons.txt"), reasons);
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(said),
                new PrintWriter(said), "-proc:none", "-d", tests.toString(), "-cp",
                Sources.path(TestRun.junit()), main.toString(), source.toString());
        assertEquals(0, code, said.toString());
        return Mcdc.of(folder, List.of("small"), List.of("small"), line -> { });
    }

    @Test
    void theGateIsOpenForWhatIsShownAndForWhatHasAReason() throws IOException {
        McdcReport report = door("Door.opens(true, true); Door.opens(true, false);"
                + " Door.opens(false, false); Door.steps(1);",
                "# for the reader\nsmall/Door.java: n > 3 = no <door> has so many\n");

        assertEquals(0.5, report.part());
        assertEquals(List.of(), report.faults(50));
        assertTrue(report.toJson().contains("\"reason\": \"no <door> has so many\""));
        assertTrue(report.html().contains("no &lt;door&gt; has so many"));
        assertTrue(report.text().contains("not shown: n > 3"));
    }

    @Test
    void theGateIsShutBelowTheBarAndWithoutAReason() throws IOException {
        McdcReport report = door("Door.opens(true, true); Door.opens(true, false);"
                + " Door.steps(1); throw new IllegalStateException();", "");

        assertEquals(List.of("a test of small fails on the instrumented classes: opens(): "
                + "java.lang.IllegalStateException",
                "below the bar: covered=0.0 % bar=95.0 %",
                "no test and no reason: small/Door.java:7: key && !bolt",
                "no test and no reason: small/Door.java:11: n > 3"), report.faults(95));
    }

    @Test
    void theGateIsShutForAReasonThatHasOutlivedItsDecision() throws IOException {
        McdcReport report = door("Door.opens(true, true); Door.opens(true, false);"
                + " Door.opens(false, false); Door.steps(1); Door.steps(4);", """
                small/Door.java: key && !bolt = it was hard to reach once
                small/Door.java: lock > 0 = there was a lock
                small/Window.java: open = there was a window
                cellar/Stairs.java: dark = there was a cellar
                """);

        assertEquals(1, report.part());
        assertEquals(List.of("key && !bolt", "lock > 0", "open", "dark"),
                report.faults(95).stream().map(fault -> {
                    assertTrue(fault.startsWith("a reason for a decision that is covered or gone"));
                    return fault.substring(fault.lastIndexOf(": ") + 2);
                }).toList());
        assertEquals(List.of(), report.below("attic").faults(95), "and only where one looks");
    }
}
