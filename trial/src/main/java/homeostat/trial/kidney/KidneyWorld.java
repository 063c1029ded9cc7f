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
import homeostat.trial.XyChart;
import homeostat.trial.XyChart.Axis;
import homeostat.trial.organ.Actuator;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One session: a person at a machine, with what happens and breaks.
///
/// It lives by samples, five a second. In the arm `fixed` the machine draws off evenly what the
/// guided arm of the same person did, whatever is ordered; the protective system works in both.
public final class KidneyWorld extends OrganWorld<KidneyKind> {
    static final long SAMPLE_NS = Span.milliseconds(200);
    private static final double SAMPLE_SECONDS = 0.2;
    private static final double TREND_SECONDS = 60;
    private static final double NURSE_SECONDS = 120;
    private static final DialysisMachine.Trouble NO_TROUBLE =
            new DialysisMachine.Trouble(0, 0, Double.NaN, 1);

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
    private final double startUrea;
    private final double startSodium;
    private double goalMl;
    private double systolicLowest = Double.POSITIVE_INFINITY;
    private double volumeLowest = 1;
    private double highestMlPerHour;
    private double treatedSeconds;
    private double drawingSeconds;
    private double endedSeconds = Double.NaN;
    private double endUrea;
    private double stoppedSeconds;
    private DialysisMachine.Trouble trouble = NO_TROUBLE;

