package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a check that finds nothing may have stopped looking.
class TidyGolden {
    private static final Path SAMPLES = Path.of("src/test/resources/tidy");

    @Test
    void theUntidySampleIsFoundOutLineByLine() throws IOException {
        Path sample = SAMPLES.resolve("src/main/UntidyHelper.java");
        Source source = Source.parse(List.of(sample.toAbsolutePath())).getFirst();
        String findings = String.join("\n", Tidy.findings("kernel", source)) + "\n";
        Path golden = SAMPLES.resolve("UntidyHelper.txt");
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(golden, findings);
        }

        assertEquals(Files.readString(golden), findings);
    }
}
