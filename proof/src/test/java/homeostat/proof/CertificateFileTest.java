package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a certificate that still speaks after its bytes have changed is a lie.
class CertificateFileTest {
    private static final Path CORPUS = Path.of("target/corpus");

    @TempDir
    private Path folder;

    private record Answer(int code, String out, String err) {
    }

    @Test
    void itIsSortedStableAndReadsBack() throws IOException {
        Corpus.program();
        String once = ProofRun.of(List.of(CORPUS), List.of("SealedSwitch", "ExactMath"))
                .certificate().text();
        String again = ProofRun.of(List.of(CORPUS), List.of("ExactMath", "SealedSwitch"))
                .certificate().text();
        Path file = Files.writeString(folder.resolve("certificate"), once);

        assertEquals(once, again);
        assertEquals(once, CertificateFile.read(file).text());
        assertEquals(List.of("ExactMath", "SealedSwitch"), CertificateFile.read(file).programs());
        assertTrue(once.startsWith("homeostat-proof 1\ntool "), once);
    }

    @Test
    void itSpeaksForTheBytesItNamesAndNoOthers() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path program = Files.write(classes.resolve("ExactMath.class"),
                Corpus.program().bytesOf("ExactMath"));
        CertificateFile certificate =
                ProofRun.of(List.of(classes), List.of("ExactMath")).certificate();
        assertEquals(List.of(), certificate.differences(List.of(classes)));

        byte[] bytes = Files.readAllBytes(program);
        bytes[bytes.length - 1] ^= 1;
        Files.write(program, bytes);
        assertEquals(List.of("changed: class=ExactMath"),
                certificate.differences(List.of(classes)));

        Files.move(program, classes.resolve("Other.class"));
        assertEquals(List.of("missing: class=ExactMath"),
                certificate.differences(List.of(classes)));
    }

    @Test
    void aFileThatWasCutEditedOrIsNoneIsRefused() throws IOException {
        Corpus.program();
        String text = ProofRun.of(List.of(CORPUS), List.of("ExactMath")).certificate().text();
        Path file = folder.resolve("certificate");
        for (int length = 0; length < text.length() - 1; length += 7) {
            Files.writeString(file, text.substring(0, length));
            assertThrows(ProofException.class, () -> CertificateFile.read(file));
        }
        Files.writeString(file, text.replace("ExactMath", "exactMath"));
        assertTrue(assertThrows(ProofException.class, () -> CertificateFile.read(file))
                .getMessage().startsWith("a damaged certificate: file=" + file + " line="));
        Files.write(file, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe});
        assertTrue(assertThrows(ProofException.class, () -> CertificateFile.read(file))
                .getMessage().startsWith("cannot read: file=" + file));
        assertThrows(ProofException.class, () -> CertificateFile.read(folder));
    }

    @Test
    void whatIsNotProvedGetsNone() {
        Corpus.program();
        ProofRun run = ProofRun.of(List.of(CORPUS), List.of("Boxing"));

        assertEquals("no certificate: entry=Boxing findings=2, expected none",
                assertThrows(ProofException.class, run::certificate).getMessage());
    }

    @Test
    void theProverByItselfEndsWithTheCodesOfTheCommand() throws IOException {
        Corpus.program();
        Path file = folder.resolve("deep/certificate");
        Path sarif = folder.resolve("findings.sarif");
        Answer proved = run("--classes", "target/corpus", "--entry", "ExactMath",
                "--certificate", file.toString());
        Answer broken = run("--classes", "target/corpus", "--entry", "Boxing",
                "--sarif", sarif.toString());

        assertEquals(0, proved.code());
        assertEquals(List.of(), CertificateFile.read(file).differences(List.of(CORPUS)));
        assertEquals(1, broken.code());
        assertTrue(broken.out().contains("Boxing.java:5: no-allocation: boxes"), broken.out());
        assertTrue(Files.readString(sarif).contains("\"uri\": \"Boxing.java\""));
        for (String line : List.of("", "--classes", "--entry ExactMath", "--what 1",
                "--classes target/corpus", "--classes target/corpus --entry Nobody",
                "--classes /no/such --entry ExactMath")) {
            Answer refused = run(line.isEmpty() ? new String[0] : line.split(" "));
            assertEquals(2, refused.code(), line);
            assertEquals(1, refused.err().lines().count(), refused.err());
            assertEquals("", refused.out());
        }
    }

    private static Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Answer(code, out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }
}
