package homeostat.device.lung;

import homeostat.kernel.Dimension;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.Guard;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reading;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Unit;
import homeostat.kernel.Verdict;

/// The control task: four steps a second, three loops, two of them with modes of their own.
///
/// ```
/// saturation ───────────────▶ oxygen controller ─▶ guard ─▶ inspired oxygen
/// arterial, membrane CO2 ───▶ sweep controller ──▶ guard ─▶ sweep gas
/// plateau ──────────────────▶ breath controller ─▶ guard ─▶ breath
/// ```
final class LungControl implements Task {
    /// Four steps a second.
    static final long STEP_NS = Span.milliseconds(250);

    private static final long VALID_NS = Span.seconds(5);
    private static final long HOLD_NS = Span.seconds(60);
    private static final double LOW_SATURATION = 0.85;
    private static final double CARBON_LOW_MMHG = 28;
    private static final double CARBON_HIGH_MMHG = 80;
    private static final double PLATEAU_CM_H2O = 30;
    private static final double OXYGEN_SHORT = 0.05;
    private static final double SWEEP_SHORT_SHARE = 0.3;

    private final LungTherapy therapy;
    private final LungPorts ports;
    private final LungAlarms alarms;
    private final ModeCell<LoopMode> oxygenModes;
    private final ModeCell<LoopMode> sweepModes;
    private final GasWatch<Fraction> saturation;
    private final GasWatch<Pressure> arterial;
    private final GasWatch<Pressure> membrane;
    private final OxygenController oxygen;
    private final SweepController sweep;
    private final BreathController breath;
    private final OxygenLimit oxygenLimit;
    private final SweepLimit sweepLimit;
    private final Guard<Fraction> oxygenGuard;
    private final Guard<Flow> sweepGuard;
    private final Guard<GasVolume> breathGuard;
    private final Proposal<Fraction> oxygenWanted = new Proposal<>();
    private final Proposal<Flow> sweepWanted = new Proposal<>();
    private final Proposal<GasVolume> breathWanted = new Proposal<>();
    private long saturationKnownNs;
    private long carbonKnownNs;
    private boolean oxygenRefused;
    private boolean sweepRefused;

    LungControl(TaskAssembly task, LungTherapy therapy, LungPorts ports) {
        this.therapy = therapy;
        this.ports = ports;
        alarms = new LungAlarms(task);
        oxygenModes = task.modes(new LoopMode.Starting(), LoopMode.NAMES);
        sweepModes = task.modes(new LoopMode.Starting(), LoopMode.NAMES);
        saturation = saturationWatch(ports, 0.06);
        arterial = arterialWatch(ports, 0.04);
        membrane = new GasWatch<>(ports.membrane, Pressure.MMHG, 0.5, 15);
        oxygen = new OxygenController(therapy);
        sweep = new SweepController(therapy);
        breath = new BreathController(therapy);
        oxygenLimit = new OxygenLimit(ports, therapy, saturationWatch(ports, 0.03));
        sweepLimit = new SweepLimit(ports, therapy, arterialWatch(ports, 0.025));
        oxygenGuard = task.guard(ports.oxygen, oxygenLimit);
        sweepGuard = task.guard(ports.sweep, sweepLimit);
        breathGuard = task.guard(ports.breath, new BreathLimit(therapy));
    }

    private static GasWatch<Fraction> saturationWatch(LungPorts ports, double smoothing) {
        return new GasWatch<>(ports.saturation, Fraction.ONE, smoothing, 0.12);
    }

    private static GasWatch<Pressure> arterialWatch(LungPorts ports, double smoothing) {
        return new GasWatch<>(ports.arterial, Pressure.MMHG, smoothing, 8);
    }

    @Override
    public void step(long nowNs) {
        saturation.observe();
        arterial.observe();
        membrane.observe();
        oxygenLimit.observe();
        sweepLimit.observe();
        controlOxygen(nowNs);
        controlSweep(nowNs);
        Reading<AirwayPressure> pressure = ports.plateau.reading();
        breathWanted.set(GasVolume.ML, breath.move(pressure.isGood()
                ? pressure.in(AirwayPressure.CM_H2O) : Double.NaN), nowNs, nowNs + VALID_NS);
        Verdict _ = breathGuard.order(breathWanted, nowNs);
        raise(nowNs);
        show(nowNs);
    }

    private void controlOxygen(long nowNs) {
        if (saturation.isTrusted()) {
            saturationKnownNs = nowNs;
        }
        LoopEvent event = oxygenRefused ? LoopEvent.ORDER_REFUSED
                : event(saturation.trust(), nowNs - saturationKnownNs);
        boolean changed = oxygenModes.become(LoopMode.next(oxygenModes.mode(), event), nowNs);
        double last = ports.oxygen.published().sequence() == 0 ? therapy.backupOxygen()
                : ports.oxygen.published().in(Fraction.ONE);
        boolean isClosed = oxygenModes.mode() instanceof LoopMode.Regulating;
        if (changed && isClosed) {
            oxygen.take(last);
        }
        double wanted = switch (oxygenModes.mode()) {
            case LoopMode.Starting starting -> therapy.backupOxygen();
            case LoopMode.Regulating regulating -> oxygen.move(saturation.mean());
            case LoopMode.Holding holding -> last;
            case LoopMode.Backup backup -> Math.max(therapy.backupOxygen(), last - 0.002);
        };
        oxygenWanted.set(Fraction.ONE, wanted, nowNs, nowNs + VALID_NS);
        oxygenRefused = oxygenGuard.order(oxygenWanted, nowNs) == Verdict.REFUSED;
    }

