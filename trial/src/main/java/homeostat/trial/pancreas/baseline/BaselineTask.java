package homeostat.trial.pancreas.baseline;

import homeostat.kernel.Carbohydrate;
import homeostat.kernel.Glucose;
import homeostat.kernel.Guard;
import homeostat.kernel.In;
import homeostat.kernel.Inbox;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Proposal;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.Reason;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.TaskAssembly;

/// Carries a [Baseline] between the ports that every pancreas has.
///
/// A temporary rate runs until its end, then basal: here that is done by ordering what is due
/// every five minutes, since an order of ours expires.
final class BaselineTask implements Task {
    private static final long MINUTE_NS = Span.minutes(1);
    private static final long VALID_NS = Span.minutes(30);
    private static final long BOLUS_VALID_NS = Span.minutes(5);
    private static final int EVENTS = 8;
    private static final int REPEAT_MINUTES = 5;
    private static final double LEAST_UNITS = 0.05;

    /// What the pump can do, in U/h and in U: a baseline has no other guard.
    private static final double PUMP_MAX = 30;
    private static final Range<InsulinRate> RATES =
            Range.of(InsulinRate.UNITS_PER_HOUR, 0, PUMP_MAX);
    private static final Range<InsulinAmount> DOSES = Range.of(InsulinAmount.UNITS, 0, PUMP_MAX);

    private final Baselines.Prescribed prescribed;
    private final Baseline baseline;
    private final In<Glucose> glucose;
    private final Inbox<Carbohydrate> meals;
    private final Guard<InsulinRate> rateGuard;
    private final Guard<InsulinAmount> bolusGuard;
    private final Proposal<InsulinRate> rate = new Proposal<>();
    private final Proposal<InsulinAmount> bolus = new Proposal<>();
    private final Task fallback;
    private final Baseline.Wish wish = new Baseline.Wish();
    private Baseline.Reading reading = new Baseline.Reading(Double.NaN, -1, false);
    private double tempUnitsPerHour = Double.NaN;
    private long tempEndsMinute;
    private double orderedUnitsPerHour = Double.NaN;

    BaselineTask(TaskAssembly task, Baselines.Prescribed prescribed, Baseline baseline) {
        this.prescribed = prescribed;
        this.baseline = baseline;
        glucose = task.input("glucose", Range.of(Glucose.MG_PER_DL, 39, 600), Span.minutes(12),
                "Continuous glucose monitor.");
        meals = task.inbox("meal", Range.of(Carbohydrate.GRAMS, 1, 200), EVENTS,
                "Carbohydrate about to be eaten.");
        var rates = task.orders("basal rate", RATES, VALID_NS, "Rate to run at.");
        var doses = task.orders("bolus", DOSES, BOLUS_VALID_NS, "Dose to give now.");
        task.receipts("basal rate receipts", RATES, EVENTS, "What became of a rate.");
        task.receipts("bolus receipts", DOSES, EVENTS, "What became of a dose.");
        Limit<InsulinRate> pump = (nowNs, bounds) -> bounds.atMost(
                InsulinRate.UNITS_PER_HOUR, PUMP_MAX, Reason.RATE);
        rateGuard = task.guard(rates, pump);
        fallback = new BasalOnly(prescribed, task.guard(rates, pump));
        bolusGuard = task.guard(doses, (nowNs, bounds) -> bounds.atMost(
                InsulinAmount.UNITS, PUMP_MAX, Reason.RATE));
    }

    /// What every task that orders must have: basal.
    Task fallback() {
        return fallback;
    }

    @Override
    public void step(long nowNs) {
        long minute = nowNs / MINUTE_NS;
        look();
        double grams = 0;
        for (int i = 0; i < meals.size(); i++) {
            grams += meals.in(Carbohydrate.GRAMS, i);
        }
        Baseline.Numbers clinic = prescribed.numbers();
        wish.clear();
        baseline.minute(new Baseline.Sight(minute, reading, grams, clinic), wish);
        if (!Double.isNaN(wish.unitsPerHour())) {
            tempUnitsPerHour = wish.unitsPerHour();
            tempEndsMinute = minute + (long) wish.minutes();
        }
        double due = minute < tempEndsMinute ? tempUnitsPerHour : clinic.basalUnitsPerHour();
        if (due != orderedUnitsPerHour || minute % REPEAT_MINUTES == 0) {
            rate.set(InsulinRate.UNITS_PER_HOUR, Math.max(0, due), nowNs, nowNs + VALID_NS);
            rateGuard.order(rate, nowNs);
            orderedUnitsPerHour = due;
        }
        if (wish.bolusUnits() >= LEAST_UNITS) {
            bolus.set(InsulinAmount.UNITS, wish.bolusUnits(), nowNs, nowNs + BOLUS_VALID_NS);
            bolusGuard.order(bolus, nowNs);
        }
    }

    private void look() {
        Reading<Glucose> now = glucose.reading();
        boolean good = now.quality() == Quality.GOOD;
        long minute = now.atNs() / MINUTE_NS;
        boolean isNew = good && minute > reading.minute();
        reading = isNew ? new Baseline.Reading(now.in(Glucose.MG_PER_DL), minute, true)
                : new Baseline.Reading(reading.mgPerDl(), reading.minute(), false);
    }

    /// Basal and nothing else.
    private record BasalOnly(Baselines.Prescribed prescribed, Guard<InsulinRate> guard)
            implements Task {
        @Override
        public void step(long nowNs) {
            Proposal<InsulinRate> basal = new Proposal<>();
            basal.set(InsulinRate.UNITS_PER_HOUR, prescribed.numbers().basalUnitsPerHour(),
                    nowNs, nowNs + VALID_NS);
            guard.order(basal, nowNs);
        }
    }
}
