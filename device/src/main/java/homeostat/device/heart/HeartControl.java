package homeostat.device.heart;

import homeostat.kernel.Alarm;
import homeostat.kernel.Flow;
import homeostat.kernel.Guard;
import homeostat.kernel.HeartRate;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Priority;
import homeostat.kernel.Proposal;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

/// The control task: fifty looks a second, two orders a second.
final class HeartControl implements Task {
    private static final long REPEAT_NS = Span.milliseconds(500);
    private static final long VALID_NS = Span.seconds(5);
    private static final double CONGESTED_MMHG = 18;
    private static final double EMPTY_MMHG = 1;

    private final HeartPorts ports;
    private final ModeCell<HeartMode> modes;
    private final AtriumWatch left;
    private final AtriumWatch right;
    private final StrokeController controller;
    private final StrokeLimit leftLimit;
    private final StrokeLimit rightLimit;
    private final Guard<HeartRate> rateGuard;
    private final Guard<StrokeVolume> leftGuard;
    private final Guard<StrokeVolume> rightGuard;
    private final Alarm controlLost;
    private final Alarm oneSided;
    private final Alarm notStarted;
    private final Alarm congestion;
    private final Alarm empty;
    private final Proposal<HeartRate> rate = new Proposal<>();
    private final Proposal<StrokeVolume> stroke = new Proposal<>();
    private long orderedNs = Long.MIN_VALUE / 2;
    private boolean refused;

    HeartControl(TaskAssembly task, HeartTherapy therapy, HeartPorts ports) {
        this.ports = ports;
        modes = task.modes(new HeartMode.Starting(), HeartMode.NAMES);
        left = new AtriumWatch(ports.left);
        right = new AtriumWatch(ports.right);
        controller = new StrokeController(therapy);
        leftLimit = new StrokeLimit(ports.leftStroke, new AtriumWatch(ports.left));
        rightLimit = new StrokeLimit(ports.rightStroke, new AtriumWatch(ports.right));
        rateGuard = task.guard(ports.rate, new BeatLimit(ports.rate));
        leftGuard = task.guard(ports.leftStroke, leftLimit);
        rightGuard = task.guard(ports.rightStroke, rightLimit);
        controlLost = task.alarm("control lost", Priority.HIGH, true, 0,
                "No inflow pressure: the heart beats at its usual output, unbalanced.");
        oneSided = task.alarm("one inflow pressure lost", Priority.MEDIUM, true, 0,
                "Output and balance follow one side only.");
        notStarted = task.alarm("control not started", Priority.MEDIUM, false, Span.seconds(10),
                "No good inflow pressures since the start.");
        congestion = task.alarm("left atrial pressure high", Priority.HIGH, false,
                Span.seconds(10), "The lungs fill: check fluid and vessels.");
        empty = task.alarm("inflow low", Priority.MEDIUM, false, Span.seconds(5),
                "Too little blood comes: check for bleeding.");
    }

    @Override
    public void step(long nowNs) {
        left.observe();
        right.observe();
        leftLimit.observe();
        rightLimit.observe();
        int seen = (left.isTrusted() ? 1 : 0) + (right.isTrusted() ? 1 : 0);
        boolean _ = modes.become(HeartMode.next(modes.mode(), seen, !refused), nowNs);
        controller.look(left.isTrusted() ? left.meanMmHg() : Double.NaN,
                right.isTrusted() ? right.meanMmHg() : Double.NaN);
        if (nowNs - orderedNs >= REPEAT_NS) {
            order(nowNs);
        }
        raise(nowNs);
        show(ports.leftMean, left, nowNs);
        show(ports.rightMean, right, nowNs);
        ports.output.set(Flow.LITRES_PER_MINUTE, controller.outputLPerMin(), nowNs);
    }

    private void order(long nowNs) {
        orderedNs = nowNs;
        long untilNs = nowNs + VALID_NS;
        rate.set(HeartRate.BEATS_PER_MINUTE, controller.ratePerMin(), nowNs, untilNs);
        refused = rateGuard.order(rate, nowNs) == Verdict.REFUSED;
        stroke.set(StrokeVolume.ML, controller.leftMl(), nowNs, untilNs);
        refused |= leftGuard.order(stroke, nowNs) == Verdict.REFUSED;
        stroke.set(StrokeVolume.ML, controller.rightMl(), nowNs, untilNs);
        refused |= rightGuard.order(stroke, nowNs) == Verdict.REFUSED;
    }

    private void raise(long nowNs) {
        controlLost.report(modes.mode().regime() == Regime.FALLBACK, nowNs);
        oneSided.report(modes.mode().regime() == Regime.LIMITED, nowNs);
        notStarted.report(modes.mode().regime() == Regime.STARTING, nowNs);
        congestion.report(left.isTrusted() && left.meanMmHg() > CONGESTED_MMHG, nowNs);
        empty.report(left.isTrusted() && left.meanMmHg() < EMPTY_MMHG
                || right.isTrusted() && right.meanMmHg() < 0, nowNs);
    }

    private static void show(Out<Pressure> out, AtriumWatch watch, long nowNs) {
        if (watch.isTrusted()) {
            out.set(Pressure.MMHG, watch.meanMmHg(), nowNs);
        } else {
            out.missing(nowNs);
        }
    }
}
