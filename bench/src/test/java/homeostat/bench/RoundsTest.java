package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why: the harness must be fair, and must refuse to compare what cannot be compared.
final class RoundsTest {

    private final List<String> order = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    @Test
    void measuresEverybodyInTurn() {
        run(3, contender("ours", 42, 1, 1, 1), contender("peer", 42, 1, 1, 1));
        assertEquals(List.of("ours", "peer", "ours", "peer", "ours", "peer"), order);
    }

    @Test
    void takesTheRatioWithinARoundAndThenTheMedian() {
        BenchReport.Row peer =
                run(3, contender("ours", 42, 1, 10, 100), contender("peer", 42, 2, 30, 400)).get(1);
        assertEquals(3, peer.ratioToOurs().getAsDouble());
        assertEquals(30, peer.median());
    }

    @Test
    void refusesARatioWhenTheAnswersDiffer() {
        List<BenchReport.Row> rows =
                run(1, contender("ours", 42, 1), contender("peer", 42.02, 1));
        assertTrue(rows.get(1).ratioToOurs().isEmpty());
        BenchReport report = report(rows);
        assertFalse(report.isSound());
        assertTrue(report.text().contains("no ratio for peer, it did not do the same work"));
        assertTrue(report.toJson().contains("\"ratioToOurs\" : null"));
    }

    @Test
    void refusesARatioWhenAnAnswerIsNoNumber() {
        assertTrue(run(1, contender("ours", 42, 1), contender("peer", Double.NaN, 1)).get(1)
                .ratioToOurs().isEmpty());
    }

    @Test
    void leavesOutWhoStumblesAndNamesIt() {
        List<BenchReport.Row> rows = run(2, contender("ours", 42, 1, 1), absent("peer"));
        assertEquals(1, rows.size());
        assertEquals(List.of("peer: peer is not here"), leftOut);
        assertTrue(report(rows).text().contains("left out: peer: peer is not here"));
    }

    @Test
    void comparesNothingWithoutOurs() {
        assertThrows(BenchException.class, () -> run(1, absent("ours")));
    }

    @Test
    void printsThreeDigitsThatCount() {
        assertEquals("2610", BenchReport.digits(2610.4));
        assertEquals("14.5", BenchReport.digits(14.512));
        assertEquals("0.00555", BenchReport.digits(0.005554));
        assertEquals("0", BenchReport.digits(0));
    }

    @Test
    void endsAChildThatTakesTooLong() {
        BenchException late = assertThrows(BenchException.class,
                () -> Child.run(1, List.of("sleep", "60")));
        assertTrue(late.getMessage().contains("program=sleep"), late.getMessage());
    }

    @Test
    void namesAProgramThatIsNotInstalled() {
        BenchException absent = assertThrows(BenchException.class,
                () -> Child.run(1, List.of("no-such-program-anywhere")));
        assertTrue(absent.getMessage().contains("no-such-program-anywhere"));
    }

    @Test
    void saysWhichBenchmarksExist() {
        BenchException unknown = assertThrows(BenchException.class,
                () -> Benchmarks.named("speed"));
        assertTrue(unknown.getMessage().contains("glucose, circulation, kidney, lung, ecg, eeg"),
                unknown.getMessage());
    }

    @Test
    void refusesAnImpossibleNumberOfRounds() {
        assertThrows(BenchException.class, () -> new BenchRequest(0, Repository.home()));
        assertThrows(BenchException.class, () -> new BenchRequest(1001, Repository.home()));
    }

    private List<BenchReport.Row> run(int rounds, Contender... contenders) {
        return new Rounds(List.of(contenders), leftOut, 0.01).run(rounds, line -> { });
    }

    private BenchReport report(List<BenchReport.Row> rows) {
        return new BenchReport("test", "nothing", "per second", true, rows, leftOut, List.of());
    }

    private Contender contender(String who, double answer, double... figures) {
        Iterator<Double> next = Arrays.stream(figures).iterator();
        return new Contender(who, "by hand", () -> {
            order.add(who);
            return new Sample(next.next(), Map.of("answer", answer));
        }, Map.of("answer", 42.0));
    }

    private Contender absent(String who) {
        return new Contender(who, "not at all", () -> {
            throw new BenchException(who + " is not here");
        }, Map.of());
    }
}
