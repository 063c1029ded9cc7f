package homeostat.record.eeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.record.RecordException;
import homeostat.record.eeg.EegSecond.Figure;
import homeostat.signal.eeg.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What lies in the file must come out on the page at its time, and a gap as a gap.
final class EegReviewTest {
    @Test
    void knowsWhereALeadLiesByItsLabel() {
        assertEquals(Side.LEFT, EegMontage.side("FP1-F7"));
        assertEquals(Side.RIGHT, EegMontage.side("EEG C4-A1"));
        assertEquals(Side.LEFT, EegMontage.side("EEG T3-REF"));
        assertEquals(Side.RIGHT, EegMontage.side("eeg o2-le"));
        assertEquals(Side.MIDDLE, EegMontage.side("Fz"));
        assertEquals(Side.MIDDLE, EegMontage.side("CZ-PZ"));
        assertEquals(Side.MIDDLE, EegMontage.side("FT9-FT10"));
        assertEquals(Side.RIGHT, EegMontage.side("T8-P8-1"));
        assertEquals(Side.LEFT, EegMontage.side("Fz-F3"));
        for (String none : new String[] {"ECG", "ECG-LA", "EKG1-CHIN", "VNS", "-", "", ".", "SpO2",
            "LUE-RAE", "Resp", "EEG"}) {
            assertNull(EegMontage.side(none), none);
        }
    }

    @Test
    void takesLeadsOfTheBrainAndLeavesOthersAlone() {
        EegMontage montage = EegMontage.of(new Tones(10, 0, "C3", "ECG", "C4", "Resp"));
        assertEquals(List.of("C3", "C4"), montage.leads().stream()
            .map(EegMontage.Lead::label).toList());
        assertTrue(montage.halves());
        assertEquals(3276.7, montage.railMicrovolts(), 0.2);
        assertFalse(EegMontage.of(new Tones(10, 0, "C3", "F3")).halves());
        assertThrows(RecordException.class, () -> EegMontage.of(new Tones(10, 0, "ECG")));
    }

    @Test
    void keepsAGapAGap() {
        EegReview review = new EegReview(new Tones(120, 30, "C3", "C4"), 50);
        EegTrend trend = new EegTrend(review.seconds());
        StringBuilder csv = new StringBuilder();
        EegTable table = new EegTable(review.montage(), csv);
        review.run((second, done, total) -> {
            trend.second(second, done, total);
            table.second(second, done, total);
        });
        assertEquals(150, review.seconds(), 1e-9);
        assertEquals(150, trend.columns());
        assertTrue(trend.present(Side.LEFT, 58));
        for (int column = 62; column < 88; column++) {
            assertTrue(trend.gap(column), "column " + column);
            assertFalse(trend.present(Side.LEFT, column));
            assertTrue(Double.isNaN(trend.mean(Side.LEFT, Figure.EDGE, column)));
        }
        assertTrue(trend.present(Side.RIGHT, 95));
        assertEquals(0, trend.mean(Side.RIGHT, Figure.SUPPRESSION, 95), 1e-9);
        List<String> rows = csv.toString().lines().toList();
        assertEquals(151, rows.size());
        assertTrue(rows.get(75).startsWith("75.0000,0,1,0,"), rows.get(75));
        assertTrue(rows.get(75).endsWith(",,,"), rows.get(75));
    }

    @Test
    void drawsAPageThatLoadsNothingFromElsewhere() {
        Tones tones = new Tones(120, 30, "C3", "C4");
        EegReview review = new EegReview(tones, 50);
        EegTrend trend = new EegTrend(review.seconds());
        List<SeizureSpan> told = review.run(trend);
        String page = EegPage.of(tones.outline(), review.montage(), trend,
            List.of(new SeizureSpan(20, 50)));
        assertEquals(List.of(), told);
        assertFalse(page.contains("src="), "sources");
        assertFalse(page.replace("http://www.w3.org", "").contains("http"), "addresses");
        assertTrue(page.contains("class=\"gap\""));
        assertTrue(page.contains("class=\"seizure\""));
        assertTrue(page.contains("Not for clinical use"));
        assertFalse(page.contains("NaN"), "not a number");
    }

    @Test
    void tellsProgramsWhatItTellsPeople() {
        Tones tones = new Tones(60, 0, "C3", "C4");
        EegReview review = new EegReview(tones, 0);
        EegTrend trend = new EegTrend(review.seconds());
        List<SeizureSpan> told = review.run(trend);
        String json = EegTable.json(tones.outline(), review.montage(), trend, told);
        assertTrue(json.contains("\"leads\": 2"), json);
        assertTrue(json.contains("\"left\": {\"delta_uv2\""), json);
        String text = EegTable.text(tones.outline(), review.montage(), trend, told);
        assertTrue(text.contains("no seizure told"), text);
    }

    @Test
    void paintsLoudDarkRedAndQuietDarkBlue() {
        assertEquals(0x0a0f2c, EegCharts.colour(-100));
        assertTrue((EegCharts.colour(100) >> 16) > 0x80);
    }
}
