package homeostat.proof;

import homeostat.proof.budget.Board;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small whole devices under `src/test/resources/devices`, compiled together with the real kernel's
/// sources and proved from their `assemble()`.
final class DeviceCorpus {
    static final Path CLASSES = Path.of("target/devices");
    private static final Path KERNEL = Path.of("../kernel/src/main/java/homeostat/kernel");
    /// 25 ns a bytecode: a fast one.
    static final Board BOARD = new Board("bench", 400_000_000, 25, "made up");
    private static final Map<String, Proof> PROOFS = new HashMap<>();
    private static Program program;

    private DeviceCorpus() {
    }

    static synchronized Program program() {
        if (program == null) {
            List<Path> files = new ArrayList<>(Corpus.sourcesIn(KERNEL));
            files.addAll(Corpus.sources("devices/helpers"));
            files.addAll(Corpus.sources("devices/rejects"));
            files.addAll(Corpus.sources("devices/accepts"));
            if (!Boolean.getBoolean(Corpus.COMPILED)) {
                Corpus.compile(files, CLASSES);
            }
            program = Program.load(List.of(CLASSES));
        }
        return program;
    }

    static synchronized Proof prove(String name) {
        return PROOFS.computeIfAbsent(name,
                entry -> Corpus.prove(program(), CLASSES, entry, BOARD));
    }

    /// All findings as printed, without the line numbers of the kernel, which change with it.
    static String words(String name) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : prove(name).findings()) {
            text.append(finding.text()).append('\n');
        }
        return text.toString().replaceAll("(?<!" + name + ")\\.java:\\d+", ".java");
    }
}
