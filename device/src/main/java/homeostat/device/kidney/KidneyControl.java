package homeostat.device.kidney;

import homeostat.kernel.Flow;
import homeostat.kernel.Journal;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Proposal;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

/// The control task: once a second, from readings to orders.
///
/// ```
/// blood volume, cuff ─▶ session controller ─▶ guard ─▶ ultrafiltration, sodium, warmth
/// balance, membrane ──▶ ledger, mode ────────┤
/// clearance ─────────▶ dose controller ──────┴──────▶ blood pump
/// ```
///
/// A step finds out what is known, then which mode that is, then does what the mode may do.
final class KidneyControl implements Task {
    private static final int JOURNAL_ROWS = 600;
    private static final long VALID_NS = Span.seconds(10);
    private static final double MEMBRANE_HIGH_MMHG = 300;
    private static final double SHARE_BAND = 0.005;
    private static final double LEFT_MUCH_ML = 100;

    private final KidneyTherapy therapy;
    private final KidneyPorts ports;
    private final SessionScreen screen;
    private final KidneyAlarms alarms;
    private final ModeCell<KidneyMode> modes;
    private final Journal journal;
    private final BloodVolumeWatch blood;
    private final CuffWatch cuff;
    private final FilterWatch filter;
    private final TreatmentLedger ledger;
    private final SessionController session;
    private final DoseController dose;
    private final BloodLimit bloodLimit;
    private final SodiumLimit sodiumLimit;
    private final KidneyGuards guards;
    private final IdleFilter idle;
    private final Proposal<FluidRate> rate = new Proposal<>();
    private final Proposal<Flow> pump = new Proposal<>();
    private final Proposal<Concentration> sodium = new Proposal<>();
    private final Proposal<Temperature> warmth = new Proposal<>();
    private boolean orderRefused;

    KidneyControl(TaskAssembly task, KidneyTherapy therapy, KidneyPorts ports) {
        this.therapy = therapy;
        this.ports = ports;
        screen = new SessionScreen(task, ports, therapy);
        alarms = new KidneyAlarms(task);
        therapy.limit(task, alarms);
        modes = task.modes(new KidneyMode.Starting(0), KidneyMode.NAMES);
        journal = task.journal(JOURNAL_ROWS, "blood volume", "systolic", "removed", "membrane",
                "strain", "ordered");
        blood = new BloodVolumeWatch(ports.bloodVolume);
        cuff = new CuffWatch(ports.systolic);
        filter = new FilterWatch(ports);
        ledger = task.lasting(new TreatmentLedger(ports));
        session = new SessionController(therapy, ledger);
        dose = new DoseController(therapy, ledger, ports);
        bloodLimit = new BloodLimit(ports, therapy);
        sodiumLimit = new SodiumLimit(ports, therapy);
        guards = new KidneyGuards(
                task.guard(ports.rate, new RateLimit(therapy), new GoalLimit(ports, therapy),
                        bloodLimit, new MembraneLimit(ports, therapy)),
                task.guard(ports.bloodPump, new PumpLimit(therapy)),
                task.guard(ports.sodium, sodiumLimit),
                task.guard(ports.temperature, new TemperatureLimit(therapy)));
        idle = Kidney.fallback(task, therapy, ports);
    }

    @Override
    public void step(long nowNs) {
        journal.begin(nowNs);
        blood.observe();
        bloodLimit.observe();
        sodiumLimit.observe();
        cuff.observe();
        filter.observe();
        ledger.observe(sodiumAbove(), nowNs);
        dose.look();
        session.look(share(), cuff.mmHg(), cuff.isFresh());
        KidneyMode mode = KidneyMode.next(modes.mode(), event());
        boolean _ = modes.become(mode, nowNs);
        act(nowNs);
        raise(nowNs);
        show(nowNs);
    }

    private double share() {
        return blood.trust() == BloodVolumeTrust.TRUSTED ? blood.share() : Double.NaN;
    }

    private double sodiumAbove() {
        return ports.sodium.published().sequence() == 0 ? 0
                : ports.sodium.published().in(Concentration.MMOL_PER_L)
                        - therapy.sodiumMmolPerL();
    }

