package homeostat.trial.heart;

import homeostat.body.circulation.ReplacedHeart;
import homeostat.device.heart.StrokeVolume;
import homeostat.kernel.Device;
import homeostat.kernel.Dimension;
import homeostat.kernel.Gate;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Order;
import homeostat.kernel.Quality;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.Unit;
import homeostat.seed.Stream;
import homeostat.trial.Host;
import homeostat.trial.Surroundings;
import java.util.List;

/// One bed: a person without ventricles, the drive of an artificial heart behind three gates, and
/// two pressure sensors with an offset of 0.5 mmHg and noise of 0.3 mmHg each.
public final class HeartWorld implements Surroundings {
    private static final long SAMPLE_NS = Span.milliseconds(20);
    private static final double NS_PER_S = 1e9;
    private static final double OFFSET_MMHG = 0.5;
    private static final double NOISE_MMHG = 0.3;
    private static final double SMOOTHING = 0.02;

    private final List<HeartEvent> events;
    private final ReplacedHeart body;
    private final Stream noise;
    private final double leftOffset;
    private final double rightOffset;
    private final SampleListener listener;
    private final int left;
    private final int right;
    private final Line<HeartRate> rate;
    private final Line<StrokeVolume> leftStroke;
    private final Line<StrokeVolume> rightStroke;
    private long sample = -1;
    private long steps;
    private double leftMean = Double.NaN;
    private double rightMean = Double.NaN;
    private double heldLeft;
    private double heldRight;

    /// Sees every sample of a run.
    @FunctionalInterface
    public interface SampleListener {
        /// The run is `seconds` old.
        void sample(double seconds, HeartWorld world, Device device);
    }

    /// A bed for `device` with a bronchial share of 3 to 5 % drawn from `seed`.
    public HeartWorld(long seed, List<HeartEvent> events, Device device, SampleListener listener) {
        Stream stream = Stream.of(seed).split("artificial heart");
        Sheet sheet = device.sheet();
        this.events = List.copyOf(events);
        this.listener = listener;
        body = new ReplacedHeart(0.03 + 0.02 * stream.uniform());
        leftOffset = OFFSET_MMHG * Math.max(-2, Math.min(2, stream.gaussian()));
        rightOffset = OFFSET_MMHG * Math.max(-2, Math.min(2, stream.gaussian()));
        noise = stream.split("noise");
        left = sheet.port("left inflow pressure").index();
        right = sheet.port("right inflow pressure").index();
        rate = new Line<>(sheet.port("beat rate").index(), HeartRate.BEATS_PER_MINUTE, 103);
        leftStroke = new Line<>(sheet.port("left stroke").index(), StrokeVolume.ML, 52);
        rightStroke = new Line<>(sheet.port("right stroke").index(), StrokeVolume.ML, 50);
    }

    /// The gate of one order, and what it let through last; the drive keeps that when it expires.
    private static final class Line<Q extends Dimension> {
        private final int port;
        private final Unit<Q> unit;
        private final Gate<Q> gate;
        private double value;

        Line(int port, Unit<Q> unit, double value) {
            this.port = port;
            this.unit = unit;
            this.gate = new Gate<>(unit);
            this.value = value;
        }

        void take(Device device, long nowNs) {
            Order<Q> order = device.order(port);
            if (order.sequence() > gate.lastSequence()) {
                gate.admit(order, nowNs);
                value = order.in(unit);
            }
        }
    }

    @Override
    public long nextEventNs() {
        return (sample + 1) * SAMPLE_NS;
    }

    @Override
    public void before(long nowNs, Host host) {
        while (nextEventNs() <= nowNs) {
            sample++;
            live();
            listener.sample(seconds(), this, host.device());
            sense(host);
        }
    }

    @Override
    public void after(long nowNs, Host host) {
        rate.take(host.device(), nowNs);
        leftStroke.take(host.device(), nowNs);
        rightStroke.take(host.device(), nowNs);
        body.beat(rate.value, leftStroke.value, rightStroke.value);
    }

    private void live() {
        body.venousPoolMl = 0;
        body.systemicResistance = 1;
        body.infusionMlPerSecond = 0;
        for (HeartEvent each : events) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case POOL -> body.venousPoolMl += each.amount();
                    case RESISTANCE -> body.systemicResistance *= each.amount();
                    case INFUSION -> body.infusionMlPerSecond += each.amount() / each.seconds();
                    case LEFT_SILENT, RIGHT_SILENT, LEFT_STUCK, RIGHT_STUCK, LEFT_NAN, LEFT_JUMP,
                            RIGHT_JUMP -> { }
                }
            }
        }
        while (steps * ReplacedHeart.STEP_SECONDS < seconds()) {
            body.step();
            steps++;
        }
        leftMean = smoothed(leftMean, body.leftAtriumMmHg());
        rightMean = smoothed(rightMean, body.rightAtriumMmHg());
    }

    private static double smoothed(double mean, double value) {
        return Double.isNaN(mean) ? value : mean + SMOOTHING * (value - mean);
    }

    private void sense(Host host) {
        double leftMmHg = body.leftAtriumMmHg() + leftOffset + NOISE_MMHG * noise.gaussian();
        double rightMmHg = body.rightAtriumMmHg() + rightOffset + NOISE_MMHG * noise.gaussian();
        leftMmHg += amount(HeartEvent.Kind.LEFT_JUMP);
        rightMmHg += amount(HeartEvent.Kind.RIGHT_JUMP);
        heldLeft = is(HeartEvent.Kind.LEFT_STUCK) ? heldLeft : leftMmHg;
        heldRight = is(HeartEvent.Kind.RIGHT_STUCK) ? heldRight : rightMmHg;
        long atNs = sample * SAMPLE_NS;
        if (!is(HeartEvent.Kind.LEFT_SILENT)) {
            host.offer(left, is(HeartEvent.Kind.LEFT_NAN) ? Double.NaN : heldLeft, Quality.GOOD,
                    atNs);
        }
        if (!is(HeartEvent.Kind.RIGHT_SILENT)) {
            host.offer(right, heldRight, Quality.GOOD, atNs);
        }
    }

    private boolean is(HeartEvent.Kind kind) {
        return events.stream().anyMatch(each -> each.kind() == kind && each.isAt(seconds()));
    }

    private double amount(HeartEvent.Kind kind) {
        return events.stream().filter(each -> each.kind() == kind && each.isAt(seconds()))
                .mapToDouble(HeartEvent::amount).sum();
    }

    /// Age of the run.
    public double seconds() {
        return Math.max(sample, 0) * SAMPLE_NS / NS_PER_S;
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
}
