package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a comparison that counts wrong is worse than none.
final class DefectReportTest {

    @TempDir
    private Path folder;

    @Test
    void everyProgramIsCountedOnceAndWhoWinsIsNamed() {
        Defect.Fate refused = new Defect.Fate(Defect.Gate.COMPILER, List.of("E0382"),
                Defect.Run.NONE, "", Defect.Run.NONE);
        Defect.Fate proved = new Defect.Fate(Defect.Gate.CHECKER, List.of("no-allocation"),
                Defect.Run.PASSES, "", Defect.Run.PASSES);
        Defect.Fate wraps = new Defect.Fate(Defect.Gate.NOBODY, List.of(), Defect.Run.PASSES,
                "panic: overflow", Defect.Run.TRAPS);
        DefectReport report = new DefectReport(List.of(
                new Defect("Grows", "a list grows.", proved, wraps),
                new Defect("Moved", "a part is used after it was given.", wraps, refused)),
                "Rust 1", true, List.of());
        String page = report.markdown();

        assertTrue(page.contains("| refused by the compiler as it comes | 0 | 1 |"), page);
        assertTrue(page.contains("| **refused before it runs** | 1 | 1 |"), page);
        assertTrue(page.contains("and Java does not: 1: Moved."), page);
        assertTrue(page.contains("and Rust does not: 1: Grows."), page);
        assertTrue(page.contains("Nobody refuses before it runs: none."), page);
        assertTrue(page.contains("traps (panic: overflow) as tested, passes as shipped"), page);
        assertTrue(report.toJson().contains("\"gate\" : \"the checker\""), report.toJson());
        assertTrue(report.text().contains("prove: no-allocation"), report.text());
    }

    @Test
    void withoutRustThereIsOneColumn() {
        Defect.Fate open = new Defect.Fate(Defect.Gate.NOBODY, List.of(), Defect.Run.HANGS, "",
                Defect.Run.HANGS);
        DefectReport report = new DefectReport(List.of(new Defect("Waits", "it waits.", open,
                null)), "", false, List.of("Rust: not here"));

        assertTrue(report.text().contains("accepted, hangs"), report.text());
        assertTrue(report.text().endsWith("left out: Rust: not here\n"), report.text());
    }

    @Test
    void twoProgramsThatNameDifferentDefectsAreNoPair() throws IOException {
        Files.writeString(folder.resolve("A.java"), "// Defect: one.\n");
        Files.writeString(folder.resolve("A.rs"), "// Defect: another.\n");

        assertEquals(List.of("A"), DefectBenchmark.names(folder));
        assertTrue(assertThrows(BenchException.class, () -> DefectBenchmark.title(folder, "A"))
                .getMessage().startsWith("two programs that are no pair: name=A"));
    }
}
