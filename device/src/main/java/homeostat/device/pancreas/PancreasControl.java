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
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Verdict;

/// The control task: one step a minute, from reading to order.
///
/// ```
/// watch ─▶ estimator ─▶ predictor ─▶ controller ─▶ guards ─▶ orders
///   └────────┴─ ledgers ───┘                          │
///   └─────────────────────────────────────────────────┘ with their own eyes
/// ```
///
/// A step finds out what is known, then which mode that is, then does what the mode may do.
final class PancreasControl implements Task {
    private static final int JOURNAL_ROWS = 40;
    private static final long REPEAT_NS = Span.minutes(5);
    private static final long VALID_NS = Span.minutes(30);
    private static final long SETTLE_NS = Span.minutes(10);
    private static final long PAYBACK_NS = Span.minutes(240);

    /// So long after a sensor has lied, a rise of it is not taken for a meal.
    private static final long TRUST_NS = Span.minutes(180);
    private static final double SUSPEND_MG_PER_DL = 70;
    private static final double RESUME_MG_PER_DL = 80;

    private final Therapy therapy;
    private final PancreasPorts ports;
    private final PancreasAlarms alarms;
    private final ModeCell<PancreasMode> modes;
    private final Journal journal;
    private final GlucoseWatch watch;
    private final InsulinLedger insulin;
    private final CarbohydrateLedger carbohydrate;
    private final Sleep sleep;
    private final GlucoseEstimator estimator;
    private final Predictor predictor;
    private final Controller controller;
    private final Guard<InsulinRate> rateGuard;
    private final Guard<InsulinAmount> bolusGuard;
    private final BasalFallback openLoop;
    private final Proposal<InsulinRate> rate = new Proposal<>();
    private final Proposal<InsulinAmount> bolus = new Proposal<>();
    private long rateOrderedNs;
    private long lostNs = Long.MIN_VALUE / 2;
    private boolean orderRefused;
    private boolean mealMissed;

    PancreasControl(TaskAssembly task, Therapy therapy, PancreasPorts ports) {
        this.therapy = therapy;
        this.ports = ports;
        alarms = new PancreasAlarms(task);
        therapy.limit(task, alarms);
        modes = task.modes(new PancreasMode.Starting(0), PancreasMode.NAMES);
        journal = task.journal(JOURNAL_ROWS, "reading", "estimate", "trend", "in an hour",
                "insulin on board", "carbohydrate on board", "sensitivity", "rise", "rate",
                "bolus");
        watch = new GlucoseWatch(ports.glucose);
        insulin = task.lasting(new InsulinLedger(ports));
        carbohydrate = new CarbohydrateLedger(ports.meals);
        sleep = new Sleep(ports.sleep);
        estimator = new GlucoseEstimator(watch, therapy, insulin, carbohydrate);
        predictor = new Predictor(therapy, estimator, insulin, carbohydrate);
        controller = new Controller(therapy, estimator, predictor, insulin, carbohydrate);
        rateGuard = Pancreas.rateGuard(task, therapy, ports, watch, insulin);
        bolusGuard = Pancreas.bolusGuard(task, therapy, ports, watch, insulin);
        openLoop = Pancreas.fallback(task, therapy, ports);
    }

    @Override
    public void step(long nowNs) {
        journal.begin(nowNs);
        watch.observe(nowNs);
        openLoop.observe(nowNs);
        insulin.minute(therapy.basalUnitsPerHour(), nowNs);
        carbohydrate.minute(nowNs);
        sleep.minute(nowNs);
        if (insulin.isRefused()) {
            estimator.forgetPerson();
        }
        estimator.minute(nowNs);
        if (estimator.isStarted()) {
            predictor.look();
        }
        boolean changed = modes.become(
                PancreasMode.next(modes.mode(), event(nowNs)), nowNs);
        if (changed) {
            begin();
        }
        if (modes.mode().regime() == Regime.FALLBACK) {
            lostNs = nowNs;
        }
        bolus.clear(nowNs);
        act(changed, nowNs);
        raise(nowNs);
        show(nowNs);
    }

