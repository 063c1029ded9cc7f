package homeostat.trial.lung;

import homeostat.body.lung.LungBody;
import homeostat.body.lung.LungPerson;
import homeostat.body.lung.MembraneLung;
import homeostat.device.lung.GasVolume;
import homeostat.kernel.Device;
import homeostat.kernel.Dimension;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
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
import java.util.concurrent.ConcurrentHashMap;

/// One bed: a person with failing lungs, a ventilator and a membrane lung, with what happens and
/// breaks.
///
/// It lives by samples, four a second. In the arm `fixed` the clinic's settings stand: oxygen and
/// sweep of the backup, whatever is ordered.
public final class LungWorld extends OrganWorld<LungKind> {
    static final long SAMPLE_NS = Span.milliseconds(250);
    static final double SETTLING_SECONDS = 900;
    private static final double SAMPLE_SECONDS = 0.25;
    private static final double TREND_SECONDS = 20;
    private static final double PEEP_CM_H2O = 10;
    private static final double BREATHS_PER_MIN = 14;
    private static final double CIRCUIT_L_PER_MIN = 2.2;
    private static final double GAS_SECONDS = 0.8;
    private static final double BAND = 0.02;
    private static final double LEAST_BAND = 0.005;
    private static final double BREATH_ML_PER_KG = 6;
    private static final String[] CASCADE = {"inspired", "alveoli", "arteries", "veins"};

    private static final Map<LungPerson, LungBody> SETTLED = new ConcurrentHashMap<>();

    private final LungBody body;
    private final LungSensors sensors;
    private final LungWatch watch;
    private final boolean isFixed;
    private final Actuator<Fraction> oxygen = Actuator.keeping(Fraction.ONE,
            LungOrgan.BACKUP_OXYGEN);
    private final Actuator<Flow> sweep = Actuator.keeping(Flow.LITRES_PER_MINUTE,
            LungOrgan.FIRST_SWEEP);
    private final Actuator<GasVolume> breath;
    private final int oxygenPort;
    private final int sweepPort;
    private final int breathPort;
    private double sweepNow = LungOrgan.FIRST_SWEEP;
    private double compliance;
    private double saturation;
    private double arterialMmHg;
    private double membraneMmHg;
    private long counted;
    private long inBand;
    private long above;
    private long aboveAtLeast;
    private long below;
    private long deep;
    private double oxygenSum;
    private double lateError;
    private long lateCount;
    private double plateauHighest;

    /// A bed for the device of `host`, whose prescription is already confirmed.
    LungWorld(Run<LungKind> run, LungPerson person, Host host) {
        super(run, SAMPLE_NS, TREND_SECONDS);
        Sheet sheet = host.device().sheet();
        this.isFixed = !run.arm().equals(run.organ().arms().getFirst());
        body = new LungBody(person, MembraneLung.adult());
        breath = Actuator.keeping(GasVolume.ML, BREATH_ML_PER_KG * person.weightKg());
        sensors = new LungSensors(run.stream(), sheet);
        watch = new LungWatch(run.replayCommand(), sheet, person.weightKg());
        oxygenPort = sheet.port("inspired oxygen").index();
        sweepPort = sheet.port("sweep gas").index();
        breathPort = sheet.port("breath").index();
        compliance = person.mechanics().complianceMlPerCmH2o();
        body.settleLike(SETTLED.computeIfAbsent(person, LungWorld::settled));
        treat();
        look();
    }

    /// That person in balance under the settings that every run begins with.
    private static LungBody settled(LungPerson person) {
        LungBody still = new LungBody(person, MembraneLung.adult());
        still.breathe(LungOrgan.BACKUP_OXYGEN, person.mechanics().alveolarLPerMin(
                BREATH_ML_PER_KG * person.weightKg(), BREATHS_PER_MIN));
        still.support(CIRCUIT_L_PER_MIN, LungOrgan.FIRST_SWEEP, 1);
        still.settle();
        return still;
    }

    @Override
    public void after(long nowNs, Host host) {
        Device device = host.device();
        Order<Fraction> wanted = device.order(oxygenPort);
        if (follow(oxygen, wanted, nowNs)) {
            watch.oxygen(wanted.in(Fraction.ONE), this);
        }
        follow(sweep, device.order(sweepPort), nowNs);
        Order<GasVolume> each = device.order(breathPort);
        if (follow(breath, each, nowNs)) {
            watch.breath(each.in(GasVolume.ML), seconds());
        }
    }

    private <Q extends Dimension> boolean follow(Actuator<Q> actuator, Order<Q> order,
            long nowNs) {
        return actuator.follow(order, nowNs, isNow(LungKind.ORDERS_LOST),
                why -> watch.refused(why, seconds()));
    }

    @Override
    protected void sense(Host host) {
        sensors.send(this, host, nowNs());
    }

    @Override
    protected void live(Host host) {
        if (hasChanged()) {
            happen();
        }
        double aim = isFixed ? LungOrgan.BACKUP_SWEEP : sweep.value(nowNs());
        Happening<LungKind> blocked = event(LungKind.SWEEP_BLOCKED);
        aim *= blocked == null ? 1 : blocked.between(0.8, 0.4);
        sweepNow += Math.min(1, SAMPLE_SECONDS / GAS_SECONDS) * (aim - sweepNow);
        treat();
        body.step(LungBody.STEP_MINUTES);
        look();
        plateauHighest = Math.max(plateauHighest, plateauCmH2o());
        watch.sample(this, host.device());
        count();
    }

