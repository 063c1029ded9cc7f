package homeostat.proof.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.CallGraph;
import homeostat.proof.EntryPoints;
import homeostat.proof.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because each of these programs once had a trap or a round proved away that happens: what
/// random programs found, made small.
class ValuesTest {
    private static final String NAME = "Case";

    @TempDir
    private Path folder;

    /// The values of a class of its own that has these members.
    private Values of(String members) throws IOException {
        Path source = folder.resolve(NAME + ".java");
        Files.writeString(source, "public final class " + NAME + " {\n" + members + "}\n");
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler().run(null, errors, errors, "-g",
                "-nowarn", "-d", folder.toString(), source.toString());
        assertEquals(0, result, () -> errors.toString(StandardCharsets.UTF_8));
        Program program = Program.load(List.of(folder));
        EntryPoints points = EntryPoints.of(program, NAME);
        CallGraph graph = CallGraph.assembled(program, points.assembly(), points.entries());
        Values values = Values.of(program, graph, points, null);
        assertTrue(values.givenUp().isEmpty(), () -> values.givenUp().toString());
        return values;
    }

    private static long left(Values values, TrapKind kind) {
        return values.sites().stream().filter(site -> site.kind() == kind
                && site.verdict() != TrapSite.Verdict.PROVED).count();
    }

    @Test
    void whatALoopChangesIsNotWhatItWasCopiedFrom() throws IOException {
        Values values = of("""
                private final int[] table = new int[4];
                private int found;
                public void step(long nowNs) {
                    int from = (int) nowNs & 255;
                    int left = from;
                    while (left != 0) {
                        left >>>= 1;
                    }
                    found = table[from];
                }
                """);

        assertEquals(1, left(values, TrapKind.INDEX));
    }

    @Test
    void anElementThatALoopWritesIsReadAnew() throws IOException {
        Values values = of("""
                private final int[] memory = new int[2];
                private final int[] table = new int[4];
                public void step(long nowNs) {
                    memory[1] = (int) nowNs & 255;
                    if (memory[0] < 4) {
                        while (memory[1] != 0) {
                            table[memory[0]]++;
                            memory[0] = (int) nowNs & 255;
                        }
                    }
                }
                """);

        assertEquals(1, left(values, TrapKind.INDEX));
    }

    @Test
    void twoObjectsMadeAtOnePlaceAreNotTheSame() throws IOException {
        Values values = of("""
                private final int[] table = new int[4];
                record Box(int width) { }
                private Box make(int width) {
                    return new Box(width);
                }
                public void step(long nowNs) {
                    Box one = make(1);
                    Box other = make(9);
                    if (one != other) {
                        table[other.width()]++;
                    }
                }
                """);

        assertEquals(1, left(values, TrapKind.INDEX));
    }

    @Test
    void anArrayOfArraysMadeAgainLeavesTheOneBeforeItAsItIs() throws IOException {
        Values values = of("""
                private final int[][][] grids = new int[40][][];
                public Case() {
                    for (int k = 0; k < 40 && k < System.nanoTime(); k++) {
                        if (k > 0) {
                            grids[k - 1][0] = new int[1];
                        }
                        grids[k] = new int[2][3];
                    }
                }
                private int found;
                public void step(long nowNs) {
                    int[][] grid = grids[3];
                    if (grid != null) {
                        found = grid[0][2];
                    }
                }
                """);

        assertEquals(1, left(values, TrapKind.INDEX));
    }

    @Test
    void whatAConstructorLeavesOutIsZero() throws IOException {
        Values values = of("""
                private final int[] table = new int[4];
                private final Part[] parts = new Part[40];
                static final class Part {
                    int number;
                }
                public Case() {
                    for (int k = 0; k < 40 && k < System.nanoTime(); k++) {
                        parts[k] = new Part();
                    }
                }
                public void step(long nowNs) {
                    Part part = parts[3];
                    if (part != null) {
                        table[part.number + 4]++;
                    }
                }
                """);

        assertEquals(1, left(values, TrapKind.INDEX));
    }

    @Test
    void anObjectMadeByATaskStartsAtZeroToo() throws IOException {
        Values values = of("""
                private final int[] table = new int[4];
                private Part part;
                static final class Part {
                    int number;
                    Part() {
                    }
                    Part(int number) {
                        this.number = number;
                    }
                }
                public void step(long nowNs) {
                    part = new Part(9);
                    part = new Part();
                    table[4 / part.number]++;
                }
                """);

        assertEquals(1, left(values, TrapKind.DIVISION));
    }

    @Test
    void whatLambdasOfOnePlaceHoldIsNotOneValue() throws IOException {
        Values values = of("""
                private final int[] table = new int[4];
                private final Law[] laws = new Law[40];
                interface Law {
                    int at(int x);
                }
                public Case() {
                    for (int k = 0; k < 40 && k < System.nanoTime(); k++) {
                        int number = k;
                        laws[k] = x -> number < 4 ? number : x;
                    }
                }
                public void step(long nowNs) {
                    Law one = laws[0];
                    Law other = laws[1];
                    if (one != null && other != null && one.at(-1) >= 0) {
                        table[other.at(9)]++;
                    }
                }
                """);

        assertEquals(1, left(values, TrapKind.INDEX));
    }
}
