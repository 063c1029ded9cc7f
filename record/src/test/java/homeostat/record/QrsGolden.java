package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.signal.Rhythm;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The detector is worth what it achieves on real hearts, scored by the standard's rules.
final class QrsGolden {
    /// Beats from 5:00 on, as this reader counts them: no change of the reader or of the scoring
    /// may silently lose one.
    private static final Map<String, Long> BEATS = Map.ofEntries(
        Map.entry("101", 1523L), Map.entry("102", 1821L), Map.entry("104", 1857L),
        Map.entry("106", 1696L), Map.entry("107", 1784L), Map.entry("108", 1480L),
        Map.entry("109", 2099L), Map.entry("112", 2111L), Map.entry("114", 1604L),
        Map.entry("115", 1637L), Map.entry("116", 2017L), Map.entry("118", 1916L),
        Map.entry("119", 1661L), Map.entry("122", 2054L), Map.entry("124", 1367L),
        Map.entry("201", 1521L), Map.entry("203", 2481L), Map.entry("205", 2201L),
        Map.entry("207", 1592L), Map.entry("208", 2437L), Map.entry("209", 2519L),
        Map.entry("215", 2795L), Map.entry("217", 1845L), Map.entry("220", 1694L),
        Map.entry("223", 2199L), Map.entry("230", 1859L));

    private static EcgReport cleanReport;

    @Test
    void findsTheBeatsOfTheArrhythmiaDatabaseAndPlacesThem() {
        EcgReport report = clean();
        Map<String, Long> beats = new TreeMap<>();
        report.entries().forEach((name, entry) -> beats.put(name, entry.beats().beats()));
        assertEquals(new TreeMap<>(BEATS), beats);
        atLeast(99.85, report.gross(), "gross");
        atLeast(99.75, report.firstLead(), "first lead");
        atLeast(99.8, report.paced(), "paced");
        atLeast(99.5, report.window50ms(), "50 ms");
        assertEquals(report.all(), report.gross().plus(report.paced()));
        assertEquals(7307, report.paced().beats());
        EcgReport.Effort effort = report.effort();
        assertTrue(effort.medianMs() <= 370, "median latency " + effort.medianMs());
        assertTrue(effort.p99Ms() <= 750, "99th percentile " + effort.p99Ms());
        assertTrue(effort.maxMs() <= 2000, "worst latency " + effort.maxMs());
    }

    @Test
    void classesBeatsAndCountsThoseOfEachClassAsTheReferenceComparatorDoes() {
        EcgReport report = clean();
        BeatScore ventricular = report.ventricular();
        assertTrue(ventricular.sensitivityPercent() > 97 && ventricular.predictivityPercent() > 97,
            ventricular.toString());
        BeatScore supraventricular = report.supraventricular();
        assertTrue(supraventricular.sensitivityPercent() > 80
            && supraventricular.predictivityPercent() > 70, supraventricular.toString());
        assertEquals(report.half(false, EcgReport.Entry::beats), report.gross(),
            "what is here is DS1");
    }

    @Test
    void findsFlutterOfTheVentriclesAndClaimsItNowhereElse() {
        EpisodeScore flutter = clean().rhythm(Rhythm.VENTRICULAR_FIBRILLATION);
        assertTrue(flutter.real().beats() == 6 && flutter.found() >= 5, flutter.toString());
        assertEquals(0, flutter.extra(), "in thirteen hours of other rhythms");
        assertTrue(flutter.secondsSensitivityPercent() > 85
            && flutter.secondsPredictivityPercent() > 95, flutter.toString());
        EpisodeScore atrial = clean().rhythm(Rhythm.ATRIAL_FIBRILLATION);
        assertTrue(atrial.secondsSensitivityPercent() > 85
            && atrial.secondsPredictivityPercent() > 75, atrial.toString());
        EpisodeScore bigeminy = clean().rhythm(Rhythm.BIGEMINY);
        assertTrue(bigeminy.secondsSensitivityPercent() > 90
            && bigeminy.secondsPredictivityPercent() > 80, bigeminy.toString());
    }

    @Test
    void isShutDownSeldomOnCleanRecordsAndOftenInNoise() {
        EcgReport.Shutdown shutdown = clean().shutdown();
        assertTrue(shutdown.seconds() < shutdown.ofSeconds() / 100, shutdown.toString());
    }

    @Test
    void holdsInTheNoiseOfMovingElectrodes() {
        Path noise = SharedFolder.named("ecg/noise").resolve("em118_80s.hea");
        noisy(80, EcgScore.stressed(SharedFolder.named("ecg/mitdb"), 2, noise, 0,
            Advance.SILENT));
    }

    /// Scored once for all tests.
    private static EcgReport clean() {
        if (cleanReport == null) {
            cleanReport = EcgScore.of(SharedFolder.named("ecg/mitdb"));
        }
        return cleanReport;
    }

    private static void noisy(double predictivityPercent, EcgReport report) {
        for (BeatScore score : new BeatScore[] {report.gross(), report.firstLead()}) {
            assertTrue(score.predictivityPercent() > predictivityPercent
                && score.sensitivityPercent() > 95, report.decibels() + " dB: " + score);
        }
    }

    private static void atLeast(double percent, BeatScore score, String what) {
        assertTrue(score.sensitivityPercent() >= percent && score.predictivityPercent() >= percent,
            what + ": sensitivity " + score.sensitivityPercent() + " %, predictivity "
                + score.predictivityPercent() + " %");
    }
}
