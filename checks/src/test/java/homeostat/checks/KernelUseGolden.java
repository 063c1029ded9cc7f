package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.proof.Proof;
import homeostat.proof.ProofRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exists because the prover's own corpus has only stand-ins of the kernel: here it meets the real
/// one, its collections used rightly and wrongly.
class KernelUseGolden {
    static final Path FOLDER = House.root().resolve("checks/src/test/resources/kernel");
    private static final Path KERNEL = House.root().resolve("kernel/target/classes");
    private static Path compiled;

    static List<String> rejects() {
        return names("rejects");
    }

    static List<String> accepts() {
        return names("accepts");
    }

    @ParameterizedTest
    @MethodSource("rejects")
    void aWrongUseOfTheKernelIsRefusedInTheseWords(String name) throws IOException {
        assertGolden("rejects", name, false);
    }

    @ParameterizedTest
    @MethodSource("accepts")
    void aRightUseOfTheKernelIsProved(String name) throws IOException {
        assertGolden("accepts", name, true);
    }

    private static void assertGolden(String folder, String name, boolean isProved)
            throws IOException {
        Proof proof = ProofRun.of(List.of(compiled(), KERNEL), List.of(name)).judged().getFirst()
                .proof();
        assertEquals(isProved, proof.isProved(), proof::text);
        if (!isProved) {
            Path golden = FOLDER.resolve(folder).resolve(name + ".txt");
            String words = String.join("\n",
                    proof.findings().stream().map(each -> each.text()).toList());
            if (Boolean.getBoolean("golden.accept")) {
                Files.writeString(golden, words);
            }
            assertEquals(Files.readString(golden), words);
        }
    }

    private static synchronized Path compiled() throws IOException {
        if (compiled == null) {
            Path target = Files.createDirectories(Path.of("target/kernel-corpus/META-INF"))
                    .getParent().toAbsolutePath();
            Files.writeString(target.resolve("META-INF/homeostat.properties"),
                    "safety-class=C\n");
            List<String> arguments = new ArrayList<>(List.of("-d", target.toString(), "-nowarn",
                    "-proc:none", "-cp", KERNEL.toString()));
            for (String folder : List.of("rejects", "accepts")) {
                for (String name : names(folder)) {
                    arguments.add(FOLDER.resolve(folder).resolve(name + ".java").toString());
                }
            }
            assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null,
                    arguments.toArray(new String[0])));
            compiled = target;
        }
        return compiled;
    }

    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", "")).sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
