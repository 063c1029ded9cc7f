package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;
import homeostat.kernel.Regime;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Exists because nobody thinks of every night: a sensor, a pump and a person that do anything at
/// all for days, and the promises that must hold in each minute of them.
class PancreasProperties {
    private static final int DAYS = 40;
    private static final int MINUTES_PER_DAY = 1440;
    private static final double DAY_UNITS = 42;
    private static final double BASAL = 0.9;

    @Test
    void noDayBreaksAPromise() {
        Stream seed = Stream.of(Long.getLong("homeostat.seed", 1));
        for (int day = 0; day < DAYS; day++) {
            live(seed.split(day), "day " + day);
        }
    }

    @Test
    void theSameDayIsTheSameToTheLastBit() {
        assertEquals(live(Stream.of(7), "first"), live(Stream.of(7), "second"));
    }

    private static long live(Stream stream, String name) {
        Bed bed = new Bed();
        double mgPerDl = 120;
        double trend = 0;
        long lastBolus = 0;
        int silent = 0;
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            trend = 0.9 * trend + 0.3 * stream.gaussian();
            mgPerDl = Math.max(20, Math.min(620, mgPerDl + trend));
            bed.answers = stream.chance(0.9);
            bed.outcome = Outcome.of(stream.chance(0.9) ? 1 : stream.nextInt(4));
            if (stream.chance(0.01)) {
                bed.meal(stream.uniform(-10, 220));
            }
            silent = silent > 0 ? silent - 1 : stream.chance(0.02) ? stream.nextInt(30) : 0;
            if (silent > 0) {
                bed.silence(1);
            } else {
                disturb(bed, stream, mgPerDl);
            }
            Order<InsulinAmount> bolus = bed.device.order(Bed.BOLUS);
            boolean isNew = bolus.sequence() != lastBolus;
            lastBolus = bolus.sequence();
            check(bed, isNew ? bolus.in(InsulinAmount.UNITS) : 0, name + " minute " + minute);
        }
        return bed.device.digest();
    }

    private static void disturb(Bed bed, Stream stream, double mgPerDl) {
        switch (stream.nextInt(20)) {
            case 0 -> bed.reading(Double.NaN);
            case 1 -> bed.reading(stream.uniform(-100, 1000));
            case 2 -> bed.reading(mgPerDl, Quality.of(stream.nextInt(5)));
            default -> bed.reading(mgPerDl + 3 * stream.gaussian());
        }
    }

    private static void check(Bed bed, double bolusUnits, String when) {
        Order<InsulinRate> rate = bed.device.order(Bed.RATE);
        double unitsPerHour = rate.in(InsulinRate.UNITS_PER_HOUR);
        Regime regime = bed.device.modes(0).publishedRegime();
        boolean closed = regime == Regime.NORMAL;
        assertTrue(rate.sequence() > 0 && rate.expiresNs() > bed.nowNs(),
                when + ": the pump has an order that is valid");
        assertTrue(unitsPerHour >= 0 && unitsPerHour <= 6 * BASAL, when + ": rate in bounds");
        assertTrue(closed || unitsPerHour <= BASAL, when + ": no more than basal without a loop");
        assertTrue(bolusUnits >= 0 && bolusUnits <= 0.35 * DAY_UNITS, when + ": dose in bounds");
        assertTrue(closed || bolusUnits == 0, when + ": no bolus without a loop");
        assertTrue(bed.output("insulin on board") <= 0.55 * DAY_UNITS, when + ": on board");
        assertTrue(regime != Regime.FALLBACK || bed.alarm("control lost").isVisible(),
                when + ": a loss of control alarms");
    }
}