    /// A bed for the device of `host`, whose prescription is already confirmed.
    ///
    /// @param fixed what is done instead of what is ordered; `null` for what is ordered
    KidneyWorld(Run<KidneyKind> run, DialysisBody body, Host host, FixedTreatment fixed) {
        super(run, SAMPLE_NS, TREND_SECONDS);
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
    public void after(long nowNs, Host host) {
        Device device = host.device();
        boolean isLost = isNow(KidneyKind.ORDERS_LOST);
        boolean isPermissionLost = isNow(KidneyKind.PERMISSION_LOST);
        Order<FluidRate> rate = device.order(ratePort);
        if (follow(machine.rate, rate, nowNs, isLost)) {
            watch.rate(rate.in(FluidRate.ML_PER_HOUR), sensors.shownSystolicMmHg(), seconds());
            highestMlPerHour = Math.max(highestMlPerHour, rate.in(FluidRate.ML_PER_HOUR));
        }
        follow(machine.pump, device.order(pumpPort), nowNs, isLost);
        follow(machine.sodium, device.order(sodiumPort), nowNs, isLost);
        follow(machine.warmth, device.order(warmthPort), nowNs, isLost);
        follow(machine.clamp, device.order(clampPort), nowNs, isPermissionLost);
        follow(machine.bypass, device.order(bypassPort), nowNs, isPermissionLost);
    }

    private <Q extends Dimension> boolean follow(Actuator<Q> actuator, Order<Q> order, long nowNs,
            boolean isCutOff) {
        return actuator.follow(order, nowNs, isCutOff, why -> watch.refused(why, seconds()));
    }

    @Override
    protected void sense(Host host) {
        sensors.send(this, host, nowNs());
    }

    @Override
    protected void live(Host host) {
        trouble = trouble();
        happen();
        machine.turn(body, trouble, SAMPLE_SECONDS, nowNs());
        if (fixed != null) {
            instead();
        }
        if (machine.bloodLPerMin() > 0) {
            treatedSeconds += SAMPLE_SECONDS;
        }
        body.step(SAMPLE_SECONDS / 60, machine.bloodCelsius(trouble, nowNs()));
        if (isNeedleOut() && machine.bloodLPerMin() > 0) {
            body.bleed(machine.bloodLPerMin() * 1000 / 60 * SAMPLE_SECONDS);
        }
        observe(host.device());
        nurse(host, nowNs());
    }

    private void instead() {
        boolean isOn = treatedSeconds < fixed.untilSeconds() && machine.bloodLPerMin() > 0;
        body.fluids().treatment().ultrafiltrationMlPerMin = isOn ? fixed.mlPerHour() / 60 : 0;
        body.fluids().treatment().dialysateSodiumMmolPerL = 138;
    }

    private void observe(Device device) {
        double systolic = body.pressure().systolicMmHg();
        watch.sample(this, device, sensors.shownSystolicMmHg(), SAMPLE_SECONDS);
        boolean isOver = fixed == null ? device.modes(0).publishedCode() == KidneyOrgan.FINISHED
                : treatedSeconds >= fixed.untilSeconds();
        if (Double.isNaN(endedSeconds)) {
            systolicLowest = Math.min(systolicLowest, systolic);
            volumeLowest = Math.min(volumeLowest, body.relativeBloodVolume());
            endUrea = body.fluids().ureaMmolPerL();
            drawingSeconds = treatedSeconds;
            endedSeconds = isOver ? seconds() : Double.NaN;
        }
    }

    @Override
    protected double[] row() {
        return new double[] {100 * body.relativeBloodVolume(), body.fluids().ureaMmolPerL(),
            body.fluids().sodiumMmolPerL(), body.fluids().potassiumMmolPerL(),
            body.pressure().systolicMmHg(), body.pressure().meanMmHg(), drawnMlPerHour(),
            100 * sensors.shownVolume(), machine.mixedMmolPerL(trouble),
            body.pressure().diastolicMmHg(),
            KidneyOrgan.RATE_MAX * body.person().body().dryWeightKg(), removedMl() / 1000};
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
        for (Happening<KidneyKind> each : events()) {
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
        for (Happening<KidneyKind> each : events()) {
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

    double airMlPerSecond() {
        Happening<KidneyKind> air = event(KidneyKind.AIR);
        return air == null ? 0 : air.between(0.2, 4);
    }

    double leakMlPerMin() {
        Happening<KidneyKind> leak = event(KidneyKind.MEMBRANE_TORN);
        return leak == null ? 0 : leak.between(0.5, 5);
    }

    boolean isNeedleOut() {
        return isNow(KidneyKind.NEEDLE_OUT);
    }

    boolean isDialysateWrong() {
        boolean isWrong = Math.abs(trouble.sodiumMmolPerL()) > 12 || trouble.warmCelsius() > 42;
        return isWrong && machine.isThrough(nowNs());
    }

    double sodiumChangeMmolPerL() {
        return body.fluids().sodiumMmolPerL() - startSodium;
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

    /// What was drawn off in this session, spread evenly over the time that it took.
    FixedTreatment evened() {
        return new FixedTreatment(removedMl() / (drawingSeconds / 3600), drawingSeconds);
    }

    /// Minutes of the session until it was finished, or until now.
    private double minutes() {
        return (Double.isNaN(endedSeconds) ? seconds() : endedSeconds) / 60;
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
        figures.put("minutes", minutes());
        figures.put("singlePoolKtV", ratio <= 0.008 * hours + 0.01 ? 0
                : DialysisDose.singlePool(ratio, hours, removedMl() / 1000, weight));
        figures.put("sodiumChangeMmolPerL", sodiumChangeMmolPerL());
        figures.put("potassiumMmolPerL", body.fluids().potassiumMmolPerL());
        return figures;
    }

    @Override
    public double[] state() {
        return new double[] {body.fluids().surplusMl(), body.fluids().ureaMmolPerL(),
            body.fluids().sodiumMmolPerL(), body.fluids().potassiumMmolPerL()};
    }

    /// The blood-volume curve as it is read at the machine: over the fluid that was drawn off.
    @Override
    public List<Portrait> portraits() {
        XyChart curve = new XyChart(380, 260, new Axis("drawn off, L", 0, 5),
                new Axis("blood volume, % of that at the start", 75, 105))
                .line(trend(), 12, 1, "#b3423a");
        return List.of(new Portrait("Blood volume over the fluid that was drawn off", curve));
    }

    @Override
    public List<Finding> findings() {
        return watch.all();
    }
}
