package homeostat.device.pancreas;

import homeostat.kernel.Carbohydrate;
import homeostat.kernel.Glucose;
import homeostat.kernel.Guard;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Journal;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reason;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

/// The control task: one step a minute, from reading to order.
///
/// ```
/// watch ─▶ estimator ─▶ controller ─▶ guards ─▶ orders
///            ledgers ────────┘
/// ```
///
/// A step finds out what is known, then which mode that is, then does what the mode may do.
final class PancreasControl implements Task {
    private static final int JOURNAL_ROWS = 1440;
    private static final long REPEAT_NS = Span.minutes(5);
    private static final long VALID_NS = Span.minutes(30);
    private static final long SETTLE_NS = Span.minutes(10);
    private static final double SUSPEND_MG_PER_DL = 75;
    private static final double RESUME_MG_PER_DL = 85;
    private static final double LOW_MG_PER_DL = 70;
    private static final double HIGH_MG_PER_DL = 250;

    private final Therapy therapy;
    private final PancreasPorts ports;
    private final PancreasAlarms alarms;
    private final ModeCell<PancreasMode> modes;
    private final Journal journal;
    private final GlucoseWatch watch;
    private final GlucoseEstimator estimator;
    private final InsulinLedger insulin;
    private final CarbohydrateLedger carbohydrate;
    private final Controller controller;
    private final Guard<InsulinRate> rateGuard;
    private final Guard<InsulinAmount> bolusGuard;
    private final BasalFallback openLoop;
    private final Proposal<InsulinRate> rate = new Proposal<>();
    private final Proposal<InsulinAmount> bolus = new Proposal<>();
    private long rateOrderedNs = Long.MIN_VALUE / 2;
    private boolean orderRefused;
    private boolean mealMissed;

    PancreasControl(TaskAssembly task, Therapy therapy, PancreasPorts ports) {
        this.therapy = therapy;
        this.ports = ports;
        alarms = new PancreasAlarms(task);
        modes = task.modes(new PancreasMode.Starting(0), PancreasMode.NAMES);
        journal = task.journal(JOURNAL_ROWS, "reading", "estimate", "trend", "predicted",
                "insulin on board", "carbohydrate on board", "rate", "bolus");
        watch = new GlucoseWatch(ports.glucose);
        estimator = new GlucoseEstimator(watch);
        insulin = new InsulinLedger(new InsulinCurve(), ports);
        carbohydrate = new CarbohydrateLedger(ports.meals);
        controller = new Controller(therapy, estimator, insulin, carbohydrate);
        rateGuard = task.guard(ports.rate, new RateLimit(therapy),
                new FloorRateLimit(watch, therapy));
        bolusGuard = task.guard(ports.bolus, new DoseLimit(insulin, therapy),
                new OnBoardLimit(insulin, therapy), new FloorDoseLimit(watch));
        openLoop = Pancreas.fallback(task, therapy, ports);
    }

    @Override
    public void step(long nowNs) {
        journal.begin(nowNs);
        mealMissed = false;
        watch.observe(nowNs);
        estimator.observe(nowNs);
        insulin.minute(therapy.basalUnitsPerHour(), nowNs);
        carbohydrate.minute(nowNs);
        PancreasMode before = modes.mode();
        boolean changed = modes.become(PancreasMode.next(before, event(nowNs)), nowNs);
        act(changed, nowNs);
        raise(nowNs);
        show(nowNs);
    }

    private PancreasEvent event(long nowNs) {
        if (orderRefused) {
            return PancreasEvent.ORDER_REFUSED;
        }
        return switch (watch.distrust()) {
            case STARTING, STALE -> PancreasEvent.SIGNAL_STALE;
            case FLAT -> PancreasEvent.SIGNAL_FLAT;
            case NONE -> trusted(nowNs);
            default -> PancreasEvent.SIGNAL_IMPLAUSIBLE;
        };
    }

    private PancreasEvent trusted(long nowNs) {
        double lowest = Math.min(watch.lastMgPerDl(), controller.eventualMgPerDl());
        if (lowest < SUSPEND_MG_PER_DL) {
            return PancreasEvent.LOW;
        }
        if (insulin.isRefused()) {
            return PancreasEvent.ACTUATOR_REFUSED;
        }
        if (insulin.isUnsettledSince(nowNs - SETTLE_NS)) {
            return PancreasEvent.OUTCOME_UNKNOWN;
        }
        if (!watch.isFresh()) {
            return PancreasEvent.QUIET;
        }
        return lowest < RESUME_MG_PER_DL ? PancreasEvent.MARGINAL : PancreasEvent.GOOD;
    }

