package homeostat.record.eeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A figure of merit is worth what its rules are: each rule alone.
final class SzCoreTest {
    private static final double HOUR = 3600;

    private static SeizureScore events(List<SeizureSpan> marked, List<SeizureSpan> told) {
        return new SzCore(marked, told, HOUR).events();
    }

    private static List<SeizureSpan> spans(double... edges) {
        List<SeizureSpan> spans = new ArrayList<>();
        for (int i = 0; i < edges.length; i += 2) {
            spans.add(new SeizureSpan(edges[i], edges[i + 1]));
        }
        return spans;
    }

    private static void assertScore(long reference, long hits, long falseAlarms,
            SeizureScore score) {
        assertEquals(new SeizureScore(reference, hits, falseAlarms, HOUR), score);
    }

    @Test
    void anyOverlapIsEnough() {
        assertScore(1, 1, 0, events(spans(1000, 1060), spans(1059, 1070)));
    }

    @Test
    void thirtySecondsBeforeAndSixtyAfterAreForgiven() {
        assertScore(1, 1, 0, events(spans(1000, 1060), spans(975, 990)));
        assertScore(1, 0, 1, events(spans(1000, 1060), spans(950, 969)));
        assertScore(1, 1, 0, events(spans(1000, 1060), spans(1100, 1119)));
        assertScore(1, 0, 1, events(spans(1000, 1060), spans(1121, 1140)));
    }

    @Test
    void anAlarmThatReachesOutOfWhatIsForgivenIsFalseAsWell() {
        assertScore(1, 1, 1, events(spans(1000, 1060), spans(1050, 1130)));
    }

    @Test
    void whatIsLessThanNinetySecondsApartIsOne() {
        assertScore(1, 1, 0, events(spans(1000, 1030, 1100, 1130), spans(1000, 1030)));
        assertScore(2, 1, 0, events(spans(1000, 1030, 1120, 1150), spans(1000, 1030)));
        assertScore(0, 0, 1, events(spans(), spans(100, 110, 150, 160)));
    }

    @Test
    void whatIsLongerThanFiveMinutesCountsAsSeveral() {
        assertScore(3, 3, 0, events(spans(1000, 1700), spans(1000, 1700)));
        assertScore(0, 0, 2, events(spans(), spans(1000, 1400)));
    }

    @Test
    void spansInAnyOrderAndOnTopOfEachOtherAreOne() {
        assertScore(1, 1, 0, events(spans(1020, 1060, 1000, 1100, 1010, 1020), spans(1000, 1001)));
    }

    @Test
    void secondsAreComparedOneByOne() {
        SeizureScore score = new SzCore(spans(100, 110), spans(105, 120), HOUR).samples();
        assertEquals(new SeizureScore(10, 5, 10, HOUR), score);
        assertEquals(0.5, score.sensitivity());
        assertEquals(5.0 / 15, score.precision());
        assertEquals(0.4, score.f1(), 1e-12);
    }

    @Test
    void falseAlarmsAreCountedByTheDayAndScoresPooledBeforeTheyAreDivided() {
        SeizureScore pooled = new SeizureScore(2, 1, 1, 43_200)
            .plus(new SeizureScore(2, 2, 0, 43_200));
        assertEquals(0.75, pooled.sensitivity());
        assertEquals(0.75, pooled.precision());
        assertEquals(1, pooled.falseAlarmsPerDay());
    }

    @Test
    void nothingToFindGivesNoSensitivity() {
        assertTrue(Double.isNaN(SeizureScore.NONE.sensitivity()));
        assertTrue(Double.isNaN(events(spans(), spans(1, 20)).f1()));
        assertEquals(0, events(spans(1000, 1010), spans(1, 20)).f1());
    }

    @Test
    void aSpanDoesNotEndBeforeItBegins() {
        assertThrows(IllegalArgumentException.class, () -> new SeizureSpan(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new SeizureSpan(Double.NaN, 1));
    }
}
