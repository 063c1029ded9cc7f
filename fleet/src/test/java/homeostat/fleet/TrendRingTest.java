package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A trend that invents a point, or forgets a hole, misleads whoever titrates by it.
final class TrendRingTest {

    @Test
    void aPointIsTheMeanOfItsStep() {
        TrendRing ring = new TrendRing(10, 4, 2);
        ring.add(0, 1, 0);
        ring.add(0, 3, 9);
        ring.add(1, 7, 12);
        assertEquals(2, ring.size());
        assertEquals(2, ring.value(0, 0));
        assertTrue(Float.isNaN(ring.value(0, 1)));
        assertEquals(7, ring.value(1, 1));
        assertEquals(10, ring.atNs(1));
    }

    @Test
    void aDeviceThatStartsAnewStartsAnewTrend() {
        TrendRing ring = new TrendRing(10, 4, 1);
        ring.add(0, 1, 100);
        ring.add(0, 2, 200);
        ring.add(0, 3, 0);
        assertEquals(1, ring.size());
        assertEquals(3, ring.value(0, 0));
    }

    @Test
    void theNewestPointsStayInOrder() {
        Property.holds("the newest points stay, in order",
                Generators.lists(Generators.ints(1, 5), 0, 30), TrendRingTest::staysInOrder);
    }

    private static boolean staysInOrder(List<Integer> steps) {
        TrendRing ring = new TrendRing(10, 6, 1);
        long at = 0;
        for (int step : steps) {
            at += 10L * step;
            ring.add(0, at, at);
        }
        boolean holds = ring.size() == Math.min(7, steps.size());
        for (int point = 0; point < ring.size(); point++) {
            holds &= ring.value(point, 0) == ring.atNs(point);
            holds &= point == 0 || ring.atNs(point) > ring.atNs(point - 1);
        }
        return holds && (steps.isEmpty() || ring.atNs(ring.size() - 1) == at);
    }
}
