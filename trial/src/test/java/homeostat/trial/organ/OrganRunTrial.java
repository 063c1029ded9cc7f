package homeostat.trial.organ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every organ's trial, whatever the organ.
final class OrganRunTrial {
    private static final Map<String, String> SHORT =
            Map.of("vad", "rest", "heart", "rest", "kidney", "hour", "lung", "hour");

    static List<Organ<?>> organs() {
        return Organs.all();
    }

    private static String course(Organ<?> organ) {
        return SHORT.get(organ.name());
    }

    private static String fault(Organ<?> organ) {
        return organ.faults("all").get(4);
    }

    private static <K extends Kind> OrganRequest<K> request(Organ<K> organ, int workers) {
        return new OrganRequest<>(organ, "2", course(organ), fault(organ), 7, workers, false);
    }

    @ParameterizedTest
    @MethodSource("organs")
    void isTheSameForAnyNumberOfWorkers(Organ<?> organ) {
        assertEquals(OrganTrial.run(request(organ, 1), ProgressListener.NONE).digest(),
                OrganTrial.run(request(organ, 4), ProgressListener.NONE).digest());
    }

    @ParameterizedTest
    @MethodSource("organs")
    <K extends Kind> void aRecordedRunReplaysToTheSameBits(Organ<K> organ) {
        Run<K> run = new Run<>(organ, "typical", 1, organ.course(course(organ)), fault(organ),
                organ.arms().getFirst());
        OrganBed<K> bed = organ.bed(run);
        bed.live();
        Device again = organ.assemble();
        organ.record(run).replay(again);
        assertEquals(bed.host().device().digest(), again.digest());
    }

    @ParameterizedTest
    @MethodSource("organs")
    void theReportAndTheJsonSayWhatTheyMust(Organ<?> organ) {
        OrganResult<?> result = Organs.trial(organ, "both:1", course(organ), "none", true);
        String html = OrganHtml.of(result);
        String json = OrganJson.of(result);
        assertTrue(html.contains("Not for clinical use"));
        assertTrue(html.contains("People it was not tuned on"));
        for (Figure each : organ.figures()) {
            assertTrue(html.contains("<td>" + each.meaning() + "</td>"), each.meaning());
            assertTrue(json.contains("\"" + each.name() + "\""), each.name());
        }
        organ.charts().forEach(each -> assertTrue(html.contains(each.value().title())));
        assertFalse(html.contains("NaN"));
        assertEquals(2 * organ.arms().size(), result.runs().size());
        assertEquals(organ.figures().stream().map(Figure::name).toList(),
                List.copyOf(result.runs().getFirst().figures().keySet()));
    }

    @ParameterizedTest
    @MethodSource("organs")
    void refusesWhatDoesNotExist(Organ<?> organ) {
        for (String patients : List.of("", "nobody", "0", "unseen", "unseen#000", "heart#0",
                "none:3", "both:", "typical:2")) {
            assertThrows(TrialException.class, () -> new OrganRequest<>(organ, patients,
                    course(organ), "none", 1, 1, false), patients);
        }
        for (String course : List.of("dance", "no.scenario.json")) {
            assertThrows(TrialException.class, () -> new OrganRequest<>(organ, "1", course,
                    "none", 1, 1, false), course);
        }
        assertThrows(TrialException.class, () -> new OrganRequest<>(organ, "1", course(organ),
                "rust", 1, 1, false));
        assertThrows(TrialException.class, () -> new OrganRequest<>(organ, "1", course(organ),
                "none", 1, 0, false));
    }
}