    private void controlSweep(long nowNs) {
        boolean isKnown = arterial.isTrusted() && membrane.isTrusted();
        if (isKnown) {
            carbonKnownNs = nowNs;
        }
        GasTrust trust = arterial.isTrusted() ? membrane.trust() : arterial.trust();
        LoopEvent event = sweepRefused ? LoopEvent.ORDER_REFUSED
                : event(trust, nowNs - carbonKnownNs);
        boolean changed = sweepModes.become(LoopMode.next(sweepModes.mode(), event), nowNs);
        double last = ports.sweep.published().sequence() == 0 ? therapy.firstSweepLPerMin()
                : ports.sweep.published().in(Flow.LITRES_PER_MINUTE);
        boolean isClosed = sweepModes.mode() instanceof LoopMode.Regulating;
        if (changed && isClosed) {
            sweep.take(last, arterial.mean(), membrane.last());
        } else if (isClosed) {
            breath.rest(sweep, arterial.mean());
        }
        double wanted = switch (sweepModes.mode()) {
            case LoopMode.Starting starting -> therapy.firstSweepLPerMin();
            case LoopMode.Regulating regulating -> sweep.move(arterial.mean(), membrane.last());
            case LoopMode.Holding holding -> last;
            case LoopMode.Backup backup -> therapy.backupSweepLPerMin();
        };
        sweepWanted.set(Flow.LITRES_PER_MINUTE, wanted, nowNs, nowNs + VALID_NS);
        sweepRefused = sweepGuard.order(sweepWanted, nowNs) == Verdict.REFUSED;
    }

    private static LoopEvent event(GasTrust trust, long lostNs) {
        if (lostNs > HOLD_NS && trust != GasTrust.STARTING) {
            return LoopEvent.LOST_LONG;
        }
        return switch (trust) {
            case TRUSTED -> LoopEvent.GOOD;
            case STARTING -> LoopEvent.NOTHING_YET;
            case STALE -> LoopEvent.STALE;
            case IMPLAUSIBLE -> LoopEvent.IMPLAUSIBLE;
            case FLAT -> LoopEvent.FLAT;
        };
    }

    private void raise(long nowNs) {
        Regime oxygenRegime = oxygenModes.mode().regime();
        Regime sweepRegime = sweepModes.mode().regime();
        alarms.saturationLow.report(saturation.isTrusted()
                && saturation.mean() < LOW_SATURATION, nowNs);
        alarms.saturationLost.report(oxygenRegime == Regime.LIMITED, nowNs);
        alarms.oxygenLost.report(oxygenRegime == Regime.FALLBACK, nowNs);
        alarms.carbonDioxideLost.report(sweepRegime == Regime.LIMITED, nowNs);
        alarms.sweepLost.report(sweepRegime == Regime.FALLBACK, nowNs);
        alarms.carbonDioxideWrong.report(arterial.isTrusted()
                && (arterial.mean() < CARBON_LOW_MMHG || arterial.mean() > CARBON_HIGH_MMHG),
                nowNs);
        Reading<Fraction> delivered = ports.delivered.reading();
        alarms.oxygenShort.report(!delivered.isGood() || delivered.in(Fraction.ONE)
                < oxygenWanted.in(Fraction.ONE) - OXYGEN_SHORT, nowNs);
        Reading<Flow> swept = ports.swept.reading();
        double ordered = sweepWanted.in(Flow.LITRES_PER_MINUTE);
        alarms.sweepShort.report(!swept.isGood() || Math.abs(
                swept.in(Flow.LITRES_PER_MINUTE) - ordered) > SWEEP_SHORT_SHARE * ordered, nowNs);
        Reading<AirwayPressure> pressure = ports.plateau.reading();
        alarms.plateauHigh.report(pressure.isGood()
                && pressure.in(AirwayPressure.CM_H2O) > PLATEAU_CM_H2O, nowNs);
        alarms.notStarted.report(oxygenRegime == Regime.STARTING
                || sweepRegime == Regime.STARTING, nowNs);
    }

    private void show(long nowNs) {
        show(ports.saturationMean, Fraction.ONE, saturation.isTrusted(), saturation.mean(),
                nowNs);
        show(ports.arterialMean, Pressure.MMHG, arterial.isTrusted(), arterial.mean(), nowNs);
        show(ports.membraneWave, Pressure.MMHG, membrane.isTrusted(), membrane.last(), nowNs);
        boolean isClosed = sweepModes.mode() instanceof LoopMode.Regulating;
        show(ports.membraneWanted, Pressure.MMHG, isClosed, sweep.targetMmHg(), nowNs);
        show(ports.carbonDioxideWanted, Pressure.MMHG, isClosed, sweep.referenceMmHg(), nowNs);
    }

    private static <Q extends Dimension> void show(Out<Q> out, Unit<Q> unit, boolean isKnown,
            double value, long nowNs) {
        if (isKnown) {
            out.set(unit, value, nowNs);
        } else {
            out.missing(nowNs);
        }
    }
}