    private PancreasEvent event(long nowNs) {
        if (orderRefused) {
            return PancreasEvent.ORDER_REFUSED;
        }
        return switch (watch.trust()) {
            case TRUSTED -> trusted(nowNs);
            case STARTING, STALE -> PancreasEvent.SIGNAL_STALE;
            case FLAT -> PancreasEvent.SIGNAL_FLAT;
            case IMPLAUSIBLE -> PancreasEvent.SIGNAL_IMPLAUSIBLE;
        };
    }

    private PancreasEvent trusted(long nowNs) {
        double lowest = Math.min(watch.lastMgPerDl(), predictor.lowestSoonMgPerDl());
        if (lowest < SUSPEND_MG_PER_DL || watch.isHeadedBelowFloor()) {
            return PancreasEvent.LOW;
        }
        if (insulin.isRefused()) {
            return PancreasEvent.ACTUATOR_REFUSED;
        }
        if (isOutcomeUnknown(nowNs)) {
            return PancreasEvent.OUTCOME_UNKNOWN;
        }
        if (!watch.isFresh()) {
            return PancreasEvent.QUIET;
        }
        return lowest < RESUME_MG_PER_DL ? PancreasEvent.MARGINAL : PancreasEvent.GOOD;
    }

    /// Of a dose for too long, or of all of them because the memory was unreadable.
    private boolean isOutcomeUnknown(long nowNs) {
        return insulin.hasDoubtfulBolus(SETTLE_NS, nowNs) || insulin.isFeared();
    }

    private void begin() {
        if (modes.mode().regime() == Regime.FALLBACK) {
            estimator.doubt();
        }
        openLoop.begin();
    }

    private void act(boolean changed, long nowNs) {
        boolean due = changed || nowNs - rateOrderedNs >= REPEAT_NS;
        mealMissed = carbohydrate.isGivenUp();
        switch (modes.mode()) {
            case PancreasMode.Starting starting -> runOpenLoop(nowNs);
            case PancreasMode.Regulating regulating -> regulate(due, nowNs);
            case PancreasMode.Suspended suspended -> suspend(due, nowNs);
            case PancreasMode.Cautious cautious -> holdBack(due, nowNs);
            case PancreasMode.Fallback fallback -> {
                missMeal();
                runOpenLoop(nowNs);
            }
        }
    }

    private void regulate(boolean due, long nowNs) {
        if (due) {
            controller.proposeRate(nowNs, rate);
            orderRate(nowNs);
        }
        if (insulin.hasDoubtfulBolus(0, nowNs)) {
            return;
        }
        if (carbohydrate.uncoveredGrams() > 0) {
            controller.proposeBolus(nowNs, bolus);
            noteRefusal(bolusGuard.order(bolus, nowNs));
            carbohydrate.cover();
        } else if (due && !sleep.isOn(nowNs) && nowNs - lostNs >= TRUST_NS) {
            controller.proposeMicrobolus(nowNs, bolus);
            noteRefusal(bolusGuard.order(bolus, nowNs));
        }
    }

    private void suspend(boolean due, long nowNs) {
        if (due) {
            rate.set(InsulinRate.UNITS_PER_HOUR, 0, nowNs, nowNs + VALID_NS);
            rate.because(Reason.PREDICTION);
            orderRate(nowNs);
        }
    }

    /// Less than the controller would, if that is less than basal.
    private void holdBack(boolean due, long nowNs) {
        if (due) {
            controller.proposeRate(nowNs, rate);
            double unitsPerHour = Math.min(therapy.basalUnitsPerHour(),
                    rate.in(InsulinRate.UNITS_PER_HOUR));
            rate.set(InsulinRate.UNITS_PER_HOUR, unitsPerHour, nowNs, nowNs + VALID_NS);
            orderRate(nowNs);
        }
    }

    private void orderRate(long nowNs) {
        noteRefusal(rateGuard.order(rate, nowNs));
        rateOrderedNs = nowNs;
    }

