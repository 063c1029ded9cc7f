package homeostat.trial.vad;

import homeostat.body.circulation.PumpPatient;
import homeostat.body.circulation.PumpSensors;
import homeostat.device.vad.PulseDepth;
import homeostat.device.vad.RotationSpeed;
import homeostat.kernel.Device;
import homeostat.kernel.Order;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import java.util.List;

/// One bed: a person with a failing heart, a motor, four sensors, and what happens and breaks.
///
/// It lives by samples, fifty a second. All randomness comes from the run's seed and the
/// person's name, split by purpose, so that a fault does not change what a sensor would have said.
public final class VadWorld implements Surroundings {
    private static final long SAMPLE_NS = Span.milliseconds(20);
    private static final double SAMPLE_SECONDS = 0.02;
    private static final double NS_PER_S = 1e9;

    private final VadRun run;
    private final List<VadFault> faults;
    private final PumpPatient patient;
    private final PumpSensors sensors;
    private final Motor motor;
    private final Stream loss;
    private final Stream noise;
    private final VadWatch watch;
    private final SampleListener listener;
    private final int inlet;
    private final int flow;
    private final int power;
    private final int turning;
    private final int speedOrders;
    private final int pulseOrders;
    private long sample = -1;
    private long steps;
    private double changesAt;
    private long speedSequence;
    private long pulseSequence;
    private double heldSpeedRpm = Double.NaN;
    private double sentInletMmHg = Double.NaN;
    private double sentFlowLPerMin = Double.NaN;

    /// Sees every sample of a run.
    @FunctionalInterface
    public interface SampleListener {
        /// The run is `seconds` old; `device` stands where it stood at its last event.
        void sample(double seconds, VadWorld world, Device device);
    }

    /// Nobody sees anything.
    public static final SampleListener NOBODY = (seconds, world, device) -> { };

    /// A bed for `device`, as `run` says; its motor's own safe speed is the prescription's.
    public VadWorld(VadRun run, Device device, double safeRpm, SampleListener listener) {
        Stream stream = run.stream();
        Sheet sheet = device.sheet();
        this.run = run;
        this.listener = listener;
        this.faults = run.faults();
        this.motor = new Motor(safeRpm);
        this.patient = new PumpPatient(run.patient(), safeRpm);
        this.sensors = new PumpSensors(stream.split("sensors"));
        this.loss = stream.split("loss");
        this.noise = stream.split("noise");
        this.watch = new VadWatch(run, sheet);
        this.inlet = sheet.port("inlet pressure").index();
        this.flow = sheet.port("pump flow").index();
        this.power = sheet.port("power").index();
        this.turning = sheet.port("speed").index();
        this.speedOrders = sheet.port("speed order").index();
        this.pulseOrders = sheet.port("pulse depth").index();
    }

    @Override
    public long nextEventNs() {
        return (sample + 1) * SAMPLE_NS;
    }

