package homeostat.trial.organ;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whatever breaks, each organ's device keeps its own rules: here its whole menu, at a time and of
/// a size that chance decides.
final class OrganFaultTrial {
    private static final Map<String, String> WHO =
            Map.of("vad", "2", "heart", "2", "kidney", "renal#001", "lung", "typical");
    private static final Map<String, List<String>> WHAT = Map.of(
            "vad", List.of("haemorrhage", "exercise"), "heart", List.of("haemorrhage", "exercise"),
            "kidney", List.of("session"), "lung", List.of("hour"));

    // [trial->req~lost-inflow-ends-control~1]
    // [trial->req~fallback-is-a-safe-speed~1]
    // [trial->req~protection-stops-by-itself~1]
    // [trial->req~fallback-draws-nothing~1]
    // [trial->req~never-room-air~1]
    // [trial->req~lost-gas-holds-then-backs-up~1]
    @TestFactory
    Stream<DynamicTest> breaksNoRuleUnder() {
        return Organs.all().stream().flatMap(organ -> WHAT.get(organ.name()).stream()
                .flatMap(course -> organ.faults("all").stream().map(fault ->
                        DynamicTest.dynamicTest(organ.name() + " " + course + " " + fault,
                                () -> keeps(organ, course, fault)))));
    }

    private static void keeps(Organ<?> organ, String course, String fault) {
        assertEquals(List.of(), Organs.violations(Organs.trial(organ, WHO.get(organ.name()),
                course, fault, false)));
    }
}