    private void act(boolean changed, long nowNs) {
        boolean due = changed || nowNs - rateOrderedNs >= REPEAT_NS;
        switch (modes.mode()) {
            case PancreasMode.Starting starting -> openLoop(nowNs);
            case PancreasMode.Fallback fallback -> openLoop(nowNs);
            case PancreasMode.Suspended suspended -> hold(0, due, nowNs);
            case PancreasMode.Cautious cautious ->
                    hold(therapy.basalUnitsPerHour(), due, nowNs);
            case PancreasMode.Regulating regulating -> regulate(due, nowNs);
        }
    }

    private void openLoop(long nowNs) {
        missMeal();
        orderRefused = openLoop.run(nowNs) == Verdict.REFUSED;
        rateOrderedNs = Long.MIN_VALUE / 2;
    }

    private void hold(double unitsPerHour, boolean due, long nowNs) {
        if (due) {
            rate.set(InsulinRate.UNITS_PER_HOUR, unitsPerHour, nowNs, nowNs + VALID_NS);
            orderRate(nowNs);
        }
    }

    private void regulate(boolean due, long nowNs) {
        if (due) {
            controller.proposeRate(nowNs, rate);
            orderRate(nowNs);
        }
        controller.proposeBolus(nowNs, bolus);
        if (bolus.isPresent()) {
            orderRefused |= bolusGuard.order(bolus, nowNs) == Verdict.REFUSED;
            carbohydrate.cover();
        }
    }

    private void orderRate(long nowNs) {
        orderRefused = rateGuard.order(rate, nowNs) == Verdict.REFUSED;
        rateOrderedNs = nowNs;
    }

    /// Without a loop nobody knows enough for a bolus; the person is told.
    private void missMeal() {
        mealMissed = carbohydrate.uncoveredGrams() > 0;
        carbohydrate.cover();
    }

    private void raise(long nowNs) {
        boolean trusted = watch.distrust() == Reason.NONE;
        double reading = watch.lastMgPerDl();
        alarms.low.report(trusted && reading < LOW_MG_PER_DL, nowNs);
        alarms.lowPredicted.report(modes.mode() instanceof PancreasMode.Suspended, nowNs);
        alarms.high.report(trusted && reading > HIGH_MG_PER_DL, nowNs);
        alarms.controlLost.report(modes.mode() instanceof PancreasMode.Fallback, nowNs);
        alarms.outcomeUnknown.report(insulin.isUnsettledSince(nowNs - SETTLE_NS), nowNs);
        alarms.pumpRefuses.report(insulin.isRefused(), nowNs);
        alarms.mealNotCovered.report(mealMissed || carbohydrate.isRefused(), nowNs);
    }

    private void show(long nowNs) {
        double estimate = estimator.glucose().in(Glucose.MG_PER_DL);
        double trend = estimator.trend().in(GlucoseTrend.MG_PER_DL_PER_MINUTE);
        double predicted = controller.eventualMgPerDl();
        ports.insulinOnBoard.set(InsulinAmount.UNITS, insulin.onBoardUnits(), nowNs);
        ports.carbohydrateOnBoard.set(Carbohydrate.GRAMS, carbohydrate.onBoardGrams(), nowNs);
        ports.insulinRequired.set(InsulinAmount.UNITS, controller.requiredUnits(), nowNs);
        if (watch.distrust() == Reason.NONE) {
            ports.estimate.set(Glucose.MG_PER_DL, estimate, nowNs);
            ports.trend.set(GlucoseTrend.MG_PER_DL_PER_MINUTE, trend, nowNs);
            ports.predicted.set(Glucose.MG_PER_DL, predicted, nowNs);
        } else {
            ports.estimate.missing(nowNs);
            ports.trend.missing(nowNs);
            ports.predicted.missing(nowNs);
        }
        journal.put(0, ports.glucose.reading().in(Glucose.MG_PER_DL));
        journal.put(1, estimate);
        journal.put(2, trend);
        journal.put(3, predicted);
        journal.put(4, insulin.onBoardUnits());
        journal.put(5, carbohydrate.onBoardGrams());
        journal.put(6, rate.in(InsulinRate.UNITS_PER_HOUR));
        journal.put(7, bolus.isPresent() ? bolus.in(InsulinAmount.UNITS) : 0);
        journal.note(modes.mode(), rateGuard.reason());
    }
}
