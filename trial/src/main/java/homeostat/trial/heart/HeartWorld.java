package homeostat.trial.heart;

import homeostat.body.circulation.Recipient;
import homeostat.body.circulation.ReplacedHeart;
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

/// One bed: a person without ventricles, the drive of an artificial heart, four sensors, and what
/// happens and breaks.
///
/// It lives by samples, fifty a second. Pressures have an offset of 0.5 mmHg and noise of 0.3 mmHg,
/// flows a gain that is wrong by 2 % and noise of 0.05 L/min; all from the run's seed and the
/// person's name, split by purpose, so that a fault does not change what a sensor would have said.
public final class HeartWorld extends OrganWorld<HeartKind> {
    private static final long SAMPLE_NS = Span.milliseconds(20);
    private static final double FROM_SECONDS = 20;
    private static final double REST_SECONDS = 10;
    private static final double END_SECONDS = 15;
    private static final double LOOP_SECONDS = 1.2;
    private static final double LEFT_VALVE = 0.018;
    private static final double RIGHT_VALVE = 0.0055;
    private static final String LEFT_REST = "#e3aaa5";
    private static final String RIGHT_REST = "#7fb0da";
    private static final double OFFSET_MMHG = 0.5;
    private static final double NOISE_MMHG = 0.3;
    private static final double FLOW_GAIN = 0.02;
    private static final double FLOW_NOISE_L_PER_MIN = 0.05;
    private static final double SMOOTHING = 0.02;

    private final boolean isFixed;
    private final double restSeconds;
    private final ReplacedHeart body;
    private final Drive drive;
    private final HeartWatch watch;
    private final Stream noise;
    private final Stream fault;
    private final double leftOffset;
    private final double rightOffset;
    private final double leftGain;
    private final double rightGain;
    private final int[] inputs = new int[4];
    private final double[] held = new double[4];
    private final Means rest = new Means(4);
    private final Means end = new Means(4);
    private final List<double[]> restLoop = new ArrayList<>();
    private final List<double[]> endLoop = new ArrayList<>();
    private long steps;
    private double leftLow = Double.POSITIVE_INFINITY;
    private double leftHigh = Double.NEGATIVE_INFINITY;
    private double rightLow = Double.POSITIVE_INFINITY;
    private double rightHigh = Double.NEGATIVE_INFINITY;
    private double leftMean = Double.NaN;
    private double rightMean = Double.NaN;
    private double arterialMean = Double.NaN;

