package homeostat.trial.organ;

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
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Written scenarios of each organ, each with the outcome that a clinician would ask for beside it.
final class OrganScenarioTrial {
    private static final int LEAST = 20;

    static List<Organ<?>> organs() {
        return Organs.all();
    }

    private static List<Path> files(Organ<?> organ) {
        Path folder = Path.of("src/test/resources/homeostat/trial", organ.name(), "scenarios");
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.toString().endsWith(ScenarioFile.SUFFIX)).sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("scenarios that can be listed", e);
        }
    }

    // [trial->req~lost-inflow-ends-control~1]
    // [trial->req~suction-is-released~1]
    // [trial->req~atria-stay-in-their-bands~1]
    // [trial->req~an-empty-atrium-is-spared~1]
    // [trial->req~lost-blood-volume-ends-guidance~1]
    // [trial->req~ultrafiltration-is-seen-twice~1]
    // [trial->req~protection-stops-by-itself~1]
    // [trial->req~lost-gas-holds-then-backs-up~1]
    // [trial->req~never-room-air~1]
    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() {
        return Organs.all().stream().flatMap(organ -> files(organ).stream().map(file ->
                DynamicTest.dynamicTest(organ.name() + ": " + ScenarioFile.read(file).title(),
                        () -> assertEquals(List.of(), OutcomeFile.differences(organ, file)))));
    }

    @ParameterizedTest
    @MethodSource("organs")
    void everythingThatCanHappenIsInOneOfThem(Organ<?> organ) {
        Set<String> unused = new TreeSet<>();
        organ.kinds().forEach(kind -> unused.add(kind.label()));
        for (Path file : files(organ)) {
            ScenarioFile.read(file).events().forEach(event -> unused.remove(event.kind()));
        }
        assertEquals(Set.of(), unused);
        assertTrue(files(organ).size() >= LEAST, "scenarios: " + files(organ).size());
    }
}
