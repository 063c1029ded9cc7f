package homeostat.trial.organ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/// The written scenarios of an organ, as tests: each with the outcome that a clinician would ask
/// for beside it.
public final class Scenarios {
    private Scenarios() {}

    private static List<Path> files(Organ<?> organ) throws IOException {
        Path folder = Path.of("src/test/resources/homeostat/trial", organ.name(), "scenarios");
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.toString().endsWith(ScenarioFile.SUFFIX)).sorted()
                    .toList();
        }
    }

    /// A test for each.
    public static <K extends Kind> Stream<DynamicTest> tests(Organ<K> organ)
            throws IOException {
        return files(organ).stream().map(file -> DynamicTest.dynamicTest(
                ScenarioFile.read(file).title(),
                () -> Assertions.assertEquals(List.of(), OutcomeFile.differences(organ, file))));
    }

    /// Kinds of the organ that are in none of them.
    public static Set<String> unused(Organ<?> organ) throws IOException {
        Set<String> unused = new TreeSet<>();
        organ.kinds().forEach(kind -> unused.add(kind.label()));
        for (Path file : files(organ)) {
            ScenarioFile.read(file).events().forEach(event -> unused.remove(event.kind()));
        }
        return unused;
    }
}
