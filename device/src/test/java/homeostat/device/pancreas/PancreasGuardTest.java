package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Guard;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Outcome;
import homeostat.kernel.Proposal;
import homeostat.kernel.Quality;
import homeostat.kernel.Reason;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;

/// Exists because a controller may want anything: here one wants thirty units a minute, and the
/// guards of the pancreas are all that stands between it and the patient.
class PancreasGuardTest {
    private static final double BASAL = 0.9;
    private static final double DAY_UNITS = 42;
    private final Device device;
    private final InsulinLedger ledger;
    private boolean answers = true;
    private double wantedUnits = 1e9;
    private long minute;
    private double givenUnits;
    private long settledBolus;

    PancreasGuardTest() {
        Assembly assembly = new Assembly("greed", "Greedy controller", Pancreas.loop());
        Therapy therapy = new Therapy(assembly, Clinic.ordinary());
        TaskAssembly task = assembly.task("greed",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        PancreasPorts ports = new PancreasPorts(task);
        GlucoseWatch watch = new GlucoseWatch(ports.glucose);
        ledger = new InsulinLedger(ports);
        Guard<InsulinRate> rateGuard = Pancreas.rateGuard(task, therapy, ports, watch, ledger);
        Guard<InsulinAmount> bolusGuard =
                Pancreas.bolusGuard(task, therapy, ports, watch, ledger);
        Proposal<InsulinRate> rate = new Proposal<>();
        Proposal<InsulinAmount> bolus = new Proposal<>();
        task.runs(nowNs -> {
            watch.observe(nowNs);
            ledger.minute(BASAL, nowNs);
            rate.set(InsulinRate.UNITS_PER_HOUR, 1e9, nowNs, nowNs + Span.hours(9));
            bolus.set(InsulinAmount.UNITS, wantedUnits, nowNs, nowNs + Span.hours(9));
            rateGuard.order(rate, nowNs);
            bolusGuard.order(bolus, nowNs);
        }, Pancreas.fallback(task, therapy, ports));
        device = assembly.assemble();
    }

    // [utest->req~limits-hold~1]
    @Test
    void neverMoreThanAPartOfTheDaysInsulinAtOnceNorInTwoHours() {
        pass(180);
        assertEquals(0.35 * DAY_UNITS, bolusUnits(), 1e-9);
        for (int i = 0; i < 119; i++) {
            pass(180 + i % 4);
        }
        assertTrue(givenUnits <= 0.5 * DAY_UNITS + 2 * BASAL, "in two hours: " + givenUnits);
        for (int i = 0; i < 600; i++) {
            pass(180 + i % 4);
        }
        assertTrue(givenUnits <= 6 * (0.5 * DAY_UNITS + 2 * BASAL),
                "in twelve hours: " + givenUnits);
    }

    @Test
    void neverAnOrderThatOutlivesItsLimit() {
        pass(180);

        assertEquals(Span.minutes(30), rate().expiresNs() - rate().atNs());
        assertEquals(Span.minutes(5), bolus().expiresNs() - bolus().atNs());
    }

    // [utest->req~no-insulin-below-floor~1]
    @Test
    void nothingBelowTheFloor() {
        pass(65);

        assertEquals(0, bolusUnits());
        assertEquals(0, unitsPerHour());
        assertEquals(Reason.FLOOR, rate().reason());
    }

    @Test
    void nothingOnTheWayToTheFloor() {
        for (int i = 0; i < 15; i++) {
            pass(120 - 2 * i);
        }

        assertEquals(0, bolusUnits());
        assertEquals(0, unitsPerHour());
        assertEquals(Reason.PREDICTION, bolus().reason());
    }

    @Test
    void noBolusAndNoMoreThanBasalOnASignalThatIsNotToBeTrusted() {
        pass(180);
        pass(Double.NaN);
        assertEquals(0, bolusUnits());
        assertEquals(BASAL, unitsPerHour());
        assertEquals(Reason.IMPLAUSIBLE, bolus().reason());
    }

    @Test
    void noSecondBolusWhileTheFirstIsInDoubt() {
        answers = false;
        wantedUnits = 2;
        pass(180);
        assertEquals(2, bolusUnits());
        for (int i = 0; i < 10; i++) {
            pass(180 + i % 4);
        }

        assertEquals(0, bolusUnits());
        assertEquals(Reason.UNKNOWN_OUTCOME, bolus().reason());
    }

    // [utest->req~limits-hold~1]
    @Test
    void noBolusAndNoMoreThanBasalWhileInsulinIsFearedThatNobodyKnowsOf() {
        ledger.assumeWorst();
        for (int i = 0; i < 30; i++) {
            pass(180 + i % 4);
            assertEquals(0, bolusUnits());
            assertEquals(BASAL, unitsPerHour());
        }
        assertEquals(Reason.ON_BOARD, bolus().reason());
        assertEquals(Reason.ON_BOARD, rate().reason());
    }

    @Test
    void noRaisedRateOnReadingsThatStandStill() {
        pass(180, 20);

        assertEquals(BASAL, unitsPerHour());
    }

    private Order<InsulinRate> rate() {
        return device.order(0);
    }

    private Order<InsulinAmount> bolus() {
        return device.order(1);
    }

    private double unitsPerHour() {
        return rate().in(InsulinRate.UNITS_PER_HOUR);
    }

    private double bolusUnits() {
        return bolus().in(InsulinAmount.UNITS);
    }

    private void pass(double mgPerDl, int minutes) {
        for (int i = 0; i < minutes; i++) {
            pass(mgPerDl);
        }
    }

    private void pass(double mgPerDl) {
        long nowNs = Span.minutes(minute);
        device.offer(0, mgPerDl, Quality.GOOD.code(), nowNs);
        device.advance(nowNs + Span.seconds(2));
        givenUnits += unitsPerHour() / 60;
        if (bolus().sequence() > settledBolus) {
            settledBolus = bolus().sequence();
            givenUnits += bolusUnits();
        }
        if (answers) {
            device.settle(0, rate().sequence(), Outcome.DELIVERED.code(), unitsPerHour(), nowNs);
            device.settle(1, settledBolus, Outcome.DELIVERED.code(), bolusUnits(), nowNs);
        }
        minute++;
    }
}
