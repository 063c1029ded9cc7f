package homeostat.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a tool that measures tests must itself be right: small programs whose coverage can
/// be told by hand.
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
}
