package homeostat.record.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.record.glucose.GlucoseEpisodes.Episode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Metrics that clinicians act on, each on readings where the answer is plain.
final class GlucoseReportTest {
    /// Readings each five minutes; not a number leaves one out.
    private static GlucoseSeries every5(double... mgPerDl) {
        long[] seconds = new long[mgPerDl.length];
        double[] values = new double[mgPerDl.length];
        int count = 0;
        for (int i = 0; i < mgPerDl.length; i++) {
            if (mgPerDl[i] == mgPerDl[i]) {
                seconds[count] = 300L * i;
                values[count++] = mgPerDl[i];
            }
        }
        return GlucoseSeries.of("", Arrays.copyOf(seconds, count), Arrays.copyOf(values, count));
    }

    @Test
    void anEpisodeIsThreeReadingsAndEndsWithThree() {
        GlucoseEpisodes episodes = new GlucoseEpisodes(
            every5(100, 65, 60, 66, 100, 65, 100, 100, 100, 65, 65, 100, 100, 100));
        assertEquals(List.of(new Episode(300, 25, 60)), episodes.below(70));
        assertEquals(List.of(), episodes.below(54));
    }

    @Test
    void aSpikeOfTwoReadingsIsNoEpisode() {
        assertEquals(List.of(), new GlucoseEpisodes(
            every5(100, 200, 210, 100, 200, 190, 100, 100)).above(180));
        assertEquals(1, new GlucoseEpisodes(every5(100, 200, 210, 185, 100)).above(180).size());
    }

    @Test
    void aGapEndsAnEpisodeWithWhatWasRead() {
        double[] values = new double[40];
        Arrays.fill(values, 60);
        Arrays.fill(values, 10, 25, Double.NaN);
        List<Episode> found = new GlucoseEpisodes(every5(values)).below(70);
        assertEquals(List.of(new Episode(0, 50, 60), new Episode(7500, 75, 60)), found);
    }

    @Test
    void countsWhatLastsMoreThanTwoHoursAsExtended() {
        double[] values = new double[60];
        Arrays.fill(values, 120);
        Arrays.fill(values, 10, 36, 65);
        assertEquals(1, GlucoseReport.of(every5(values)).extendedLow());
        Arrays.fill(values, 30, 36, 120);
        assertEquals(0, GlucoseReport.of(every5(values)).extendedLow());
    }

    @Test
    void excursionsAreTheWaysBetweenTurningPoints() {
        GlucoseRisk risk = GlucoseRisk.of(every5(100, 150, 200, 150, 100, 150, 200, 195, 200, 100));
        assertEquals(4, risk.excursions());
        assertEquals(100, risk.excursionMgPerDl());
    }

    @Test
    void excursionsDoNotPassOverAGap() {
        double[] values = {100, 100, 200, 200, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 100, 100};
        GlucoseRisk risk = GlucoseRisk.of(every5(values));
        assertEquals(1, risk.excursions());
    }

    @Test
    void aSteadyGlucoseHasNoExcursion() {
        GlucoseRisk risk = GlucoseRisk.of(every5(112.5, 112.5, 112.5, 112.5));
        assertTrue(Double.isNaN(risk.excursionMgPerDl()));
        assertEquals(0, risk.low(), 0.01);
        assertEquals(0, risk.high(), 0.01);
    }

    @Test
    void risksGrowTowardsBothEnds() {
        assertTrue(GlucoseRisk.of(every5(50, 50, 50)).low() > 20);
        assertEquals(0, GlucoseRisk.of(every5(50, 50, 50)).high());
        assertTrue(GlucoseRisk.of(every5(350, 350, 350)).high() > 40);
    }

    @Test
    void fewReadingsAreSaidToBeFew() {
        double[] values = new double[14 * 288];
        Arrays.fill(values, 110);
        assertTrue(GlucoseReport.of(every5(values)).sufficient());
        assertEquals(100, every5(values).activePercent());
        assertEquals(14, every5(values).days(), 1e-9);
        Arrays.fill(values, 1000, 2300, Double.NaN);
        assertFalse(GlucoseReport.of(every5(values)).sufficient());
    }

    @Test
    void sortsReadingsAndKeepsOneOfAMoment() {
        GlucoseSeries series = GlucoseSeries.of("a", new long[] {600, 0, 300, 300},
            new double[] {3, 1, 2, 99});
        assertEquals(3, series.count());
        assertEquals(2, series.mgPerDl(1));
        assertEquals(5, series.intervalMinutes());
    }

    @Test
    void thePageShowsTheUnitThatWasAskedFor() {
        double[] values = new double[600];
        Arrays.setAll(values, i -> 110 + 90 * StrictMath.sin(i / 20.0));
        GlucoseReport report = GlucoseReport.of(every5(values));
        String page = GlucosePage.of(report, GlucoseUnit.MMOL_PER_L);
        assertTrue(page.contains("mean glucose, mmol/L"));
        assertTrue(page.contains("too little to conclude from"));
        assertFalse(page.contains("NaN"), "not a number");
        assertTrue(GlucosePage.of(report, GlucoseUnit.MG_PER_DL).contains("mean glucose, mg/dL"));
        assertTrue(report.toJson().contains("\"sufficient\": false"));
    }
}
