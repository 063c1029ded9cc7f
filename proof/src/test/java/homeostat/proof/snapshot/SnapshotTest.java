package homeostat.proof.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.ProofException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because rules about objects are judged on what a child JVM wrote down.
class SnapshotTest {
    private static final String SOURCE = """
            enum Side { LEFT, RIGHT }
            class Part {
                static final double[] TABLE = {0.5, 2};
                final int[] counts = {1, 2, 3};
                final Side side = Side.RIGHT;
                final String name = "part";
                final Part next;
                Part(Part next) { this.next = next; }
                static Part ring() { return new Part(new Part(null)); }
                static Part nothing() { return null; }
                static Part fails() { throw new IllegalStateException("no sensor"); }
                static Part ends() { System.exit(7); return null; }
                Part instance() { return this; }
            }
            """;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Part.java"), SOURCE);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d",
                folder.toString(), source.toString()));
    }

    @Test
    void theObjectsAreThereWithFieldsElementsAndNames() {
        Snapshot snapshot = take("ring");
        Snapshot.Item root = snapshot.root();
        Snapshot.Item counts = item(snapshot, root, "counts", "[I");
        Snapshot.Item side = item(snapshot, root, "side", "LSide;");

        assertEquals("Part", root.type());
        assertEquals("Part", item(snapshot, root, "next", "LPart;").type());
        assertEquals(List.of(1L, 2L, 3L), Arrays.stream(counts.elements()).boxed()
                .toList());
        assertEquals("RIGHT", side.label());
        assertEquals(Snapshot.Shape.OPAQUE,
                item(snapshot, root, "name", "Ljava/lang/String;").shape());
        assertTrue(snapshot.instantiated().containsAll(Set.of("Part", "Side")));
    }

    @Test
    void whatAStaticFieldHoldsIsThere() {
        Snapshot snapshot = take("ring");
        Snapshot.Item table = snapshot.item(
                snapshot.staticValue(new Field("Part", "TABLE", "[D")));

        assertEquals(0.5, Double.longBitsToDouble(table.elements()[0]));
    }

    @Test
    void assemblyThatFailsSaysWhyInOneSentence() {
        assertRefused("it threw java.lang.IllegalStateException: no sensor", "fails");
        assertRefused("java.lang.IllegalArgumentException: it returned null", "nothing");
        assertRefused("java.lang.NoSuchMethodException: Part.absent()", "absent");
        assertRefused("java.lang.NoSuchMethodException: Part.instance() is not static",
                "instance");
        assertEquals("the device cannot be assembled: method=Part.ends exit=7 reason=the child JVM"
                + " ended without a word",
                assertThrows(ProofException.class, () -> take("ends")).getMessage());
    }

    @Test
    void aFileThatIsNoSnapshotIsNamed() throws IOException {
        for (String text : List.of("", "root", "root 1", "field a b c d", "tree 1 x", "object x",
                "\u0000")) {
            Path file = Files.writeString(folder.resolve("snapshot.txt"), text);

            ProofException refusal =
                    assertThrows(ProofException.class, () -> Snapshot.read(file), text);
            assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
        }
    }

    private static Snapshot take(String method) {
        return Snapshot.of(List.of(folder), new Method("Part", method, "()LPart;"));
    }

    private static Snapshot.Item item(Snapshot snapshot, Snapshot.Item item, String field,
            String descriptor) {
        return snapshot.item(item.fields().get(new Field(item.type(), field, descriptor)));
    }

    private static void assertRefused(String reason, String method) {
        assertEquals("the device cannot be assembled: method=Part." + method + " reason=" + reason
                + ", expected an object",
                assertThrows(ProofException.class, () -> take(method)).getMessage());
    }
}
