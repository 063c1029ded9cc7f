package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.BodyException;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import org.junit.jupiter.api.Test;

/// Why: a child's basal rate is less than a stroke in five minutes. A pump that rounds it each
/// minute gives nothing; one that forgets remainders gives the wrong dose all day.
final class InsulinPumpTest {

    private static final PumpType INSULET = PumpType.named("Insulet");

    @Test
    void deliversInWholeStrokes() {
        InsulinPump pump = new InsulinPump(INSULET);
        assertTrue(pump.basal(0.3));
        for (int minute = 1; minute <= 100; minute++) {
            double units = pump.deliverMinute();
            assertEquals(minute % 10 == 0 ? 0.05 : 0, units, 1e-12, "minute " + minute);
        }
    }

    @Test
    void keepsTheAverageRateAtAnyRate() {
        Property.named("a day's basal is right to a stroke").cases(300)
                .check(Generators.doubles(0, 30), rate -> {
                    InsulinPump pump = new InsulinPump(INSULET);
                    pump.basal(rate);
                    double units = 0;
                    for (int minute = 0; minute < 1440; minute++) {
                        units += pump.deliverMinute();
                    }
                    assertEquals(rate * 24, units, 0.0501);
                    assertEquals(units, pump.pushedUnits(), 1e-9);
                });
    }

    @Test
    void carriesTheRestOfABolusIntoTheNext() {
        InsulinPump pump = new InsulinPump(INSULET);
        assertTrue(pump.bolus(1.03));
        assertEquals(1.0, pump.deliverMinute(), 1e-12);
        assertTrue(pump.bolus(1.03));
        assertEquals(1.05, pump.deliverMinute(), 1e-12);
        assertEquals(0, pump.deliverMinute());
    }

    @Test
    void refusesWhatIsOutsideItsLimitsAndChangesNothing() {
        InsulinPump pump = new InsulinPump(INSULET);
        pump.basal(1.2);
        for (double wrong : new double[] {-0.1, 30.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertFalse(pump.basal(wrong));
            assertFalse(pump.bolus(wrong));
        }
        assertEquals(1.2, pump.basalUnitsPerHour());
        assertEquals(0, pump.deliverMinute());
    }

    @Test
    void countsButDeliversNothingWhileOccluded() {
        InsulinPump pump = new InsulinPump(INSULET);
        pump.occlude(true);
        pump.bolus(2);
        assertEquals(0, pump.deliverMinute());
        assertEquals(2, pump.pushedUnits(), 1e-12);
        assertEquals(2, pump.blockedUnits(), 1e-12);
        pump.occlude(false);
        pump.bolus(1);
        assertEquals(1, pump.deliverMinute(), 1e-12);
    }

    @Test
    void namesThePumpsThereAre() {
        assertEquals("no such insulin pump: pump=Syringe, expected one of Cozmo, Insulet",
                assertThrows(BodyException.class, () -> PumpType.named("Syringe")).getMessage());
    }
}
