package homeostat.proof;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because an input that cannot be judged must never come out as proved.
class ProverTest {
    private static final MethodTypeDesc STEP = MethodTypeDesc.of(CD_void, CD_long);

    @TempDir
    private Path folder;

    @Test
    void aPathThatIsNotThereIsNamed() {
        Path missing = folder.resolve("classes");

        assertRefused("nothing to read: path=" + missing
                + ", expected a folder of class files or a jar",
                () -> Program.load(List.of(missing)));
    }

    @Test
    void anEmptyPathOrFolderIsNamed() {
        assertRefused("an empty path: expected a folder of class files or a jar",
                () -> Program.load(List.of(Path.of(""))));
        assertRefused("no class files: path=[" + folder + "], expected at least one",
                () -> Program.load(List.of(folder)));
    }

    @Test
    void aFileThatIsNoJarIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a jar");

        assertRefused("cannot read: path=" + text + ", expected a folder of class files or a jar",
                () -> Program.load(List.of(text)));
    }

    @Test
    void aFileThatIsNoClassFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("Loop.class"), "not a class file");

        assertRefused("not a class file: class=Loop, expected one this JDK can read",
                () -> prove("Loop"));
    }

    @Test
    void aTruncatedClassFileIsNeverProved() throws IOException {
        byte[] whole = Corpus.program().bytesOf("ExactMath");
        for (int length = 0; length < whole.length; length += 3) {
            byte[] part = Arrays.copyOf(whole, length);
            Files.write(folder.resolve("ExactMath.class"), part);

            assertThrows(ProofException.class, () -> prove("ExactMath"), "length " + length);
        }
    }

    @Test
    void aDamagedClassFileEndsInAVerdictOrInOneSentence() throws IOException {
        byte[] bytes = Corpus.program().bytesOf("ExactMath");
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= (byte) 0xff;
            Files.write(folder.resolve("ExactMath.class"), bytes);
            try {
                prove("ExactMath");
            } catch (ProofException e) {
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
            }
            bytes[i] ^= (byte) 0xff;
        }
    }

    @Test
    void aClassFileOfTheFutureOrOfAPreviewIsRefused() throws IOException {
        byte[] bytes = Corpus.program().bytesOf("ExactMath");
        bytes[7]++;
        Files.write(folder.resolve("ExactMath.class"), bytes);
        assertThrows(ProofException.class, () -> prove("ExactMath"));

        bytes[7]--;
        bytes[4] = -1;
        bytes[5] = -1;
        Files.write(folder.resolve("ExactMath.class"), bytes);
        assertThrows(ProofException.class, () -> prove("ExactMath"));
    }

    @Test
    void aClassInTheFolderOfAnotherPackageIsRefused() throws IOException {
        Files.write(folder.resolve("Other.class"), Corpus.program().bytesOf("ExactMath"));

        assertRefused("a class at the wrong place: class=ExactMath at=Other.class,"
                + " expected the folder of its package", () -> prove("Other"));
    }

    @Test
    void aMissingClassIsNamed() throws IOException {
        Files.write(folder.resolve("InterfaceCalls.class"),
                Corpus.program().bytesOf("InterfaceCalls"));

        assertRefused("missing class: class=InterfaceCalls$Mean,"
                + " expected it on the class path or in the JDK", () -> prove("InterfaceCalls"));
        assertRefused("missing class: class=Nobody, expected the entry on the class path",
                () -> prove("Nobody"));
    }

    @Test
    void aClassWithoutAStepHasNoEntry() {
        assertRefused("no entry: class=InterfaceCalls$Mean, expected a method void step(long)"
                + " or a static assemble() that returns a homeostat.kernel.Device",
                () -> Corpus.prove("InterfaceCalls$Mean"));
    }

    @Test
    void aSnapshotWithoutATaskHasNoEntry() {
        EntryPoints points = new EntryPoints(Set.of(),
                Set.of(new Method("homeostat/kernel/Task", "step", "(J)V")), Set.of("ExactMath"));

        assertThrows(ProofException.class, () -> Prover.prove(Corpus.program(), points));
    }

    @Test
    void anEntryThatTakesObjectsIsRefused() {
        EntryPoints points = new EntryPoints(
                Set.of(new Method("InterfaceCalls", Method.CONSTRUCTOR, "()V")),
                Set.of(new Method("java/lang/Object", "equals", "(Ljava/lang/Object;)Z")),
                Set.of());

        assertThrows(ProofException.class, () -> Prover.prove(Corpus.program(), points));
    }

    @Test
    void theCertificateChangesWithTheBytesAndTheReportSaysSo() {
        Proof proof = Corpus.prove("ModeOnATransition");
        String json = proof.toJson();

        assertTrue(proof.certificate().classes().keySet().containsAll(Set.of("ModeOnATransition",
                "ModeOnATransition$Running", "homeostat/kernel/Mode")));
        assertTrue(proof.certificate().classes().values().stream()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}")));
        assertTrue(json.startsWith("{\n  \"proved\": true,\n  \"findings\": [],"), json);
        assertTrue(json.contains("\"ModeOnATransition$Running\": \""
                + proof.certificate().classes().get("ModeOnATransition$Running")), json);
        assertFalse(Corpus.prove("Boxing").toJson().contains("\"proved\": true"));
    }

    @Test
    void theVerdictIsTheSameEachTime() {
        Program again = Program.load(List.of(Path.of("target/corpus")));

        assertEquals(Corpus.prove("DeviceWhoseTaskAllocates").toJson(), Corpus.prove(again,
                Path.of("target/corpus"), "DeviceWhoseTaskAllocates", null).toJson());
    }

    private Proof prove(String entry) {
        Program program = Program.load(List.of(folder));
        return Prover.prove(program, EntryPoints.of(program, entry));
    }

    private static void assertRefused(String sentence, Runnable attempt) {
        assertEquals(sentence,
                assertThrows(ProofException.class, attempt::run).getMessage());
    }
}