    /// The fallback, and less than it where the account says that too much is on its way: a bolus
    /// that counted on basal being withheld must not lose that with the loop. The account speaks
    /// for [#PAYBACK_NS] after the last plausible reading; then basal is due whatever it says.
    private void runOpenLoop(long nowNs) {
        double mostUnitsPerHour = therapy.basalUnitsPerHour();
        if (estimator.isStarted() && nowNs - watch.lastAtNs() < PAYBACK_NS) {
            controller.proposeRate(nowNs, rate);
            mostUnitsPerHour = rate.in(InsulinRate.UNITS_PER_HOUR);
        }
        noteRefusal(openLoop.order(mostUnitsPerHour, nowNs));
    }

    /// A refusal stands until something is ordered again.
    private void noteRefusal(Verdict verdict) {
        orderRefused = switch (verdict) {
            case NOTHING -> orderRefused;
            case ORDERED, LIMITED -> false;
            case REFUSED -> true;
        };
    }

    /// Without a loop nobody knows enough for a bolus; the person is told.
    private void missMeal() {
        mealMissed |= carbohydrate.uncoveredGrams() > 0;
        carbohydrate.cover();
    }

    // [impl->req~loss-of-control-is-heard~1]
    private void raise(long nowNs) {
        boolean trusted = watch.trust() == SensorTrust.TRUSTED;
        boolean low = trusted && watch.isBelow(therapy.lowLimitMgPerDl());
        boolean suspended = modes.mode() instanceof PancreasMode.Suspended;
        alarms.low.report(low, nowNs);
        alarms.lowPredicted.report(suspended && !low, nowNs);
        alarms.high.report(trusted && watch.lastMgPerDl() > therapy.highLimitMgPerDl(), nowNs);
        alarms.controlLost.report(modes.mode().regime() == Regime.FALLBACK, nowNs);
        alarms.notStarted.report(modes.mode().regime() == Regime.STARTING, nowNs);
        alarms.outcomeUnknown.report(isOutcomeUnknown(nowNs), nowNs);
        alarms.pumpRefuses.report(insulin.isRefused(), nowNs);
        alarms.mealNotCovered.report(mealMissed || carbohydrate.isRefused(), nowNs);
    }

    private void show(long nowNs) {
        double estimate = estimator.glucose().in(Glucose.MG_PER_DL);
        double trend = estimator.trend().in(GlucoseTrend.MG_PER_DL_PER_MINUTE);
        double onBoardUnits = insulin.fearedOnBoardUnits(therapy.unitsPerDay());
        ports.insulinOnBoard.set(InsulinAmount.UNITS, onBoardUnits, nowNs);
        ports.carbohydrateOnBoard.set(Carbohydrate.GRAMS, carbohydrate.onBoardGrams(), nowNs);
        if (watch.trust() == SensorTrust.TRUSTED) {
            ports.estimate.set(Glucose.MG_PER_DL, estimate, nowNs);
            ports.trend.set(GlucoseTrend.MG_PER_DL_PER_MINUTE, trend, nowNs);
            ports.predicted.set(Glucose.MG_PER_DL, predictor.inAnHourMgPerDl(), nowNs);
            ports.insulinRequired.set(InsulinAmount.UNITS, predictor.doseUnits(), nowNs);
        } else {
            ports.estimate.missing(nowNs);
            ports.trend.missing(nowNs);
            ports.predicted.missing(nowNs);
            ports.insulinRequired.missing(nowNs);
        }
        journal.put(0, ports.glucose.reading().in(Glucose.MG_PER_DL));
        journal.put(1, estimate);
        journal.put(2, trend);
        journal.put(3, predictor.inAnHourMgPerDl());
        journal.put(4, onBoardUnits);
        journal.put(5, carbohydrate.onBoardGrams());
        journal.put(6, estimator.state(GlucoseEstimator.SENSITIVITY));
        journal.put(7, estimator.state(GlucoseEstimator.RISE));
        journal.put(8, insulin.possibleUnitsPerHour(nowNs));
        journal.put(9, bolus.isPresent() ? bolus.in(InsulinAmount.UNITS) : 0);
        journal.note(modes.mode(), rateGuard.reason());
    }
}
