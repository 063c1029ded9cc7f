package homeostat.device.kidney;

import homeostat.kernel.Alarm;
import homeostat.kernel.Fraction;
import homeostat.kernel.Guard;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Priority;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

// [impl->req~protection-stops-by-itself~1]
/// The protective system: five times a second, with sensors of its own, in a task of its own. It
/// does not know what the control wants; it gives or withholds two permissions that expire in a
/// second.
///
/// Air and a wrong balance, a leak and lost or blocked lines stop the blood until a person has
/// looked. Dialysate that is too warm, too cold or wrongly mixed goes past the filter until it
/// is right again.
///
/// Source of 0.35 mL/min of blood, 41 °C: the usual limits of haemodialysis machines after IEC
/// 60601-2-16; conductivity within 5 % of the prescribed.
final class ProtectionControl implements Task {
    /// Five steps a second.
    static final long STEP_NS = Span.milliseconds(200);

    private static final long VALID_NS = Span.seconds(1);
    private static final long LOST_NS = Span.seconds(2);
    private static final long FLUID_DELAY_NS = Span.milliseconds(1500);
    private static final long LINE_DELAY_NS = Span.seconds(3);
    private static final double[] AIR_ML = {0, 0.1};
    private static final double[] LEAK_ML_PER_MIN = {0, 0.35};
    private static final double[] VENOUS_MMHG = {20, 350};
    private static final double[] ARTERIAL_MMHG = {-280, 50};
    private static final double[] WARMTH_CELSIUS = {33, 41};
    private static final double[] SODIUM_MMOL_PER_L = {128, 152};

    private final ProtectionPorts ports;
    private final ModeCell<ProtectionMode> modes;
    private final LimitWatch<FluidVolume> air;
    private final LimitWatch<LeakRate> leak;
    private final LimitWatch<Pressure> venous;
    private final LimitWatch<Pressure> arterial;
    private final LimitWatch<Temperature> warmth;
    private final LimitWatch<Concentration> sodium;
    private final LimitWatch<FluidRate> rate;
    private final BalanceWatch balance;
    private final PermissionLimit clampLimit;
    private final PermissionLimit valveLimit;
    private final Guard<Fraction> clamp;
    private final Guard<Fraction> valve;
    private final Proposal<Fraction> clampWanted = new Proposal<>();
    private final Proposal<Fraction> valveWanted = new Proposal<>();
    private final Alarm airAlarm;
    private final Alarm leakAlarm;
    private final Alarm venousAlarm;
    private final Alarm arterialAlarm;
    private final Alarm warmthAlarm;
    private final Alarm sodiumAlarm;
    private final Alarm balanceAlarm;
    private final Alarm lostAlarm;
    private final Alarm stoppedAlarm;
    private boolean refused;

    ProtectionControl(TaskAssembly task, KidneyTherapy therapy, ProtectionPorts ports) {
        this.ports = ports;
        modes = task.modes(new ProtectionMode.Testing(0), ProtectionMode.NAMES);
        air = airWatch(ports);
        leak = leakWatch(ports);
        venous = new LimitWatch<>(ports.venous, Pressure.MMHG, VENOUS_MMHG, LINE_DELAY_NS,
                LOST_NS);
        arterial = new LimitWatch<>(ports.arterial, Pressure.MMHG, ARTERIAL_MMHG, LINE_DELAY_NS,
                LOST_NS);
        warmth = warmthWatch(ports);
        sodium = sodiumWatch(ports);
        rate = new LimitWatch<>(ports.rate, FluidRate.ML_PER_HOUR, new double[] {-9000, 9000},
                LOST_NS, LOST_NS);
        balance = new BalanceWatch(ports, therapy);
        clampLimit = new PermissionLimit(airWatch(ports), leakWatch(ports));
        valveLimit = new PermissionLimit(warmthWatch(ports), sodiumWatch(ports));
        clamp = task.guard(ports.clamp, clampLimit);
        valve = task.guard(ports.valve, valveLimit);
        airAlarm = task.alarm("air in the blood line", Priority.HIGH, true, 0,
                "The clamp is shut: remove the air before going on.");
        leakAlarm = task.alarm("blood leak", Priority.HIGH, true, 0,
                "The membrane may be torn: the blood is stopped.");
        venousAlarm = task.alarm("venous pressure wrong", Priority.HIGH, true, 0,
                "Too low: is the needle out? Too high: is the line kinked? Blood is stopped.");
        arterialAlarm = task.alarm("arterial line pressure wrong", Priority.HIGH, true, 0,
                "The access gives too little blood, or the line is off. Blood is stopped.");
        warmthAlarm = task.alarm("dialysate temperature wrong", Priority.HIGH, false, 0,
                "Dialysate goes past the filter.");
        sodiumAlarm = task.alarm("dialysate mixture wrong", Priority.HIGH, false, 0,
                "Dialysate goes past the filter: check the concentrate.");
        balanceAlarm = task.alarm("balance wrong", Priority.HIGH, true, 0,
                "More or less water was drawn off than set: weigh the person.");
        lostAlarm = task.alarm("protective sensor lost", Priority.HIGH, true, 0,
                "The protective system does not see: blood is stopped.");
        stoppedAlarm = task.alarm("blood stopped", Priority.HIGH, false, 0,
                "Look, set right, then ask to go on.");
    }

