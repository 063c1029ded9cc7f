package homeostat.trial.heart;

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
final class HeartScenarioTrial {
    private static final Path FOLDER =
            Path.of("src/test/resources/homeostat/trial/heart/scenarios");

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(each -> each.toString().endsWith(HeartScenarioFile.SUFFIX)).sorted()
                    .toList();
        }
    }

    // [trial->req~atria-stay-in-their-bands~1]
    // [trial->req~an-empty-atrium-is-spared~1]
    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() throws IOException {
        return files().stream().map(file -> DynamicTest.dynamicTest(
                HeartScenarioFile.read(file).title(),
                () -> assertEquals(List.of(), HeartOutcome.differences(file))));
    }

    @Test
    void everyFaultAndEveryEventIsInOneOfThem() throws IOException {
        Set<String> kinds = new TreeSet<>(Set.of("none"));
        for (Path file : files()) {
            HeartScenarioFile.read(file).faults().forEach(fault -> kinds.add(fault.kind()));
            HeartScenarioFile.read(file).life().forEach(event -> kinds.add(event.kind()));
        }
        for (HeartFault.Kind kind : HeartFault.Kind.values()) {
            assertTrue(kinds.contains(kind.label()), kind.label());
        }
        for (HeartLife.Kind kind : HeartLife.Kind.values()) {
            assertTrue(kinds.contains(kind.label()), kind.label());
        }
    }
}
