package homeostat.device.vad;

import homeostat.kernel.Flow;
import homeostat.kernel.Guard;
import homeostat.kernel.Journal;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Pressure;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reading;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

/// The control task: fifty steps a second, from readings to order.
///
/// ```
/// inflow watch ─▶ controller ─▶ guard ─▶ speed order
/// flow, motor ──▶ mode ───────────┤
/// inlet ──────────────────────────┘ with a watch of its own
/// ```
///
/// A step finds out what is known, then which mode that is, then does what the mode may do.
final class VadControl implements Task {
    private static final int JOURNAL_ROWS = 500;
    private static final long REPEAT_NS = Span.milliseconds(400);
    private static final long PULSE_REPEAT_NS = Span.seconds(2);
    private static final long PULSE_VALID_NS = Span.seconds(5);
    private static final long PULSE_ENDS_NS = Span.milliseconds(500);
    private static final long RELEASE_MAX_NS = Span.seconds(8);
    private static final long CLEAR_NS = Span.seconds(5);
    private static final double CHANGE_RPM = 5;
    private static final double FILLED_MMHG = 8;
    private static final double LOW_L_PER_MIN = 2.5;

    private final VadTherapy therapy;
    private final VadPorts ports;
    private final VadAlarms alarms;
    private final ModeCell<VadMode> modes;
    private final Journal journal;
    private final InflowWatch inflow;
    private final FlowWatch flow;
    private final MotorWatch motor;
    private final SpeedController controller;
    private final SuctionLimit suction;
    private final Guard<RotationSpeed> speedGuard;
    private final Guard<PulseDepth> pulseGuard;
    private final FixedSpeed fixed;
    private final Proposal<RotationSpeed> speed = new Proposal<>();
    private final Proposal<PulseDepth> pulse = new Proposal<>();
    private long orderedNs = Long.MIN_VALUE / 2;
    private long pulsedNs = Long.MIN_VALUE / 2;
    private long pulseEndsNs = Long.MIN_VALUE / 2;
    private long releasedNs;
    private boolean contradicted;
    private boolean orderRefused;

    VadControl(TaskAssembly task, VadTherapy therapy, VadPorts ports) {
        this.therapy = therapy;
        this.ports = ports;
        alarms = new VadAlarms(task);
        modes = task.modes(new VadMode.Starting(0), VadMode.NAMES);
        journal = task.journal(JOURNAL_ROWS, "inlet", "filling", "flow", "power", "target",
                "ordered");
        inflow = new InflowWatch(ports);
        flow = new FlowWatch(ports.flow);
        motor = new MotorWatch(ports);
        controller = new SpeedController(therapy, inflow);
        suction = new SuctionLimit(ports, therapy);
        speedGuard = task.guard(ports.speed, new SpeedLimit(therapy),
                new SlewLimit(ports.speed, therapy), suction);
        pulseGuard = task.guard(ports.pulse, new PulseLimit(therapy));
        fixed = Vad.fallback(task, therapy, ports);
    }

    @Override
    public void step(long nowNs) {
        journal.begin(nowNs);
        inflow.observe(nowNs);
        suction.observe(nowNs);
        flow.observe(nowNs);
        motor.observe(nowNs);
        VadMode before = modes.mode();
        boolean changed = modes.become(VadMode.next(before, event(nowNs)), nowNs);
        if (changed && modes.mode() instanceof VadMode.Releasing) {
            controller.beginRelease(lastRpm(), nowNs);
            releasedNs = nowNs;
        }
        if (modes.mode().regime() == Regime.NORMAL) {
            pulseEndsNs = nowNs + PULSE_ENDS_NS;
        }
        if (nowNs < pulseEndsNs) {
            flow.forgetShape();
        }
        act(nowNs);
        beat(nowNs);
        raise(nowNs);
        show(nowNs);
    }

    private VadEvent event(long nowNs) {
        if (orderRefused) {
            return VadEvent.ORDER_REFUSED;
        }
        return switch (inflow.trust()) {
            case STARTING -> inflow.isSucking() ? VadEvent.SUCTION : VadEvent.QUIET;
            case STALE -> VadEvent.SIGNAL_STALE;
            case IMPLAUSIBLE -> VadEvent.SIGNAL_IMPLAUSIBLE;
            case FLAT -> VadEvent.SIGNAL_FLAT;
            case TRUSTED -> trusted(nowNs);
        };
    }

    private VadEvent trusted(long nowNs) {
        if (isContradicted(nowNs)) {
            return VadEvent.SIGNAL_IMPLAUSIBLE;
        }
        if (inflow.isSucking()) {
            return VadEvent.SUCTION;
        }
        if (inflow.sinceSuctionNs(nowNs) < CLEAR_NS) {
            return VadEvent.CLEARING;
        }
        if (motor.isOff(nowNs)) {
            return VadEvent.MOTOR_OFF;
        }
        if (flow.isLost(nowNs)) {
            return VadEvent.FLOW_LOST;
        }
        if (flow.isSurelyLow() && inflow.fillingMmHg() > FILLED_MMHG) {
            return VadEvent.FLOW_DISAGREES;
        }
        return inflow.isWindowEnded() ? VadEvent.GOOD : VadEvent.QUIET;
    }