    private KidneyEvent event() {
        if (orderRefused) {
            return KidneyEvent.ORDER_REFUSED;
        }
        if (!ledger.isCounting()) {
            return KidneyEvent.BALANCE_LOST;
        }
        if (filter.isApart()) {
            return KidneyEvent.BALANCE_DISAGREES;
        }
        if (session.isDone()) {
            return KidneyEvent.DONE;
        }
        if (!ledger.isFlowing()) {
            return KidneyEvent.NO_FLOW;
        }
        if (cuff.mmHg() < therapy.lowestSystolicMmHg()) {
            return KidneyEvent.PRESSURE_LOW;
        }
        return switch (blood.trust()) {
            case TRUSTED -> KidneyEvent.GOOD;
            case STARTING -> KidneyEvent.BLOOD_VOLUME_STARTING;
            case STALE -> KidneyEvent.BLOOD_VOLUME_STALE;
            case IMPLAUSIBLE -> KidneyEvent.BLOOD_VOLUME_IMPLAUSIBLE;
            case FLAT -> KidneyEvent.BLOOD_VOLUME_FLAT;
        };
    }

    private void act(long nowNs) {
        switch (modes.mode()) {
            case KidneyMode.Starting starting -> treat(0, nowNs);
            case KidneyMode.Guided guided -> {
                session.proposeGuided(share(), cuff.mmHg(), nowNs, rate);
                order(nowNs);
            }
            case KidneyMode.Even even -> {
                session.proposeEven(cuff.mmHg(), nowNs, rate);
                order(nowNs);
            }
            case KidneyMode.Sparing sparing -> treat(0, nowNs);
            case KidneyMode.Paused paused -> treat(0, nowNs);
            case KidneyMode.Finished finished -> noteRefusal(idle.order(nowNs));
            case KidneyMode.Fallback fallback -> noteRefusal(idle.order(nowNs));
        }
    }

    private void treat(double mlPerHour, long nowNs) {
        rate.set(FluidRate.ML_PER_HOUR, mlPerHour, nowNs, nowNs + VALID_NS);
        order(nowNs);
    }

    private void order(long nowNs) {
        noteRefusal(guards.rate().order(rate, nowNs));
        dose.propose(nowNs, pump);
        Verdict _ = guards.blood().order(pump, nowNs);
        sodium.set(Concentration.MMOL_PER_L, therapy.sodiumMmolPerL()
                + session.sodiumAboveMmolPerL(), nowNs, nowNs + VALID_NS);
        Verdict _ = guards.sodium().order(sodium, nowNs);
        warmth.set(Temperature.CELSIUS, session.celsius(), nowNs, nowNs + VALID_NS);
        Verdict _ = guards.warmth().order(warmth, nowNs);
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
        boolean isOver = modes.mode() instanceof KidneyMode.Finished;
        alarms.controlLost.report(modes.mode().regime() == Regime.FALLBACK, nowNs);
        alarms.notStarted.report(modes.mode().regime() == Regime.STARTING, nowNs);
        alarms.pressureLow.report(cuff.mmHg() < therapy.lowestSystolicMmHg(), nowNs);
        alarms.cuffLost.report(!cuff.isKnown(), nowNs);
        boolean isBlind = blood.trust() != BloodVolumeTrust.TRUSTED
                && blood.trust() != BloodVolumeTrust.STARTING;
        alarms.bloodVolumeLost.report(isBlind && !isOver, nowNs);
        alarms.bloodVolumeLow.report(share() < therapy.lowestBloodVolume() + SHARE_BAND, nowNs);
        alarms.paused.report(modes.mode() instanceof KidneyMode.Paused, nowNs);
        alarms.filterClotting.report(filter.pressureMmHg() > MEMBRANE_HIGH_MMHG, nowNs);
        alarms.doseLow.report(dose.isOutOfReach() && !isOver, nowNs);
        alarms.goalNotReached.report(isOver && session.leftMl() > LEFT_MUCH_ML, nowNs);
    }

    private void show(long nowNs) {
        screen.patient(share(), cuff.mmHg(), nowNs);
        screen.session(session, dose, nowNs);
        screen.machine(filter, rate.in(FluidRate.ML_PER_HOUR), nowNs);
        journal.put(0, blood.share());
        journal.put(1, cuff.mmHg());
        journal.put(2, ledger.removedMl());
        journal.put(3, filter.pressureMmHg());
        journal.put(4, session.strain());
        journal.put(5, ports.rate.published().in(FluidRate.ML_PER_HOUR));
        journal.note(modes.mode(), guards.rate().reason());
    }
}
