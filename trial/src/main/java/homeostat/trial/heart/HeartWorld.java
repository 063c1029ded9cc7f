package homeostat.trial.heart;

import homeostat.body.circulation.ReplacedHeart;
import homeostat.kernel.Device;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import java.util.List;

/// One bed: a person without ventricles, the drive of an artificial heart, four sensors, and what
/// happens and breaks.
///
/// It lives by samples, fifty a second. Pressures have an offset of 0.5 mmHg and noise of 0.3 mmHg,
/// flows a gain that is wrong by 2 % and noise of 0.05 L/min; all from the run's seed and the
/// person's name, split by purpose, so that a fault does not change what a sensor would have said.
public final class HeartWorld implements Surroundings {
    private static final long SAMPLE_NS = Span.milliseconds(20);
    private static final double NS_PER_S = 1e9;
    private static final double OFFSET_MMHG = 0.5;
    private static final double NOISE_MMHG = 0.3;
    private static final double FLOW_GAIN = 0.02;
    private static final double FLOW_NOISE_L_PER_MIN = 0.05;
    private static final double SMOOTHING = 0.02;

    private final HeartRun run;
    private final List<HeartFault> faults;
    private final ReplacedHeart body;
    private final Drive drive;
    private final HeartWatch watch;
    private final SampleListener listener;
    private final Stream noise;
    private final Stream fault;
    private final double leftOffset;
    private final double rightOffset;
    private final double leftGain;
    private final double rightGain;
    private final int[] inputs = new int[4];
    private final double[] held = new double[4];
    private long sample = -1;
    private long steps;
    private double changesAt;
    private double leftMean = Double.NaN;
    private double rightMean = Double.NaN;
    private double arterialMean = Double.NaN;

    /// Sees every sample of a run.
    @FunctionalInterface
    public interface SampleListener {
        /// The run is `seconds` old; `device` stands where it stood at its last event.
        void sample(double seconds, HeartWorld world, Device device);
    }

    /// Nobody sees anything.
    public static final SampleListener NOBODY = (seconds, world, device) -> { };

    /// A bed for `device`, as `run` says.
    public HeartWorld(HeartRun run, Device device, SampleListener listener) {
        Stream stream = run.stream();
        Sheet sheet = device.sheet();
        this.run = run;
        this.listener = listener;
        faults = run.faults();
        body = new ReplacedHeart(run.patient());
        drive = new Drive(device);
        watch = new HeartWatch(run, sheet);
        leftOffset = OFFSET_MMHG * bounded(stream);
        rightOffset = OFFSET_MMHG * bounded(stream);
        leftGain = 1 + FLOW_GAIN * bounded(stream);
        rightGain = 1 + FLOW_GAIN * bounded(stream);
        noise = stream.split("noise");
        fault = stream.split("fault noise");
        inputs[0] = sheet.port("left inflow pressure").index();
        inputs[1] = sheet.port("right inflow pressure").index();
        inputs[2] = sheet.port("left flow").index();
        inputs[3] = sheet.port("right flow").index();
    }

    private static double bounded(Stream stream) {
        return Math.max(-2, Math.min(2, stream.gaussian()));
    }

    @Override
    public long nextEventNs() {
        return (sample + 1) * SAMPLE_NS;
    }

