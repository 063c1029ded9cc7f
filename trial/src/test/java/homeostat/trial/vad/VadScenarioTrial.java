package homeostat.trial.vad;

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
final class VadScenarioTrial {
    private static final Path FOLDER =
            Path.of("src/test/resources/homeostat/trial/vad/scenarios");

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(each -> each.toString().endsWith(VadScenarioFile.SUFFIX)).sorted()
                    .toList();
        }
    }

    // [trial->req~lost-inflow-ends-control~1]
    // [trial->req~suction-is-released~1]
    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(
                VadScenarioFile.read(file).title(),
                () -> assertEquals(List.of(), VadOutcome.differences(file))));
    }

    @Test
    void everyFaultAndEveryEventIsInOneOfThem() throws IOException {
        Set<String> kinds = new TreeSet<>(Set.of("none", "power-silent"));
        for (Path file : files()) {
            VadScenarioFile.read(file).faults().forEach(fault -> kinds.add(fault.kind()));
            VadScenarioFile.read(file).life().forEach(event -> kinds.add(event.kind()));
        }
        for (VadFaultKind kind : VadFaultKind.values()) {
            assertTrue(kinds.contains(kind.label()), kind.label());
        }
        for (LifeKind kind : LifeKind.values()) {
            assertTrue(kinds.contains(kind.label()), kind.label());
        }
    }
}
