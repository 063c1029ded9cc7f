package homeostat.device.pancreas;

import homeostat.kernel.Carbohydrate;
import homeostat.kernel.Duration;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Inbox;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Receipts;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// Everything that enters and leaves the pancreas, as it stands on the sheet.
final class PancreasPorts {
    /// Source of the 12 minutes: openaps/oref0 0.7.1 does not act on a reading older than that.
    private static final long STALE_NS = Span.minutes(12);
    private static final long RATE_VALID_NS = Span.minutes(30);
    private static final long BOLUS_VALID_NS = Span.minutes(5);
    private static final int EVENTS = 8;
    private static final int SLEEP_MINUTES_MAX = 12 * 60;
    private static final Range<Glucose> DISPLAYED = Range.of(Glucose.MG_PER_DL, 0, 600);
    private static final Range<InsulinRate> RATES =
            Range.of(InsulinRate.UNITS_PER_HOUR, 0, 30);
    private static final Range<InsulinAmount> DOSES = Range.of(InsulinAmount.UNITS, 0, 30);

    final In<Glucose> glucose;
    final Inbox<Carbohydrate> meals;
    final Inbox<Duration> sleep;
    final Receipts<InsulinRate> rateReceipts;
    final Receipts<InsulinAmount> bolusReceipts;
    final OrderPort<InsulinRate> rate;
    final OrderPort<InsulinAmount> bolus;
    final Out<Glucose> estimate;
    final Out<GlucoseTrend> trend;
    final Out<Glucose> predicted;
    final Out<InsulinAmount> insulinOnBoard;
    final Out<Carbohydrate> carbohydrateOnBoard;
    final Out<InsulinAmount> insulinRequired;

    // [impl->req~order-is-given-once~1]
    PancreasPorts(TaskAssembly task) {
        glucose = task.input("glucose", Range.of(Glucose.MG_PER_DL, 39, 600), STALE_NS,
                "Continuous glucose monitor; 39 and 600 are the ends of its scale.");
        meals = task.inbox("meal", Range.of(Carbohydrate.GRAMS, 1, 200), EVENTS,
                "Carbohydrate about to be eaten, announced once.");
        sleep = task.inbox("sleep", Range.of(Duration.MINUTES, 0, SLEEP_MINUTES_MAX), 2,
                "How long the person sleeps from now on; 0 when they are awake.");
        rate = task.orders("basal rate", RATES, RATE_VALID_NS,
                "Rate to run at until the order expires; then the pump stops.");
        bolus = task.orders("bolus", DOSES, BOLUS_VALID_NS, "Dose to give now, once.");
        rateReceipts = task.receipts("basal rate receipts", RATES, EVENTS,
                "Whether the pump took the rate, and which.");
        bolusReceipts = task.receipts("bolus receipts", DOSES, EVENTS,
                "Whether the pump gave the dose, and how much.");
        estimate = task.output("glucose estimate", DISPLAYED, "What glucose is believed to be.");
        trend = task.output("glucose trend",
                Range.of(GlucoseTrend.MG_PER_DL_PER_MINUTE, -10, 10), "How fast it moves.");
        predicted = task.output("glucose predicted", DISPLAYED,
                "Glucose expected in an hour if only basal is given.");
        insulinOnBoard = task.output("insulin on board", Range.of(InsulinAmount.UNITS, -10, 60),
                "What still acts of the insulin given beyond basal.");
        carbohydrateOnBoard = task.output("carbohydrate on board",
                Range.of(Carbohydrate.GRAMS, 0, 400), "Announced and not yet absorbed.");
        insulinRequired = task.output("insulin required",
                Range.of(InsulinAmount.UNITS, -30, 60),
                "Largest dose the prediction allows now; negative when too much is on board.");
    }
}
