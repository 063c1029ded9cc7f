package homeostat.trial.kidney;

import homeostat.body.kidney.DialysisBody;
import homeostat.body.kidney.DialysisDose;
import homeostat.body.kidney.DialysisPerson;
import homeostat.device.kidney.FluidRate;
import homeostat.kernel.Device;
import homeostat.kernel.Dimension;
import homeostat.kernel.Order;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.trial.Host;
import homeostat.trial.organ.Actuator;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One session: a person at a machine, with what happens and breaks.
///
/// It lives by samples, five a second. In the arm `fixed` the machine draws off evenly what the
/// guided arm of the same person did, whatever is ordered; the protective system works in both.
public final class KidneyWorld implements OrganWorld {
    static final long SAMPLE_NS = Span.milliseconds(200);
    private static final double SAMPLE_SECONDS = 0.2;
    private static final double NS_PER_S = 1e9;
    private static final double TREND_SECONDS = 60;
    private static final double NURSE_SECONDS = 120;
    private static final DialysisMachine.Trouble NO_TROUBLE =
            new DialysisMachine.Trouble(0, 0, Double.NaN, 1);

    private final Run<KidneyKind> run;
    private final List<Happening<KidneyKind>> events;
    private final DialysisBody body;
    private final DialysisMachine machine = new DialysisMachine();
    private final DialysisSensors sensors;
    private final KidneyWatch watch;
    private final FixedTreatment fixed;
    private final int clampPort;
    private final int bypassPort;
    private final int ratePort;
    private final int pumpPort;
    private final int sodiumPort;
    private final int warmthPort;
    private final int resume;
    private final List<double[]> trend = new ArrayList<>();
    private final double startUrea;
    private final double startSodium;
    private double goalMl;
    private double systolicLowest = Double.POSITIVE_INFINITY;
    private double volumeLowest = 1;
    private double highestMlPerHour;
    private double treatedSeconds;
    private double endedSeconds = Double.NaN;
    private double endUrea;
    private double stoppedSeconds;
    private DialysisMachine.Trouble trouble = NO_TROUBLE;
    private long sample = -1;

    /// A bed for the device of `host`, whose prescription is already confirmed.
    ///
    /// @param fixed what is done instead of what is ordered; `null` for what is ordered
    KidneyWorld(Run<KidneyKind> run, DialysisBody body, Host host, FixedTreatment fixed) {
        this.run = run;
        this.events = run.events();
        this.body = body;
        this.fixed = fixed;
        DialysisPerson person = body.person();
        Sheet sheet = host.device().sheet();
        goalMl = person.goalMl();
        sensors = new DialysisSensors(run.stream(), sheet);
        watch = new KidneyWatch(run.replayCommand(), sheet,
                KidneyOrgan.RATE_MAX * person.body().dryWeightKg(), goalMl);
        ratePort = sheet.port("ultrafiltration").index();
        pumpPort = sheet.port("blood pump").index();
        sodiumPort = sheet.port("dialysate sodium order").index();
        warmthPort = sheet.port("dialysate temperature order").index();
        clampPort = sheet.port("clamp permission").index();
        bypassPort = sheet.port("dialysate permission").index();
        resume = sheet.port("resume").index();
        startUrea = body.fluids().ureaMmolPerL();
        startSodium = body.fluids().sodiumMmolPerL();
        endUrea = startUrea;
    }

    /// What is drawn off evenly in the arm it is compared with.
    record FixedTreatment(double mlPerHour, double untilSeconds) {}

    @Override
    public long nextEventNs() {
        return (sample + 1) * SAMPLE_NS;
    }

