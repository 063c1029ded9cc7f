package homeostat.trial.vad;

import homeostat.body.circulation.BeatMeter;
import homeostat.body.circulation.CentrifugalPump;
import homeostat.body.circulation.HeartFailure;
import homeostat.body.circulation.PumpPatient;
import homeostat.body.circulation.PumpSensors;
import homeostat.device.vad.PulseDepth;
import homeostat.device.vad.RotationSpeed;
import homeostat.kernel.Order;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.XyChart;
import homeostat.trial.XyChart.Axis;
import homeostat.trial.organ.Finding;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.Means;
import homeostat.trial.organ.OrganWorld;
import homeostat.trial.organ.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One bed: a person with a failing heart, a motor, four sensors, and what happens and breaks.
///
/// It lives by samples, fifty a second. In the arm `fixed` the motor turns at the safe speed all
/// the time. All randomness comes from the run's seed and the person's name, split by purpose, so
/// that a fault does not change what a sensor would have said.
public final class VadWorld extends OrganWorld<VadKind> {
    private static final long SAMPLE_NS = Span.milliseconds(20);
    private static final double SAMPLE_SECONDS = 0.02;
    private static final double REST_SECONDS = 10;
    private static final double END_SECONDS = 15;
    private static final double LOOP_SECONDS = 2.4;
    private static final double SLOW_BEATS = 20;
    private static final double HELD_FROM_RPM = 5000;
    private static final double HELD_UNTIL_RPM = 9000;
    private static final String REST = "#7fb0da";
    private static final String END = "#b3423a";
    private static final String PALE = "#d5dde4";

    private final boolean isFixed;
    private final double restSeconds;
    private final PumpPatient patient;
    private final PumpSensors sensors;
    private final Motor motor = new Motor(VadOrgan.SAFE_RPM);
    private final Stream loss;
    private final Stream noise;
    private final VadWatch watch;
    private final SuctionCount suction;
    private final Means rest = new Means(6);
    private final Means end = new Means(6);
    private final double[] slow = new double[6];
    private final List<double[]> restLoop = new ArrayList<>();
    private final List<double[]> endLoop = new ArrayList<>();
    private final int inlet;
    private final int flow;
    private final int power;
    private final int turning;
    private final int speedOrders;
    private final int pulseOrders;
    private long steps;
    private double sentInletMmHg = Double.NaN;
    private double sentFlowLPerMin = Double.NaN;

    /// A bed for the device of `host`, whose prescription is already confirmed.
    VadWorld(Run<VadKind> run, HeartFailure person, Host host) {
        super(run, SAMPLE_NS, 1);
        Stream stream = run.stream();
        Sheet sheet = host.device().sheet();
        this.isFixed = run.arm().equals(VadOrgan.FIXED);
        this.restSeconds = run.course().first(Math.min(VadOrgan.SETTLED_SECONDS,
                run.course().seconds()));
        this.patient = new PumpPatient(person, VadOrgan.SAFE_RPM);
        this.sensors = new PumpSensors(stream.split("sensors"));
        this.loss = stream.split("loss");
        this.noise = stream.split("noise");
        this.watch = new VadWatch(run.replayCommand(), sheet);
        this.suction = new SuctionCount(sheet);
        this.inlet = sheet.port("inlet pressure").index();
        this.flow = sheet.port("pump flow").index();
        this.power = sheet.port("power").index();
        this.turning = sheet.port("speed").index();
        this.speedOrders = sheet.port("speed order").index();
        this.pulseOrders = sheet.port("pulse depth").index();
    }

    @Override
    public void after(long nowNs, Host host) {
        boolean isCutOff = isFixed || isNow(VadKind.ORDERS_LOST) || isNow(VadKind.HOLD);
        Order<RotationSpeed> speed = host.device().order(speedOrders);
        if (motor.speed.follow(speed, nowNs, isCutOff, why -> watch.refused(why, seconds()))) {
            watch.speed(speed.in(RotationSpeed.RPM), speed.atNs());
        }
        Order<PulseDepth> pulse = host.device().order(pulseOrders);
        motor.pulse.follow(pulse, nowNs, isCutOff, why -> watch.refused(why, seconds()));
    }

