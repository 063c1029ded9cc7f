package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Written scenarios, each with the outcome that a clinician would ask for beside it.
final class ScenarioTrial {
    private static final Path FOLDER =
            Path.of("src/test/resources/homeostat/trial/pancreas/scenarios");

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(each -> each.toString().endsWith(ScenarioFile.SUFFIX)).sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(
                ScenarioFile.read(file).title(),
                () -> assertEquals(List.of(), ScenarioOutcome.differences(file))));
    }

    @Test
    void everyFaultOfTheMenuIsInOneOfThem() throws IOException {
        Set<String> kinds = new TreeSet<>(Set.of("none"));
        for (Path file : files()) {
            ScenarioFile.read(file).faults().forEach(fault -> kinds.add(fault.kind()));
        }
        for (FaultKind kind : FaultKind.values()) {
            assertTrue(kinds.contains(kind.label()), kind.label());
        }
    }
}
