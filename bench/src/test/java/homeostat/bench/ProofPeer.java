package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Why: a table that says what Rust refuses and Java does not is worth something as long as it is
/// what the compilers say today.
final class ProofPeer {
    private static final int DEFECTS_MIN = 40;
    private static final Path PAGE = Repository.home().resolve("docs/subset/side-by-side.md");

    @Test
    void thePageIsWhatTheCompilersAndTheProgramsSay() throws IOException {
        Repository.assume(Rust::version);
        DefectReport report = new DefectBenchmark().run(
                new BenchRequest(1, Repository.home()), line -> { });
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(PAGE, report.markdown());
        }
        String page = Files.readString(PAGE);
        assumeTrue(page.contains(report.rust() + (report.hasClippy() ? " with" : " without")),
                "missing: the Rust that docs/subset/side-by-side.md was made with");

        assertTrue(report.defects().size() >= DEFECTS_MIN);
        assertEquals(report.markdown(), page,
                "accept with -Dgolden.accept=true and read the difference");
    }
}
