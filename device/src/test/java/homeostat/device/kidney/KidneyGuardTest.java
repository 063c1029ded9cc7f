package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Guard;
import homeostat.kernel.Proposal;
import homeostat.kernel.Quality;
import homeostat.kernel.Reason;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;

/// Exists because a controller may want anything: here one wants all the water at once and all the
/// salt, and the guards are all that stands between it and the person.
class KidneyGuardTest {
    private static final double MOST_ML_PER_HOUR = 13 * 70;
    private static final double GOAL_ML = 2500;
    private static final double USUAL_MMOL_PER_L = 138;
    private static final double MORE_MMOL_PER_L = 3;

    private final Device device;
    private double membraneMmHg = 100;
    private double removedMl;
    private double bloodLPerMin = 0.3;
    private long second;

    KidneyGuardTest() {
        Assembly assembly = new Assembly("greed", "Greedy controller", Kidney.loop());
        KidneyTherapy therapy = new KidneyTherapy(assembly);
        TaskAssembly task = assembly.task("greed",
                Timing.every(Span.seconds(1)).deadline(Span.milliseconds(100)));
        KidneyPorts ports = new KidneyPorts(task);
        BloodLimit blood = new BloodLimit(ports, therapy);
        SodiumLimit salt = new SodiumLimit(ports, therapy);
        Guard<FluidRate> rateGuard = task.guard(ports.rate, new RateLimit(therapy),
                new GoalLimit(ports, therapy), blood, new MembraneLimit(ports, therapy));
        Guard<Concentration> sodiumGuard = task.guard(ports.sodium, salt);
        Proposal<FluidRate> rate = new Proposal<>();
        Proposal<Concentration> sodium = new Proposal<>();
        task.runs(nowNs -> {
            blood.observe();
            salt.observe();
            rate.set(FluidRate.ML_PER_HOUR, 1e9, nowNs, nowNs + Span.hours(1));
            sodium.set(Concentration.MMOL_PER_L, 1e9, nowNs, nowNs + Span.hours(1));
            rateGuard.order(rate, nowNs);
            sodiumGuard.order(sodium, nowNs);
        }, Kidney.fallback(task, therapy, ports));
        device = assembly.assemble();
        device.confirm();
    }

    @Test
    void nothingBeforeThePressureAcrossTheMembraneIsKnownAndNoFasterThanNowAfterwards() {
        membraneMmHg = Double.NaN;
        live(5);
        assertEquals(0, rate());
        assertEquals(Reason.STALE, reason());

        membraneMmHg = 100;
        live(5);
        assertEquals(MOST_ML_PER_HOUR, rate(), 1e-9);

        membraneMmHg = 350;
        live(5);
        double slower = rate();
        assertEquals(MOST_ML_PER_HOUR / 2, slower, 1e-9);

        membraneMmHg = Double.NaN;
        live(5);
        assertEquals(slower, rate(), 1e-9);
    }

    @Test
    void nothingBeyondTheGoalNorWithoutABalance() {
        removedMl = GOAL_ML - 1;
        live(5);
        assertEquals(MOST_ML_PER_HOUR, rate(), 1e-9);

        removedMl = GOAL_ML;
        live(5);
        assertEquals(0, rate());
        assertEquals(Reason.RANGE, reason());

        removedMl = Double.NaN;
        live(5);
        assertEquals(0, rate());
        assertEquals(Reason.STALE, reason());
    }

    @Test
    void nothingWhileNoBloodFlowsOrNobodyKnowsWhetherItDoes() {
        live(5);
        assertEquals(MOST_ML_PER_HOUR, rate(), 1e-9);

        bloodLPerMin = 0;
        live(5);
        assertEquals(0, rate());

        bloodLPerMin = Double.NaN;
        live(5);
        assertEquals(0, rate());
        assertEquals(Reason.ACTUATOR, reason());
    }

    @Test
    void noMoreSaltThanPrescribedOnceMuchWasGiven() {
        live(60);
        assertEquals(USUAL_MMOL_PER_L + MORE_MMOL_PER_L, sodium(), 1e-9);

        live(134 * 60);
        assertEquals(USUAL_MMOL_PER_L, sodium(), 1e-9);
    }

    private void live(int seconds) {
        for (int i = 0; i < seconds; i++) {
            long nowNs = Span.seconds(second);
            offer("transmembrane pressure", membraneMmHg, nowNs);
            offer("ultrafiltrate", removedMl, nowNs);
            offer("measured blood flow", bloodLPerMin, nowNs);
            offer("systolic pressure", 130, nowNs);
            offer("relative blood volume", 1 + 1e-4 * (second % 7), nowNs);
            device.advance(nowNs + Span.milliseconds(500));
            second++;
        }
    }

    private void offer(String port, double value, long nowNs) {
        device.offer(device.sheet().port(port).index(), value, Quality.GOOD.code(), nowNs);
    }

    private double rate() {
        return device.orderBase(device.sheet().port("ultrafiltration").index());
    }

    private double sodium() {
        return device.orderBase(device.sheet().port("dialysate sodium order").index());
    }

    private Reason reason() {
        return device.order(device.sheet().port("ultrafiltration").index()).reason();
    }
}
