package homeostat.record.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Every figure of a report is one of these counts.
final class GlucoseTallyTest {

    private static GlucoseTally of(double... mgPerDl) {
        GlucoseTally tally = new GlucoseTally();
        for (double each : mgPerDl) {
            tally.add(each);
        }
        return tally;
    }

    @Test
    void countsTheBordersAsTheConsensusDoes() {
        GlucoseTally tally = of(53.99, 54, 69.99, 70, 180, 180.01, 250, 250.01);
        assertEquals(8, tally.readings());
        assertEquals(25, tally.inRangePercent());
        assertEquals(37.5, tally.below70Percent());
        assertEquals(12.5, tally.below54Percent());
        assertEquals(37.5, tally.above180Percent());
        assertEquals(12.5, tally.above250Percent());
    }

    @Test
    void givesMeanVariationAndManagementIndicator() {
        GlucoseTally tally = of(100, 140, 180);
        assertEquals(140, tally.meanMgPerDl());
        assertEquals(100 * Math.sqrt(3200.0 / 3) / 140, tally.variationPercent(), 1e-9);
        assertEquals(3.31 + 0.02392 * 140, tally.managementIndicatorPercent());
        assertEquals(100, tally.lowestMgPerDl());
        assertEquals(180, tally.highestMgPerDl());
    }

    @Test
    void addsUpToTheSameBitsInAnyOrder() {
        GlucoseTally[] parts = new GlucoseTally[20];
        Stream stream = Stream.of(1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new GlucoseTally();
            for (int minute = 0; minute < 500; minute++) {
                parts[i].add(stream.uniform(30, 400));
            }
        }
        GlucoseTally forwards = new GlucoseTally();
        GlucoseTally backwards = new GlucoseTally();
        for (int i = 0; i < parts.length; i++) {
            forwards.add(parts[i]);
            backwards.add(parts[parts.length - 1 - i]);
        }
        assertEquals(forwards.meanMgPerDl(), backwards.meanMgPerDl());
        assertEquals(forwards.variationPercent(), backwards.variationPercent());
    }

    @Test
    void callsDangerousHypoglycaemiaWorseThanAnyHyperglycaemia() {
        assertTrue(of(53, 100, 100).worseThan(of(400, 400, 400)) < 0);
        assertTrue(of(65, 100, 100).worseThan(of(200, 100, 100)) < 0);
        assertEquals(0, of(100, 100).worseThan(of(110, 120)));
    }
}