    @Override
    protected void live(Host host) {
        if (hasChanged()) {
            happen();
        }
        Happening<VadKind> slow = event(VadKind.MOTOR_SLOW);
        motor.turn(SAMPLE_SECONDS, slow == null ? 0 : slow.between(500, 1000), nowNs());
        patient.turn(speedRpm());
        long until = (long) Math.floor(seconds() / PumpPatient.STEP_SECONDS);
        while (steps < until) {
            steps++;
            if (patient.step()) {
                watch.beat(seconds(), this);
                suction.beat(seconds(), patient.isSuckedBeat());
                mean();
            }
        }
        watch.sample(seconds(), this, host.device());
        suction.sample(host.device());
        loop();
    }

    private void happen() {
        double work = 0;
        double infusion = 0;
        double strength = 1;
        double standing = 0;
        double lung = 1;
        for (Happening<VadKind> each : events()) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case WORK -> work += each.amount();
                    case BLEED -> infusion -= each.between(0, 2000) / each.seconds();
                    case INFUSE -> infusion += each.between(0, 2000) / each.seconds();
                    case WEAKEN -> strength *= 1 - each.amount();
                    case STAND -> standing += each.between(0, 1000);
                    case LUNG -> lung *= each.between(1, 5);
                    default -> { }
                }
            }
        }
        patient.exert(work);
        patient.infuse(infusion);
        patient.strength(strength);
        patient.stand(standing);
        patient.lungResistance(lung);
    }

    /// Takes the beat that has just ended into the means of rest and end.
    private void mean() {
        boolean isRest = seconds() > restSeconds - REST_SECONDS && seconds() <= restSeconds;
        boolean isEnd = seconds() > run().course().seconds() - END_SECONDS;
        BeatMeter beat = patient.beat();
        double[] values = {beat.pumpLPerMin(), beat.outputLPerMin(), beat.aorta().mean(),
            patient.endDiastolicMmHg(), beat.pulmonaryVein().mean(), baseRpm()};
        if (isRest) {
            rest.add(values);
        }
        if (isEnd) {
            end.add(values);
        }
        for (int i = 0; i < slow.length; i++) {
            slow[i] += (values[i] - slow[i]) / SLOW_BEATS;
        }
    }

    private void loop() {
        boolean isRest = seconds() > restSeconds - LOOP_SECONDS && seconds() <= restSeconds;
        boolean isEnd = seconds() > run().course().seconds() - LOOP_SECONDS;
        if (isRest || isEnd) {
            (isEnd ? endLoop : restLoop).add(new double[] {patient.body().leftVentricleMl(),
                patient.body().leftVentricleMmHg(), patient.pumpLPerMin(),
                patient.body().aorticMmHg() - patient.body().leftVentricleMmHg()});
        }
    }

    @Override
    protected void sense(Host host) {
        sensors.read(patient, speedRpm(), SAMPLE_SECONDS);
        boolean isLost = loss.chance(0.5);
        double deviate = noise.gaussian();
        boolean isSent = !isNow(VadKind.PRESSURE_SILENT)
                && !(isNow(VadKind.PRESSURE_DROPOUT) && isLost);
        if (isSent) {
            double mmHg = shownInlet(deviate);
            sentInletMmHg = Double.isFinite(mmHg) ? mmHg : sentInletMmHg;
            host.offer(inlet, mmHg, Quality.GOOD, nowNs());
        }
        if (!isNow(VadKind.FLOW_SILENT)) {
            sentFlowLPerMin = shownFlow();
            host.offer(flow, sentFlowLPerMin, Quality.GOOD, nowNs());
        }
        if (!isNow(VadKind.POWER_SILENT)) {
            Happening<VadKind> rubs = event(VadKind.MOTOR_RUBS);
            double factor = rubs == null ? 1 : rubs.between(2, 3);
            host.offer(power, factor * sensors.watts(), Quality.GOOD, nowNs());
        }
        if (!isNow(VadKind.SPEED_SILENT)) {
            host.offer(turning, Math.max(sensors.speedRpm(), 0), Quality.GOOD, nowNs());
        }
    }

    private double shownInlet(double deviate) {
        double mmHg = sensors.inletMmHg();
        for (Happening<VadKind> each : events()) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case PRESSURE_NAN -> mmHg = Double.NaN;
                    case PRESSURE_JUMP -> mmHg += each.signed(10, 30);
                    case PRESSURE_DRIFT -> mmHg += each.signed(2, 8) * each.share(seconds());
                    case PRESSURE_NOISE -> mmHg += each.between(2, 3) * deviate;
                    default -> { }
                }
            }
        }
        boolean isStuck = isNow(VadKind.PRESSURE_STUCK) && !Double.isNaN(sentInletMmHg);
        return isStuck ? sentInletMmHg : mmHg;
    }

    private double shownFlow() {
        Happening<VadKind> biased = event(VadKind.FLOW_BIASED);
        if (isNow(VadKind.FLOW_STUCK) && !Double.isNaN(sentFlowLPerMin)) {
            return sentFlowLPerMin;
        }
        return sensors.flowLPerMin() + (biased == null ? 0 : biased.signed(2, 4));
    }

    /// Whether the inlet's pressure says nothing any more.
    boolean isPressureLost() {
        return isNow(VadKind.PRESSURE_SILENT) || isNow(VadKind.PRESSURE_STUCK)
                || isNow(VadKind.PRESSURE_NAN);
    }

    /// The truth.
    public PumpPatient patient() {
        return patient;
    }

    /// Speed at which the rotor truly turns.
    double speedRpm() {
        Happening<VadKind> held = event(VadKind.HOLD);
        return held == null ? motor.rpm()
                : HELD_FROM_RPM + (HELD_UNTIL_RPM - HELD_FROM_RPM) * held.share(seconds());
    }

    /// Speed that the artificial pulse goes around.
    private double baseRpm() {
        return isNow(VadKind.HOLD) ? speedRpm() : motor.baseRpm();
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("restFlowLPerMin", rest.of(0));
        figures.put("flowLPerMin", end.of(0));
        figures.put("outputLPerMin", end.of(1));
        figures.put("restArterialMmHg", rest.of(2));
        figures.put("arterialMmHg", end.of(2));
        figures.put("restEndDiastolicMmHg", rest.of(3));
        figures.put("endDiastolicMmHg", end.of(3));
        figures.put("atrialMmHg", end.of(4));
        figures.put("restSpeedRpm", rest.of(5));
        figures.put("speedRpm", end.of(5));
        figures.put("suctionBeats", (double) watch.suckedBeats());
        figures.put("longestSuctionBeats", (double) watch.longestRow());
        figures.put("suctionSeenBeats", (double) suction.seen());
        figures.put("suctionMissedBeats", (double) suction.missed());
        figures.put("clearBeats", (double) suction.clear());
        figures.put("falseBeats", (double) suction.falsely());
        return figures;
    }

    @Override
    public double[] state() {
        return new double[] {slow[0], slow[5], slow[2], slow[4]};
    }

    @Override
    protected double[] row() {
        return new double[] {baseRpm(), patient.beat().pumpLPerMin(),
            patient.beat().aorta().mean(), patient.endDiastolicMmHg(),
            patient.beat().outputLPerMin()};
    }

    @Override
    public List<Finding> findings() {
        return watch.all();
    }

    /// The loop of pressure over volume of the left ventricle, and the path that the run took over
    /// the pump's curves of head over flow.
    @Override
    public List<Portrait> portraits() {
        XyChart loops = new XyChart(380, 260,
                new Axis("volume of the left ventricle, mL", 0, 200),
                new Axis("its pressure, mmHg", -20, 140))
                .line(restLoop, 0, 1, REST).line(endLoop, 0, 1, END);
        XyChart curves = new XyChart(380, 260, new Axis("flow through the pump, L/min", -4, 12),
                new Axis("aorta less ventricle, mmHg", -20, 180));
        for (int rpm = 4000; rpm <= 9000; rpm += 1000) {
            List<double[]> curve = new ArrayList<>();
            for (double each = 0; each <= 12; each += 0.25) {
                double head = CentrifugalPump.headMmHg(rpm, each);
                if (head >= -20 && head <= 180) {
                    curve.add(new double[] {each, head});
                }
            }
            curves.line(curve, 0, 1, PALE);
            curves.word(curve.getFirst()[0] + 0.1, curve.getFirst()[1] + 2, rpm / 1000 + "k");
        }
        curves.line(restLoop, 2, 3, REST).line(endLoop, 2, 3, END);
        return List.of(new Portrait("Pressure over volume: blue before, red at the end", loops),
                new Portrait("Head over flow: blue before, red at the end, grey at one speed",
                        curves));
    }
}