    @Override
    public void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            sample++;
            if (sample > 0) {
                live();
                watch.sample(seconds(), this, host.device());
                listener.sample(seconds(), this, host.device());
            }
            sense(host);
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        drive.look(host.device(), nowNs, isNow(HeartFault.Kind.ORDERS_LOST), watch);
        body.beat(drive.ratePerMin(nowNs) * share(HeartFault.Kind.RATE_SLOW, 0.15, 0.25),
                drive.leftMl(nowNs) * share(HeartFault.Kind.LEFT_WEAK, 0.2, 0.3),
                drive.rightMl(nowNs) * share(HeartFault.Kind.RIGHT_WEAK, 0.2, 0.3));
    }

    /// What is left of something, 1 without that fault.
    private double share(HeartFault.Kind kind, double least, double most) {
        HeartFault weak = now(kind);
        return weak == null ? 1 : 1 - weak.between(least, most);
    }

    private void live() {
        happen(seconds());
        while (steps * ReplacedHeart.STEP_SECONDS < seconds()) {
            body.step();
            steps++;
        }
        leftMean = smoothed(leftMean, body.leftAtriumMmHg());
        rightMean = smoothed(rightMean, body.rightAtriumMmHg());
        arterialMean = smoothed(arterialMean, body.aorticMmHg());
    }

    /// Sets what acts on the body, whenever something begins or ends.
    private void happen(double seconds) {
        if (seconds < changesAt) {
            return;
        }
        changesAt = Double.POSITIVE_INFINITY;
        double work = 0;
        double infusion = 0;
        double pool = 0;
        double resistance = 1;
        double lung = 1;
        for (HeartLife each : run.course().life()) {
            changesAt = Math.min(changesAt, later(seconds, each.at()));
            changesAt = Math.min(changesAt, later(seconds, each.at() + each.seconds()));
            if (each.isAt(seconds)) {
                switch (each.kind()) {
                    case WORK -> work += each.amount();
                    case BLEED -> infusion -= each.amount() / each.seconds();
                    case INFUSE -> infusion += each.amount() / each.seconds();
                    case POOL -> pool += each.amount();
                    case RETURN -> pool -= each.amount();
                    case RESIST -> resistance *= each.amount();
                    case LUNG -> lung *= each.amount();
                }
            }
        }
        body.exert(work);
        body.infusionMlPerSecond = infusion;
        body.venousPoolMl = pool;
        body.systemicResistance = resistance;
        body.pulmonaryResistance = lung;
    }

    private static double later(double now, double then) {
        return then > now ? then : Double.POSITIVE_INFINITY;
    }

    private static double smoothed(double mean, double value) {
        return Double.isNaN(mean) ? value : mean + SMOOTHING * (value - mean);
    }

    private void sense(Host host) {
        double left = body.leftAtriumMmHg() + leftOffset + NOISE_MMHG * noise.gaussian();
        double right = body.rightAtriumMmHg() + rightOffset + NOISE_MMHG * noise.gaussian();
        double leftFlow = leftGain * body.outputLPerMin()
                + FLOW_NOISE_L_PER_MIN * noise.gaussian();
        double rightFlow = rightGain * body.rightOutputLPerMin()
                + FLOW_NOISE_L_PER_MIN * noise.gaussian();
        double leftNoise = fault.gaussian();
        double rightNoise = fault.gaussian();
        boolean isLost = fault.chance(0.5);
        for (HeartFault each : faults) {
            if (each.isAt(seconds())) {
                double grown = (seconds() - each.at()) / each.seconds();
                switch (each.kind()) {
                    case LEFT_JUMP -> left += each.signed(8, 20);
                    case RIGHT_JUMP -> right += each.signed(8, 20);
                    case LEFT_DRIFT -> left += each.signed(2, 5) * grown;
                    case RIGHT_DRIFT -> right += each.signed(2, 5) * grown;
                    case PRESSURES_NOISY -> {
                        left += each.between(1.5, 3) * leftNoise;
                        right += each.between(1.5, 3) * rightNoise;
                    }
                    case FLOW_BIASED -> {
                        leftFlow += each.signed(1, 2);
                        rightFlow += each.signed(1, 2);
                    }
                    default -> { }
                }
            }
        }
        boolean isDropped = isNow(HeartFault.Kind.PRESSURES_DROPOUT) && isLost
                || isNow(HeartFault.Kind.PRESSURES_SILENT);
        boolean isFlowStuck = isNow(HeartFault.Kind.FLOW_STUCK);
        boolean isFlowSilent = isNow(HeartFault.Kind.FLOW_SILENT);
        offer(host, 0, isNow(HeartFault.Kind.LEFT_NAN) ? Double.NaN : left,
                isNow(HeartFault.Kind.LEFT_STUCK),
                isDropped || isNow(HeartFault.Kind.LEFT_SILENT));
        offer(host, 1, isNow(HeartFault.Kind.RIGHT_NAN) ? Double.NaN : right,
                isNow(HeartFault.Kind.RIGHT_STUCK),
                isDropped || isNow(HeartFault.Kind.RIGHT_SILENT));
        offer(host, 2, Math.max(leftFlow, 0), isFlowStuck, isFlowSilent);
        offer(host, 3, Math.max(rightFlow, 0), isFlowStuck, isFlowSilent);
    }

    private void offer(Host host, int index, double value, boolean isStuck, boolean isSilent) {
        held[index] = isStuck ? held[index] : value;
        if (!isSilent) {
            host.offer(inputs[index], held[index], Quality.GOOD, sample * SAMPLE_NS);
        }
    }

    private HeartFault now(HeartFault.Kind kind) {
        for (HeartFault each : faults) {
            if (each.kind() == kind && each.isAt(seconds())) {
                return each;
            }
        }
        return null;
    }

    private boolean isNow(HeartFault.Kind kind) {
        return now(kind) != null;
    }

    /// Everything that breaks in this run.
    List<HeartFault> faults() {
        return faults;
    }

    /// Whether anything is broken now, or was within the last `seconds`.
    boolean isFailing(double seconds) {
        for (HeartFault each : faults) {
            if (seconds() >= each.at() && seconds() < each.at() + each.seconds() + seconds) {
                return true;
            }
        }
        return false;
    }

    /// Age of the run.
    public double seconds() {
        return Math.max(sample, 0) * SAMPLE_NS / NS_PER_S;
    }

    /// Who lies here and what happens to them.
    public HeartRun run() {
        return run;
    }

    /// The instant at which the run is over.
    public long endNs() {
        return Span.seconds(run.course().seconds());
    }

    /// The truth.
    public ReplacedHeart body() {
        return body;
    }

    /// Left atrial pressure, mean of a second.
    public double leftMmHg() {
        return leftMean;
    }

    /// Right atrial pressure, mean of a second.
    public double rightMmHg() {
        return rightMean;
    }

    /// Arterial pressure, mean of a second.
    public double arterialMmHg() {
        return arterialMean;
    }

    /// What the rules found so far.
    public List<HeartFinding> findings() {
        return watch.findings();
    }
}