    /// What the blood is like now: three inversions of a dissociation curve, so once a sample.
    private void look() {
        saturation = body.arterialSaturation();
        arterialMmHg = body.arterialCarbonDioxideMmHg();
        membraneMmHg = body.membraneCarbonDioxideMmHg();
    }

    /// Saturation of arterial blood, 0 to 1.
    double saturation() {
        return saturation;
    }

    /// Carbon dioxide of arterial blood.
    double arterialMmHg() {
        return arterialMmHg;
    }

    /// Carbon dioxide after the membrane.
    double membraneMmHg() {
        return membraneMmHg;
    }

    @Override
    protected double[] row() {
        double[] cascade = body.cascadeMmHg();
        return new double[] {100 * saturation, 100 * inspired(),
            arterialMmHg, sweepNow, membraneMmHg,
            plateauCmH2o(), cascade[0], cascade[1], cascade[2], cascade[3]};
    }

    private void treat() {
        Happening<LungKind> falls = event(LungKind.CIRCUIT_FALLS);
        double circuit = CIRCUIT_L_PER_MIN * (falls == null ? 1 : falls.between(0.8, 0.3));
        body.breathe(inspired(), body.person().mechanics().alveolarLPerMin(breathMl(),
                BREATHS_PER_MIN));
        body.support(circuit, sweepNow, 1);
    }

    private void happen() {
        double shunt = body.person().shunt();
        double gas = 1;
        double output = 1;
        compliance = body.person().mechanics().complianceMlPerCmH2o();
        for (Happening<LungKind> each : events()) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case COLLAPSE -> shunt += each.between(0.04, 0.2);
                    case RECRUITMENT -> shunt *= each.between(0.9, 0.5);
                    case FEVER -> gas *= each.between(1.1, 1.4);
                    case OUTPUT_FALLS -> output *= each.between(0.9, 0.6);
                    case STIFF -> compliance *= each.between(0.9, 0.6);
                    default -> { }
                }
            }
        }
        body.shunt(Math.min(0.6, shunt));
        body.metabolism(output, gas);
    }

    private void count() {
        if (seconds() < SETTLING_SECONDS) {
            return;
        }
        counted++;
        oxygenSum += inspired();
        boolean isAbove = saturation > LungOrgan.SATURATION + BAND;
        above += isAbove ? 1 : 0;
        aboveAtLeast += isAbove && inspired() < LungOrgan.LEAST_OXYGEN + LEAST_BAND ? 1 : 0;
        below += saturation < LungOrgan.SATURATION - BAND ? 1 : 0;
        inBand += Math.abs(saturation - LungOrgan.SATURATION) <= BAND ? 1 : 0;
        deep += saturation < 0.8 ? 1 : 0;
        if (seconds() > 0.85 * run().course().seconds()) {
            lateCount++;
            lateError += arterialMmHg - LungOrgan.CARBON_DIOXIDE_MMHG;
        }
    }

    /// Oxygen that is truly breathed.
    double inspired() {
        double wanted = isFixed ? LungOrgan.BACKUP_OXYGEN : oxygen.value(nowNs());
        Happening<LungKind> supply = event(LungKind.OXYGEN_SUPPLY);
        return supply == null ? wanted : Math.min(wanted, supply.between(0.4, 0.21));
    }

    double plateauCmH2o() {
        return PEEP_CM_H2O + breath.value(nowNs()) / compliance;
    }

    double breathMl() {
        return breath.value(nowNs());
    }

    double sweepNow() {
        return sweepNow;
    }

    /// The truth about the person.
    public LungBody body() {
        return body;
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double all = Math.max(1, counted);
        figures.put("inBandPercent", 100 * inBand / all);
        figures.put("aboveBandPercent", 100 * above / all);
        figures.put("inBandOrLeastPercent", 100 * (inBand + aboveAtLeast) / all);
        figures.put("belowBandPercent", 100 * below / all);
        figures.put("below80Percent", 100 * deep / all);
        figures.put("inspiredOxygenPercent", 100 * oxygenSum / all);
        figures.put("carbonDioxideErrorMmHg", lateCount == 0 ? 0
                : Math.abs(lateError / lateCount));
        figures.put("carbonDioxideMmHg", arterialMmHg);
        figures.put("sweepLPerMin", sweepNow);
        figures.put("plateauHighestCmH2o", plateauHighest);
        return figures;
    }

    @Override
    public double[] state() {
        return new double[] {100 * saturation, arterialMmHg,
            100 * inspired(), sweepNow};
    }

    /// The oxygen cascade: how much of the pressure of what is breathed arrives where, in the
    /// middle of the run and at its end.
    @Override
    public List<Portrait> portraits() {
        XyChart chart = new XyChart(380, 260, new Axis("oxygen on its way down", 0, 4),
                new Axis("oxygen, mmHg", 0, 500));
        double[] middle = trend().get(trend().size() / 2);
        double[] last = trend().getLast();
        for (int i = 0; i < CASCADE.length; i++) {
            chart.line(List.of(new double[] {i + 0.1, middle[7 + i]},
                    new double[] {i + 0.45, middle[7 + i]}), 0, 1, "#7fb0da");
            chart.line(List.of(new double[] {i + 0.5, last[7 + i]},
                    new double[] {i + 0.85, last[7 + i]}), 0, 1, "#b3423a");
            chart.word(i + 0.1, Math.max(middle[7 + i], last[7 + i]) + 12, CASCADE[i]);
        }
        return List.of(new Portrait(
                "Oxygen cascade: blue in the middle of the run, red at its end", chart));
    }

    @Override
    public List<Finding> findings() {
        return watch.all();
    }
}