    @Override
    public void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            sample++;
            double seconds = seconds();
            if (sample > 0) {
                live(seconds);
                watch.sample(seconds, this, host.device());
                listener.sample(seconds, this, host.device());
            }
            sense(host, seconds);
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        boolean isCutOff = fault(VadFaultKind.ORDERS_LOST) != null || !Double.isNaN(heldSpeedRpm);
        Order<RotationSpeed> speed = host.device().order(speedOrders);
        if (speed.sequence() != speedSequence) {
            speedSequence = speed.sequence();
            watch.speed(speed.in(RotationSpeed.RPM), speed.atNs(), this);
            if (!isCutOff) {
                watch.admission(motor.speed(speed, nowNs), nowNs);
            }
        }
        Order<PulseDepth> pulse = host.device().order(pulseOrders);
        if (pulse.sequence() != pulseSequence) {
            pulseSequence = pulse.sequence();
            if (!isCutOff) {
                watch.admission(motor.pulse(pulse, nowNs), nowNs);
            }
        }
    }

    /// From now on the pump turns at `rpm` whatever is ordered: to see what is detected when
    /// nothing is done about it.
    public void holdSpeed(double rpm) {
        heldSpeedRpm = rpm;
    }

    private void live(double seconds) {
        happen(seconds);
        VadFault slow = fault(VadFaultKind.MOTOR_SLOW);
        double slowerRpm = slow == null ? 0 : slow.between(500, 1000);
        motor.turn(SAMPLE_SECONDS, slowerRpm, sample * SAMPLE_NS);
        patient.turn(speedRpm());
        long until = (long) Math.floor(seconds / PumpPatient.STEP_SECONDS);
        while (steps < until) {
            boolean isNewBeat = patient.step();
            steps++;
            if (isNewBeat) {
                watch.beat(seconds, this);
            }
        }
    }

    /// Sets what acts on the body, whenever something begins or ends.
    private void happen(double seconds) {
        if (seconds < changesAt) {
            return;
        }
        changesAt = Double.POSITIVE_INFINITY;
        double work = 0;
        double infusion = 0;
        double strength = 1;
        double standing = 0;
        double lung = 1;
        for (LifeEvent each : run.course().life()) {
            changesAt = Math.min(changesAt, later(seconds, each.at()));
            changesAt = Math.min(changesAt, later(seconds, each.at() + each.seconds()));
            if (each.isAt(seconds)) {
                switch (each.kind()) {
                    case WORK -> work += each.amount();
                    case BLEED -> infusion -= each.amount() / each.seconds();
                    case INFUSE -> infusion += each.amount() / each.seconds();
                    case WEAKEN -> strength *= each.amount();
                    case STAND -> standing += each.amount();
                    case LUNG -> lung *= each.amount();
                }
            }
        }
        patient.exert(work);
        patient.infuse(infusion);
        patient.strength(strength);
        patient.stand(standing);
        patient.lungResistance(lung);
    }

    private static double later(double now, double then) {
        return then > now ? then : Double.POSITIVE_INFINITY;
    }

    private void sense(Host host, double seconds) {
        sensors.read(patient, speedRpm(), SAMPLE_SECONDS);
        long atNs = sample * SAMPLE_NS;
        boolean isLost = loss.chance(0.5);
        double deviate = noise.gaussian();
        boolean isSent = fault(VadFaultKind.PRESSURE_SILENT) == null
                && !(fault(VadFaultKind.PRESSURE_DROPOUT) != null && isLost);
        if (isSent) {
            double mmHg = shownInlet(seconds, deviate);
            sentInletMmHg = Double.isFinite(mmHg) ? mmHg : sentInletMmHg;
            host.offer(inlet, mmHg, Quality.GOOD, atNs);
        }
        if (fault(VadFaultKind.FLOW_SILENT) == null) {
            sentFlowLPerMin = shownFlow();
            host.offer(flow, sentFlowLPerMin, Quality.GOOD, atNs);
        }
        if (fault(VadFaultKind.POWER_SILENT) == null) {
            VadFault rubs = fault(VadFaultKind.MOTOR_RUBS);
            double factor = rubs == null ? 1 : rubs.between(2, 3);
            host.offer(power, factor * sensors.watts(), Quality.GOOD, atNs);
        }
        if (fault(VadFaultKind.SPEED_SILENT) == null) {
            host.offer(turning, Math.max(sensors.speedRpm(), 0), Quality.GOOD, atNs);
        }
    }

    private double shownInlet(double seconds, double deviate) {
        double mmHg = sensors.inletMmHg();
        for (VadFault each : faults) {
            if (each.isAt(seconds)) {
                switch (each.kind()) {
                    case PRESSURE_NAN -> mmHg = Double.NaN;
                    case PRESSURE_JUMP -> mmHg += each.signed(10, 30);
                    case PRESSURE_DRIFT -> mmHg += each.signed(2, 8)
                            * (seconds - each.at()) / each.seconds();
                    case PRESSURE_NOISE -> mmHg += each.between(2, 3) * deviate;
                    default -> { }
                }
            }
        }
        boolean isStuck = fault(VadFaultKind.PRESSURE_STUCK) != null;
        return isStuck && !Double.isNaN(sentInletMmHg) ? sentInletMmHg : mmHg;
    }

    private double shownFlow() {
        VadFault biased = fault(VadFaultKind.FLOW_BIASED);
        if (fault(VadFaultKind.FLOW_STUCK) != null && !Double.isNaN(sentFlowLPerMin)) {
            return sentFlowLPerMin;
        }
        return sensors.flowLPerMin() + (biased == null ? 0 : biased.signed(2, 4));
    }

    private VadFault fault(VadFaultKind kind) {
        for (VadFault each : faults) {
            if (each.kind() == kind && each.isAt(seconds())) {
                return each;
            }
        }
        return null;
    }

    /// Whether the inlet's pressure says nothing any more.
    boolean isPressureLost() {
        return faults.stream().anyMatch(each -> each.kind().isLossOfPressure()
                && each.isAt(seconds()));
    }

    /// Whether anything is broken now.
    public boolean isFailing() {
        return faults.stream().anyMatch(each -> each.isAt(seconds()));
    }

    /// Age of the run.
    public double seconds() {
        return sample * SAMPLE_NS / NS_PER_S;
    }

    /// Who lies here and what happens to them.
    public VadRun run() {
        return run;
    }

    /// The instant at which the run is over.
    public long endNs() {
        return Span.seconds(run.course().seconds());
    }

    /// The truth.
    public PumpPatient patient() {
        return patient;
    }

    /// Speed at which the rotor truly turns.
    public double speedRpm() {
        return Double.isNaN(heldSpeedRpm) ? motor.rpm() : heldSpeedRpm;
    }

    /// Speed that the artificial pulse goes around.
    public double baseRpm() {
        return Double.isNaN(heldSpeedRpm) ? motor.baseRpm() : heldSpeedRpm;
    }

    int suckedBeats() {
        return watch.suckedBeats();
    }

    int longestSuction() {
        return watch.longestRow();
    }

    /// What the rules found, once the run is over.
    public List<VadFinding> finish() {
        return watch.finish();
    }
}