    private static LimitWatch<FluidVolume> airWatch(ProtectionPorts ports) {
        return new LimitWatch<>(ports.air, FluidVolume.ML, AIR_ML, 0, LOST_NS);
    }

    private static LimitWatch<LeakRate> leakWatch(ProtectionPorts ports) {
        return new LimitWatch<>(ports.leak, LeakRate.ML_PER_MIN, LEAK_ML_PER_MIN, LINE_DELAY_NS,
                LOST_NS);
    }

    private static LimitWatch<Temperature> warmthWatch(ProtectionPorts ports) {
        return new LimitWatch<>(ports.temperature, Temperature.CELSIUS, WARMTH_CELSIUS,
                FLUID_DELAY_NS, LOST_NS);
    }

    private static LimitWatch<Concentration> sodiumWatch(ProtectionPorts ports) {
        return new LimitWatch<>(ports.sodium, Concentration.MMOL_PER_L, SODIUM_MMOL_PER_L,
                FLUID_DELAY_NS, LOST_NS);
    }

    @Override
    public void step(long nowNs) {
        observe(nowNs);
        boolean _ = modes.become(ProtectionMode.next(modes.mode(), event()), nowNs);
        order(nowNs);
        raise(nowNs);
        show(ports.venousShown, ports.venous.reading(), nowNs);
        show(ports.arterialShown, ports.arterial.reading(), nowNs);
        ports.balanceError.set(FluidVolume.ML, balance.sumMl(), nowNs);
    }

    private void observe(long nowNs) {
        air.observe(nowNs);
        leak.observe(nowNs);
        boolean isFlowing = modes.mode() instanceof ProtectionMode.Permitting
                || modes.mode() instanceof ProtectionMode.Bypassing;
        if (isFlowing) {
            venous.observe(nowNs);
            arterial.observe(nowNs);
        } else {
            venous.rest(nowNs);
            arterial.rest(nowNs);
        }
        warmth.observe(nowNs);
        sodium.observe(nowNs);
        rate.observe(nowNs);
        balance.observe();
        clampLimit.observe(nowNs);
        valveLimit.observe(nowNs);
        if (ports.resume.size() > 0) {
            balance.forgive();
        }
    }

    private ProtectionEvent event() {
        if (refused) {
            return ProtectionEvent.ORDER_REFUSED;
        }
        boolean isBlind = air.isLost() || leak.isLost() || venous.isLost() || arterial.isLost()
                || rate.isLost();
        if (isBlind) {
            return ProtectionEvent.SENSOR_LOST;
        }
        boolean isDanger = air.isOutside() || leak.isOutside() || venous.isOutside()
                || arterial.isOutside() || balance.isWrong() || balance.isBackward();
        if (isDanger) {
            return ProtectionEvent.BLOOD_IN_DANGER;
        }
        if (ports.resume.size() > 0 && modes.mode() instanceof ProtectionMode.Stopped) {
            return ProtectionEvent.RESUMED;
        }
        if (!air.isClear() || !leak.isClear()) {
            return ProtectionEvent.NOT_READY;
        }
        boolean isWrong = warmth.isOutside() || warmth.isLost() || sodium.isOutside()
                || sodium.isLost();
        return isWrong ? ProtectionEvent.DIALYSATE_WRONG : ProtectionEvent.GOOD;
    }

    private void order(long nowNs) {
        double blood = switch (modes.mode()) {
            case ProtectionMode.Testing testing -> 0;
            case ProtectionMode.Permitting permitting -> 1;
            case ProtectionMode.Bypassing bypassing -> 1;
            case ProtectionMode.Stopped stopped -> 0;
        };
        double dialysate = modes.mode() instanceof ProtectionMode.Permitting ? 1 : 0;
        clampWanted.set(Fraction.ONE, blood, nowNs, nowNs + VALID_NS);
        refused = clamp.order(clampWanted, nowNs) == Verdict.REFUSED;
        valveWanted.set(Fraction.ONE, dialysate, nowNs, nowNs + VALID_NS);
        Verdict _ = valve.order(valveWanted, nowNs);
    }

    private void raise(long nowNs) {
        airAlarm.report(air.isOutside(), nowNs);
        leakAlarm.report(leak.isOutside(), nowNs);
        venousAlarm.report(venous.isOutside(), nowNs);
        arterialAlarm.report(arterial.isOutside(), nowNs);
        warmthAlarm.report(warmth.isOutside(), nowNs);
        sodiumAlarm.report(sodium.isOutside(), nowNs);
        balanceAlarm.report(balance.isWrong() || balance.isBackward(), nowNs);
        boolean isBlind = air.isLost() || leak.isLost() || venous.isLost() || arterial.isLost()
                || rate.isLost() || warmth.isLost() || sodium.isLost();
        lostAlarm.report(isBlind, nowNs);
        stoppedAlarm.report(modes.mode() instanceof ProtectionMode.Stopped, nowNs);
    }

    private static void show(Out<Pressure> out, Reading<Pressure> reading, long nowNs) {
        if (reading.isGood()) {
            out.set(Pressure.MMHG, reading.in(Pressure.MMHG), nowNs);
        } else {
            out.missing(nowNs);
        }
    }
}
