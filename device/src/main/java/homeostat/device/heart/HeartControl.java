package homeostat.device.heart;

import homeostat.kernel.Flow;
import homeostat.kernel.Guard;
import homeostat.kernel.HeartRate;
import homeostat.kernel.In;
import homeostat.kernel.Journal;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reading;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

/// The control task: fifty looks a second, two orders a second.
///
/// ```
/// inflow estimate ─▶ mode ─▶ controller ─▶ guards ─▶ rate, two strokes
/// drive watches ───▶ alarms               ▲
/// inflow pressures ───────────────────────┘ with watches of their own
/// ```
final class HeartControl implements Task {
    private static final int JOURNAL_ROWS = 500;
    private static final long REPEAT_NS = Span.milliseconds(500);
    private static final long VALID_NS = Span.seconds(5);
    private static final double CONGESTED_MMHG = 18;
    private static final double RIGHT_HIGH_MMHG = 14;
    private static final double EMPTY_MMHG = 1;
    private static final double LOW_L_PER_MIN = 3.5;

    private final HeartPorts ports;
    private final HeartAlarms alarms;
    private final ModeCell<HeartMode> modes;
    private final Journal journal;
    private final InflowEstimate inflow;
    private final AtriumWatch left;
    private final AtriumWatch right;
    private final DriveWatch leftDrive;
    private final DriveWatch rightDrive;
    private final StrokeController controller;
    private final BalanceLimit balanceLimit;
    private final InflowLimit leftLimit;
    private final InflowLimit rightLimit;
    private final Guard<HeartRate> rateGuard;
    private final Guard<StrokeVolume> leftGuard;
    private final Guard<StrokeVolume> rightGuard;
    private final Proposal<HeartRate> rate = new Proposal<>();
    private final Proposal<StrokeVolume> stroke = new Proposal<>();
    private long orderedNs = Long.MIN_VALUE / 2;
    private boolean refused;

    HeartControl(TaskAssembly task, HeartTherapy therapy, HeartPorts ports) {
        this.ports = ports;
        alarms = new HeartAlarms(task);
        modes = task.modes(new HeartMode.Starting(), HeartMode.NAMES);
        journal = task.journal(JOURNAL_ROWS, "left", "right", "output", "right output", "wanted",
                "share");
        inflow = new InflowEstimate(ports, therapy);
        left = inflow.leftWatch();
        right = inflow.rightWatch();
        leftDrive = inflow.leftDrive();
        rightDrive = inflow.rightDrive();
        controller = new StrokeController(therapy, inflow);
        balanceLimit = new BalanceLimit(ports.rightStroke, ports.leftStroke,
                new AtriumWatch(ports.left));
        leftLimit = new InflowLimit(ports.leftStroke, new AtriumWatch(ports.left), null);
        rightLimit = new InflowLimit(ports.rightStroke, new AtriumWatch(ports.right),
                new AtriumWatch(ports.left));
        rateGuard = task.guard(ports.rate, new BeatLimit(ports.rate));
        leftGuard = task.guard(ports.leftStroke, new StrokeLimit(ports.leftStroke), leftLimit);
        rightGuard = task.guard(ports.rightStroke, new StrokeLimit(ports.rightStroke), rightLimit,
                balanceLimit);
    }

    @Override
    public void step(long nowNs) {
        journal.begin(nowNs);
        inflow.observe(controller.share(), nowNs);
        leftLimit.observe();
        rightLimit.observe();
        balanceLimit.observe();
        boolean _ = modes.become(HeartMode.next(modes.mode(), inflow.seen(), !refused), nowNs);
        controller.look();
        if (nowNs - orderedNs >= REPEAT_NS) {
            order(nowNs);
        }
        raise(nowNs);
        show(nowNs);
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
        boolean isFlowLost = leftDrive.isLost(nowNs) || rightDrive.isLost(nowNs);
        alarms.controlLost.report(modes.mode().regime() == Regime.FALLBACK, nowNs);
        alarms.oneSided.report(modes.mode().regime() == Regime.LIMITED, nowNs);
        alarms.notStarted.report(modes.mode().regime() == Regime.STARTING, nowNs);
        alarms.notFollowing.report(!isFlowLost && (leftDrive.isOff() || rightDrive.isOff()),
                nowNs);
        alarms.outputLow.report(!leftDrive.isLost(nowNs)
                && leftDrive.movedLPerMin() < LOW_L_PER_MIN, nowNs);
        alarms.congestion.report(left.isTrusted() && left.meanMmHg() > CONGESTED_MMHG, nowNs);
        alarms.rightHigh.report(right.isTrusted() && right.meanMmHg() > RIGHT_HIGH_MMHG, nowNs);
        alarms.empty.report(left.isTrusted() && left.meanMmHg() < EMPTY_MMHG
                || right.isTrusted() && right.meanMmHg() < 0, nowNs);
        alarms.flowLost.report(isFlowLost, nowNs);
    }

    private void show(long nowNs) {
        show(ports.leftMean, left, nowNs);
        show(ports.rightMean, right, nowNs);
        show(ports.output, leftDrive, nowNs);
        show(ports.rightOutput, rightDrive, nowNs);
        ports.wanted.set(Flow.LITRES_PER_MINUTE, controller.wantedLPerMin(), nowNs);
        wave(ports.leftWave, ports.left, nowNs);
        wave(ports.rightWave, ports.right, nowNs);
        journal.put(0, left.meanMmHg());
        journal.put(1, right.meanMmHg());
        journal.put(2, leftDrive.movedLPerMin());
        journal.put(3, rightDrive.movedLPerMin());
        journal.put(4, controller.wantedLPerMin());
        journal.put(5, controller.share());
        journal.note(modes.mode(), rightGuard.reason());
    }

    private static void show(Out<Pressure> out, AtriumWatch watch, long nowNs) {
        if (watch.isTrusted()) {
            out.set(Pressure.MMHG, watch.meanMmHg(), nowNs);
        } else {
            out.missing(nowNs);
        }
    }

    private static void show(Out<Flow> out, DriveWatch watch, long nowNs) {
        if (watch.isLost(nowNs)) {
            out.missing(nowNs);
        } else {
            out.set(Flow.LITRES_PER_MINUTE, watch.movedLPerMin(), nowNs);
        }
    }

    private static void wave(Out<Pressure> out, In<Pressure> in, long nowNs) {
        Reading<Pressure> reading = in.reading();
        if (reading.isGood()) {
            out.set(Pressure.MMHG, reading.in(Pressure.MMHG), nowNs);
        } else {
            out.missing(nowNs);
        }
    }
}