    /// Suction that slowing down does not end, and that the shape of flow knows nothing of, is a
    /// sensor that reads too low.
    private boolean isContradicted(long nowNs) {
        boolean isLong = modes.mode() instanceof VadMode.Releasing
                && nowNs - releasedNs > RELEASE_MAX_NS;
        contradicted = inflow.hasSucked(nowNs) && (contradicted
                || isLong && !flow.isLost(nowNs) && !flow.hasSucked(nowNs));
        return contradicted;
    }

    private double lastRpm() {
        return ports.speed.published().sequence() == 0 ? therapy.safeRpm()
                : ports.speed.published().in(RotationSpeed.RPM);
    }

    private void act(long nowNs) {
        switch (modes.mode()) {
            case VadMode.Starting starting -> noteRefusal(fixed.order(nowNs));
            case VadMode.Regulating regulating -> {
                controller.proposeFilling(therapy.highestRpm(), nowNs, speed);
                order(nowNs);
            }
            case VadMode.Releasing releasing -> {
                controller.proposeRelease(nowNs, speed);
                order(nowNs);
            }
            case VadMode.Cautious cautious -> {
                controller.proposeFilling(lastRpm(), nowNs, speed);
                order(nowNs);
            }
            case VadMode.Fallback fallback -> noteRefusal(fixed.order(nowNs));
        }
    }

    /// Only what differs from the order that runs, or before that expires.
    private void order(long nowNs) {
        double rpm = speed.in(RotationSpeed.RPM);
        boolean isDue = !(Math.abs(rpm - lastRpm()) < CHANGE_RPM)
                || nowNs - orderedNs >= REPEAT_NS;
        if (isDue) {
            noteRefusal(speedGuard.order(speed, nowNs));
            orderedNs = nowNs;
        }
    }

    /// The artificial pulse, while nothing is wrong.
    private void beat(long nowNs) {
        boolean isWanted = modes.mode().regime() == Regime.NORMAL;
        boolean isThere = ports.pulse.published().sequence() > 0
                && ports.pulse.published().in(PulseDepth.RPM) > 0;
        boolean isDue = isWanted ? nowNs - pulsedNs >= PULSE_REPEAT_NS : isThere;
        if (isDue) {
            pulse.set(PulseDepth.RPM, isWanted ? therapy.pulseRpm() : 0, nowNs,
                    nowNs + PULSE_VALID_NS);
            // Refused means no pulse, and none is what is right then.
            Verdict _ = pulseGuard.order(pulse, nowNs);
            pulsedNs = isWanted ? nowNs : Long.MIN_VALUE / 2;
        }
    }

    /// A refusal stands until something is ordered again.
    private void noteRefusal(Verdict verdict) {
        orderRefused = switch (verdict) {
            case NOTHING -> orderRefused;
            case ORDERED, LIMITED -> false;
            case REFUSED -> true;
        };
    }

    private void raise(long nowNs) {
        boolean isLost = flow.isLost(nowNs);
        alarms.stopped.report(motor.isStopped(), nowNs);
        alarms.lowFlow.report(!isLost && flow.meanLPerMin() < LOW_L_PER_MIN, nowNs);
        boolean isBlind = inflow.trust() != InflowTrust.TRUSTED;
        alarms.suction.report(inflow.hasSucked(nowNs)
                || isBlind && flow.hasSucked(nowNs), nowNs);
        alarms.controlLost.report(modes.mode().regime() == Regime.FALLBACK, nowNs);
        alarms.notStarted.report(modes.mode().regime() == Regime.STARTING, nowNs);
        alarms.notFollowing.report(motor.isOff(nowNs), nowNs);
        alarms.powerHigh.report(motor.isPowerHigh(), nowNs);
        alarms.flowLost.report(isLost, nowNs);
        alarms.disagree.report(!isLost && flow.isSurelyLow()
                && inflow.trust() == InflowTrust.TRUSTED
                && inflow.fillingMmHg() > FILLED_MMHG, nowNs);
    }

    private void show(long nowNs) {
        Reading<Pressure> reading = ports.inlet.reading();
        if (reading.isGood()) {
            ports.pressureWave.set(Pressure.MMHG, reading.in(Pressure.MMHG), nowNs);
        } else {
            ports.pressureWave.missing(nowNs);
        }
        if (inflow.trust() == InflowTrust.TRUSTED) {
            ports.filling.set(Pressure.MMHG, inflow.fillingMmHg(), nowNs);
            ports.target.set(RotationSpeed.RPM, controller.targetRpm(), nowNs);
        } else {
            ports.filling.missing(nowNs);
            ports.target.missing(nowNs);
        }
        if (flow.isLost(nowNs)) {
            ports.flowMean.missing(nowNs);
            ports.flowLow.missing(nowNs);
            ports.flowHigh.missing(nowNs);
        } else {
            ports.flowMean.set(Flow.LITRES_PER_MINUTE, flow.meanLPerMin(), nowNs);
            ports.flowLow.set(Flow.LITRES_PER_MINUTE, flow.lowLPerMin(), nowNs);
            ports.flowHigh.set(Flow.LITRES_PER_MINUTE, flow.highLPerMin(), nowNs);
        }
        journal.put(0, reading.in(Pressure.MMHG));
        journal.put(1, inflow.fillingMmHg());
        journal.put(2, flow.meanLPerMin());
        journal.put(3, motor.watts());
        journal.put(4, controller.targetRpm());
        journal.put(5, lastRpm());
        journal.note(modes.mode(), speedGuard.reason());
    }
}