    /// A bed for the device of `host`, whose prescription is already confirmed.
    HeartWorld(Run<HeartKind> run, Recipient person, Host host) {
        super(run, SAMPLE_NS, 1);
        Stream stream = run.stream();
        Sheet sheet = host.device().sheet();
        isFixed = run.arm().equals(HeartOrgan.FIXED);
        restSeconds = run.course().first(Math.min(HeartOrgan.SETTLED_SECONDS,
                run.course().seconds()));
        body = new ReplacedHeart(person);
        drive = new Drive(sheet);
        watch = new HeartWatch(run.replayCommand(), sheet);
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
    public void after(long nowNs, Host host) {
        boolean isCutOff = isFixed || isNow(HeartKind.ORDERS_LOST);
        drive.follow(host.device(), nowNs, isCutOff, watch);
        body.beat(drive.ratePerMin(nowNs) * share(HeartKind.RATE_SLOW, 0.15, 0.25),
                drive.leftMl(nowNs) * share(HeartKind.LEFT_WEAK, 0.2, 0.3),
                drive.rightMl(nowNs) * share(HeartKind.RIGHT_WEAK, 0.2, 0.3));
    }

    /// What is left of something, 1 without that fault.
    private double share(HeartKind kind, double least, double most) {
        Happening<HeartKind> weak = event(kind);
        return weak == null ? 1 : 1 - weak.between(least, most);
    }

    @Override
    protected void live(Host host) {
        if (hasChanged()) {
            happen();
        }
        while (steps * ReplacedHeart.STEP_SECONDS < seconds()) {
            body.step();
            steps++;
        }
        leftMean = smoothed(leftMean, body.leftAtriumMmHg());
        rightMean = smoothed(rightMean, body.rightAtriumMmHg());
        arterialMean = smoothed(arterialMean, body.aorticMmHg());
        watch.sample(seconds(), this, host.device());
        keep();
    }

    /// Keeps what the figures and the report need of a sample.
    private void keep() {
        double now = seconds();
        if (now < FROM_SECONDS) {
            return;
        }
        leftLow = Math.min(leftLow, leftMean);
        leftHigh = Math.max(leftHigh, leftMean);
        rightLow = Math.min(rightLow, rightMean);
        rightHigh = Math.max(rightHigh, rightMean);
        if (now > restSeconds - REST_SECONDS && now <= restSeconds) {
            mean(rest);
        }
        if (now > run().course().seconds() - END_SECONDS) {
            mean(end);
        }
        if (now > restSeconds - LOOP_SECONDS && now <= restSeconds) {
            restLoop.add(loop());
        }
        if (now > run().course().seconds() - LOOP_SECONDS) {
            endLoop.add(loop());
        }
    }

    private void mean(Means means) {
        means.add(body.outputLPerMin(), arterialMean, leftMean, rightMean);
    }

    /// A pump's chamber stands under the pressure of the vessel that it is open to.
    private double[] loop() {
        boolean isOut = body.isEjecting();
        double flow = body.outputLPerMin() / 0.06 * 2;
        return new double[] {body.leftPumpMl(),
            isOut ? body.aorticMmHg() + LEFT_VALVE * flow
                    : body.leftAtriumMmHg() - LEFT_VALVE * flow,
            body.rightPumpMl(),
            isOut ? body.pulmonaryArteryMmHg() + RIGHT_VALVE * flow
                    : body.rightAtriumMmHg() - RIGHT_VALVE * flow};
    }

    private void happen() {
        double work = 0;
        double infusion = 0;
        double pool = 0;
        double resistance = 1;
        double lung = 1;
        for (Happening<HeartKind> each : events()) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case WORK -> work += each.amount();
                    case BLEED -> infusion -= each.between(0, 2000) / each.seconds();
                    case INFUSE -> infusion += each.between(0, 2000) / each.seconds();
                    case POOL -> pool += each.between(0, 1000);
                    case RETURN -> pool -= each.between(0, 1000);
                    case RESIST -> resistance *= each.between(0.5, 1.5);
                    case LUNG -> lung *= each.between(1, 5);
                    default -> { }
                }
            }
        }
        body.exert(work);
        body.infusionMlPerSecond = infusion;
        body.venousPoolMl = pool;
        body.systemicResistance = resistance;
        body.pulmonaryResistance = lung;
    }

    private static double smoothed(double mean, double value) {
        return Double.isNaN(mean) ? value : mean + SMOOTHING * (value - mean);
    }

    @Override
    protected void sense(Host host) {
        double left = body.leftAtriumMmHg() + leftOffset + NOISE_MMHG * noise.gaussian();
        double right = body.rightAtriumMmHg() + rightOffset + NOISE_MMHG * noise.gaussian();
        double leftFlow = leftGain * body.outputLPerMin()
                + FLOW_NOISE_L_PER_MIN * noise.gaussian();
        double rightFlow = rightGain * body.rightOutputLPerMin()
                + FLOW_NOISE_L_PER_MIN * noise.gaussian();
        double leftNoise = fault.gaussian();
        double rightNoise = fault.gaussian();
        boolean isLost = fault.chance(0.5);
        for (Happening<HeartKind> each : events()) {
            if (each.isAt(seconds())) {
                switch (each.kind()) {
                    case LEFT_JUMP -> left += each.signed(8, 20);
                    case RIGHT_JUMP -> right += each.signed(8, 20);
                    case LEFT_DRIFT -> left += each.signed(2, 5) * each.share(seconds());
                    case RIGHT_DRIFT -> right += each.signed(2, 5) * each.share(seconds());
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
        boolean isDropped = isNow(HeartKind.PRESSURES_DROPOUT) && isLost
                || isNow(HeartKind.PRESSURES_SILENT);
        boolean isFlowStuck = isNow(HeartKind.FLOW_STUCK);
        boolean isFlowSilent = isNow(HeartKind.FLOW_SILENT);
        offer(host, 0, isNow(HeartKind.LEFT_NAN) ? Double.NaN : left,
                isNow(HeartKind.LEFT_STUCK),
                isDropped || isNow(HeartKind.LEFT_SILENT));
        offer(host, 1, isNow(HeartKind.RIGHT_NAN) ? Double.NaN : right,
                isNow(HeartKind.RIGHT_STUCK),
                isDropped || isNow(HeartKind.RIGHT_SILENT));
        offer(host, 2, Math.max(leftFlow, 0), isFlowStuck, isFlowSilent);
        offer(host, 3, Math.max(rightFlow, 0), isFlowStuck, isFlowSilent);
    }

    private void offer(Host host, int index, double value, boolean isStuck, boolean isSilent) {
        held[index] = isStuck ? held[index] : value;
        if (!isSilent) {
            host.offer(inputs[index], held[index], Quality.GOOD, nowNs());
        }
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

    /// Seconds from the first event until both atria stay within 1 mmHg of where they end; 0 when
    /// nothing happens.
    private double settledSeconds() {
        double from = run().course().first(run().course().seconds());
        double settled = from;
        double[] last = trend().getLast();
        for (double[] row : trend()) {
            boolean isOff = Math.abs(row[1] - last[1]) > 1 || Math.abs(row[2] - last[2]) > 1;
            settled = row[0] > from && isOff ? row[0] + 1 : settled;
        }
        return settled - from;
    }

    @Override
    public Map<String, Double> figures() {
        boolean isInBands = leftLow >= 3 && leftHigh <= 18 && rightLow >= 0 && rightHigh <= 12;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("restOutputLPerMin", rest.of(0));
        figures.put("outputLPerMin", end.of(0));
        figures.put("restArterialMmHg", rest.of(1));
        figures.put("arterialMmHg", end.of(1));
        figures.put("leftMmHg", end.of(2));
        figures.put("rightMmHg", end.of(3));
        figures.put("leftLowMmHg", leftLow);
        figures.put("leftHighMmHg", leftHigh);
        figures.put("rightLowMmHg", rightLow);
        figures.put("rightHighMmHg", rightHigh);
        figures.put("settledSeconds", settledSeconds());
        figures.put("runsInBands", isInBands ? 1.0 : 0);
        return figures;
    }

    @Override
    public double[] state() {
        return new double[] {leftMean, rightMean, body.outputLPerMin(), arterialMean};
    }

    @Override
    protected double[] row() {
        return new double[] {leftMean, rightMean, body.outputLPerMin(), body.rightOutputLPerMin(),
            arterialMean};
    }

    @Override
    public List<Finding> findings() {
        return watch.all();
    }

    /// The loops of pressure over volume of both pumps, and output over inflow pressure beside the
    /// line that is published of the Aeson on the market.
    ///
    /// Source of the line: Netuka et al., ASAIO Journal 2021: left 4.3 to 7.3 L/min at 6 to 19
    /// mmHg.
    @Override
    public List<Portrait> portraits() {
        XyChart loops = new XyChart(380, 260, new Axis("blood in the pump, mL", 0, 80),
                new Axis("its pressure, mmHg", -20, 160))
                .line(restLoop, 0, 1, LEFT_REST).line(restLoop, 2, 3, RIGHT_REST)
                .line(endLoop, 0, 1, HeartOrgan.LEFT).line(endLoop, 2, 3, HeartOrgan.RIGHT);
        List<double[]> settled = trend().stream().filter(row -> row[0] >= FROM_SECONDS).toList();
        List<double[]> aeson = List.of(new double[] {6, 4.3}, new double[] {19, 7.3});
        XyChart outputs = new XyChart(380, 260,
                new Axis("pressure before the side, mmHg", -2, 20),
                new Axis("output of the side, L/min", 3, 8))
                .line(aeson, 0, 1, "#9aa7b2").word(13, 6.2, "Aeson, left")
                .line(settled, 1, 3, HeartOrgan.LEFT).line(settled, 2, 4, HeartOrgan.RIGHT);
        return List.of(new Portrait("Pressure over volume: red left, blue right, pale before",
                loops), new Portrait("Output over inflow pressure: red left, blue right",
                outputs));
    }
}
