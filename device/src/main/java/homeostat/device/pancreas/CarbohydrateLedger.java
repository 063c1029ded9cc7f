package homeostat.device.pancreas;

import homeostat.kernel.Carbohydrate;
import homeostat.kernel.Inbox;
import homeostat.kernel.Span;

/// The account of carbohydrate that was announced: what is still to be absorbed, and what no bolus
/// has covered yet.
///
/// An announcement counts once: events come with instants that increase, and one that does not
/// is a repetition.
final class CarbohydrateLedger {
    /// An announcement older than this is not dosed for: its glucose is on the sensor already.
    private static final long LATE_NS = Span.minutes(30);

    /// A meal that could not be covered for so long is left to the rate.
    private static final long WAITING_NS = Span.minutes(45);

    private final Inbox<Carbohydrate> meals;
    private final MealAction action = new MealAction();
    private double uncoveredGrams;
    private long newestNs = Long.MIN_VALUE;
    private boolean refused;
    private boolean givenUp;

    CarbohydrateLedger(Inbox<Carbohydrate> meals) {
        this.meals = meals;
    }

    /// Lives one minute and takes in what was announced.
    void minute(long nowNs) {
        action.minute();
        refused = false;
        givenUp = uncoveredGrams > 0 && nowNs - newestNs > WAITING_NS;
        if (givenUp) {
            uncoveredGrams = 0;
        }
        for (int i = 0; i < meals.size(); i++) {
            announce(meals.in(Carbohydrate.GRAMS, i), meals.atNs(i), nowNs);
        }
    }

    /// What of the meals acts now and what will.
    MealAction action() {
        return action;
    }

    /// Announced and not absorbed, g.
    double onBoardGrams() {
        return action.onBoardGrams();
    }

    /// Announced and not yet covered by a bolus, g.
    double uncoveredGrams() {
        return uncoveredGrams;
    }

    /// Notes that a bolus for everything uncovered was ordered, or that none will be.
    void cover() {
        uncoveredGrams = 0;
    }

    /// Whether a meal was announced within the last `spanNs`.
    boolean isAnnouncedWithin(long spanNs, long nowNs) {
        return newestNs >= nowNs - spanNs;
    }

    /// Whether an announcement of this step was not taken: late, from the future or repeated.
    boolean isRefused() {
        return refused;
    }

    /// Whether a meal waited for its bolus in vain until this step.
    boolean isGivenUp() {
        return givenUp;
    }

    private void announce(double grams, long atNs, long nowNs) {
        boolean repeated = atNs <= newestNs;
        boolean late = nowNs - atNs > LATE_NS || atNs > nowNs;
        if (repeated || late) {
            refused = true;
            return;
        }
        newestNs = atNs;
        action.eat(grams);
        uncoveredGrams += grams;
    }
}