    @Override
    public void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            sample++;
            if (sample > 0) {
                live(host);
            }
            sensors.send(this, host, sample * SAMPLE_NS);
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        Device device = host.device();
        boolean isLost = event(KidneyKind.ORDERS_LOST) != null;
        boolean isPermissionLost = event(KidneyKind.PERMISSION_LOST) != null;
        Order<FluidRate> rate = device.order(ratePort);
        if (machine.rate.isNew(rate)) {
            watch.rate(rate.in(FluidRate.ML_PER_HOUR), sensors.shownSystolicMmHg(), seconds());
            highestMlPerHour = Math.max(highestMlPerHour, rate.in(FluidRate.ML_PER_HOUR));
            admit(machine.rate, rate, nowNs, isLost);
        }
        admitNew(machine.pump, device.order(pumpPort), nowNs, isLost);
        admitNew(machine.sodium, device.order(sodiumPort), nowNs, isLost);
        admitNew(machine.warmth, device.order(warmthPort), nowNs, isLost);
        admitNew(machine.clamp, device.order(clampPort), nowNs, isPermissionLost);
        admitNew(machine.bypass, device.order(bypassPort), nowNs, isPermissionLost);
    }

    private <Q extends Dimension> void admitNew(Actuator<Q> valve, Order<Q> order,
            long nowNs, boolean isLost) {
        if (valve.isNew(order)) {
            admit(valve, order, nowNs, isLost);
        }
    }

    private <Q extends Dimension> void admit(Actuator<Q> valve, Order<Q> order,
            long nowNs, boolean isLost) {
        if (isLost) {
            return;
        }
        switch (valve.take(order, nowNs)) {
            case ADMITTED -> { }
            case ABSENT, REPEATED, EXPIRED, FOREIGN, MALFORMED ->
                    watch.refused(order.toString(), seconds());
        }
    }

    private void live(Host host) {
        long nowNs = sample * SAMPLE_NS;
        trouble = trouble();
        happen();
        machine.turn(body, trouble, SAMPLE_SECONDS, nowNs);
        if (fixed != null) {
            instead();
        }
        if (machine.bloodLPerMin() > 0) {
            treatedSeconds += SAMPLE_SECONDS;
        }
        body.step(SAMPLE_SECONDS / 60, machine.bloodCelsius(trouble, nowNs));
        if (isNeedleOut() && machine.bloodLPerMin() > 0) {
            body.bleed(machine.bloodLPerMin() * 1000 / 60 * SAMPLE_SECONDS);
        }
        observe(host.device());
        nurse(host, nowNs);
    }

    private void instead() {
        boolean isOn = treatedSeconds < fixed.untilSeconds() && machine.bloodLPerMin() > 0;
        body.fluids().treatment().ultrafiltrationMlPerMin = isOn ? fixed.mlPerHour() / 60 : 0;
        body.fluids().treatment().dialysateSodiumMmolPerL = 138;
    }

    private void observe(Device device) {
        double systolic = body.pressure().systolicMmHg();
        watch.sample(this, device, sensors.shownSystolicMmHg(), SAMPLE_SECONDS);
        boolean isOver = device.modes(0).publishedCode() == KidneyOrgan.FINISHED;
        if (Double.isNaN(endedSeconds)) {
            systolicLowest = Math.min(systolicLowest, systolic);
            volumeLowest = Math.min(volumeLowest, body.relativeBloodVolume());
            endUrea = body.fluids().ureaMmolPerL();
            endedSeconds = isOver ? seconds() : Double.NaN;
        }
        if (seconds() >= trend.size() * TREND_SECONDS) {
            trend.add(new double[] {seconds() / 60, 100 * body.relativeBloodVolume(),
                body.fluids().ureaMmolPerL(), body.fluids().sodiumMmolPerL(),
                body.fluids().potassiumMmolPerL(), systolic, body.pressure().meanMmHg(),
                drawnMlPerHour(), 100 * sensors.shownVolume(), machine.mixedMmolPerL(trouble),
                body.pressure().diastolicMmHg(), KidneyOrgan.RATE_MAX
                        * body.person().body().dryWeightKg()});
        }
    }

    /// A nurse comes two minutes after blood was stopped, looks, and asks to go on.
    private void nurse(Host host, long nowNs) {
        boolean isStopped = host.device().modes(1).publishedCode() == KidneyOrgan.STOPPED;
        stoppedSeconds = isStopped ? stoppedSeconds + SAMPLE_SECONDS : 0;
        if (stoppedSeconds >= NURSE_SECONDS) {
            stoppedSeconds = 0;
            host.post(resume, 1, nowNs);
        }
    }

    private void happen() {
        double pooled = 0;
        for (Happening<KidneyKind> each : events) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case MEAL -> pooled += each.between(100, 400);
                    case BLEED -> body.bleed(each.between(100, 600) * SAMPLE_SECONDS
                            / each.seconds());
                    case INFUSE -> body.infuse(each.between(100, 500) * SAMPLE_SECONDS
                            / each.seconds());
                    default -> { }
                }
            }
        }
        body.pool(pooled);
    }

    private DialysisMachine.Trouble trouble() {
        double more = 0;
        double sodium = 0;
        double warm = Double.NaN;
        double filter = 1;
        for (Happening<KidneyKind> each : events) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case BALANCE_LEAK -> more += each.between(300, 1500);
                    case BACKFILTRATION -> more -= each.between(300, 1000)
                            + machine.setMlPerHour();
                    case MIXTURE_WRONG -> sodium += each.signed(16, 40);
                    case HEATER -> warm = each.between(43, 55);
                    case CLOTTING -> filter = each.between(0.5, 0.1);
                    default -> { }
                }
            }
        }
        return new DialysisMachine.Trouble(more, sodium, warm, filter);
    }

    /// The first event of that kind that goes on now, or `null`.
    Happening<KidneyKind> event(KidneyKind kind) {
        for (Happening<KidneyKind> each : events) {
            if (each.kind() == kind && each.isAt(seconds())) {
                return each;
            }
        }
        return null;
    }

    double airMlPerSecond() {
        Happening<KidneyKind> air = event(KidneyKind.AIR);
        return air == null ? 0 : air.between(0.2, 4);
    }

    double leakMlPerMin() {
        Happening<KidneyKind> leak = event(KidneyKind.MEMBRANE_TORN);
        return leak == null ? 0 : leak.between(0.5, 5);
    }

    boolean isNeedleOut() {
        return event(KidneyKind.NEEDLE_OUT) != null;
    }

    boolean isDialysateWrong() {
        boolean isWrong = Math.abs(trouble.sodiumMmolPerL()) > 12 || trouble.warmCelsius() > 42;
        return isWrong && machine.isThrough(sample * SAMPLE_NS);
    }

    double sodiumChangeMmolPerL() {
        return body.fluids().sodiumMmolPerL() - startSodium;
    }

    /// Age of the run.
    public double seconds() {
        return sample * SAMPLE_NS / NS_PER_S;
    }

    /// The truth about the person.
    public DialysisBody body() {
        return body;
    }

    DialysisMachine machine() {
        return machine;
    }

    DialysisMachine.Trouble troubleNow() {
        return trouble;
    }

    private double drawnMlPerHour() {
        return body.fluids().treatment().ultrafiltrationMlPerMin * 60;
    }

    /// Water truly drawn off until now.
    public double removedMl() {
        return fixed == null ? machine.trueMl() : fixed.mlPerHour()
                * Math.min(treatedSeconds, fixed.untilSeconds()) / 3600;
    }

    /// Minutes of treatment until it was finished, or until now.
    public double minutes() {
        return (Double.isNaN(endedSeconds) ? seconds() : endedSeconds) / 60;
    }

    @Override
    public long endNs() {
        return Span.seconds(run.course().seconds());
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double weight = body.person().body().dryWeightKg();
        double hours = Math.max(minutes(), 1) / 60;
        double ratio = Math.min(0.999, endUrea / startUrea);
        figures.put("hypotensiveEvents", (double) watch.events());
        figures.put("hypotensiveSessions", watch.events() > 0 ? 1.0 : 0);
        figures.put("systolicLowestMmHg", systolicLowest);
        figures.put("bloodVolumeLowestPercent", 100 * volumeLowest);
        figures.put("removedMl", removedMl());
        figures.put("goalMl", goalMl);
        figures.put("highestRateMlPerKgPerHour",
                (fixed == null ? highestMlPerHour : fixed.mlPerHour()) / weight);
        figures.put("minutes", fixed == null ? minutes() : fixed.untilSeconds() / 60);
        figures.put("singlePoolKtV", ratio <= 0.008 * hours + 0.01 ? 0
                : DialysisDose.singlePool(ratio, hours, removedMl() / 1000, weight));
        figures.put("sodiumChangeMmolPerL", sodiumChangeMmolPerL());
        figures.put("potassiumMmolPerL", body.fluids().potassiumMmolPerL());
        return figures;
    }

    @Override
    public List<double[]> trend() {
        return trend;
    }

    @Override
    public List<Finding> findings() {
        return watch.all();
    }
}
