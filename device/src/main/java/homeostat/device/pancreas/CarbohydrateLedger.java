package homeostat.device.pancreas;

import homeostat.kernel.Carbohydrate;
import homeostat.kernel.Inbox;
import homeostat.kernel.Span;

/// The account of carbohydrate that was announced: what is still to be absorbed, and what no bolus
/// has covered yet.
///
/// Two compartments in a row, stomach and gut, each emptied by the same part a minute: the shortest
/// model that has the delay of a meal. An announcement counts once: events come with instants
/// that increase, and one that does not is a repetition.
final class CarbohydrateLedger {
    /// Part of each compartment that moves on in a minute: absorption peaks after 40 min.
    ///
    /// Source: Hovorka and others, Physiological Measurement 25 (2004), time to maximum of
    /// carbohydrate absorption 40 min.
    static final double PART_PER_MIN = 1 / 40.0;

    /// An announcement older than this is not dosed for: its glucose is on the sensor already.
    private static final long LATE_NS = Span.minutes(30);

    private final Inbox<Carbohydrate> meals;
    private double stomachGrams;
    private double gutGrams;
    private double uncoveredGrams;
    private long newestNs = Long.MIN_VALUE;
    private boolean refused;

    CarbohydrateLedger(Inbox<Carbohydrate> meals) {
        this.meals = meals;
    }

    /// Lives one minute and takes in what was announced.
    void minute(long nowNs) {
        double absorbed = gutGrams * PART_PER_MIN;
        double emptied = stomachGrams * PART_PER_MIN;
        stomachGrams -= emptied;
        gutGrams += emptied - absorbed;
        refused = false;
        for (int i = 0; i < meals.size(); i++) {
            announce(meals.in(Carbohydrate.GRAMS, i), meals.atNs(i), nowNs);
        }
    }

    /// Carbohydrate in the stomach, g.
    double stomachGrams() {
        return stomachGrams;
    }

    /// Carbohydrate in the gut, g.
    double gutGrams() {
        return gutGrams;
    }

    /// Announced and not absorbed, g.
    double onBoardGrams() {
        return stomachGrams + gutGrams;
    }

    /// Announced and not yet covered by a bolus, g.
    double uncoveredGrams() {
        return uncoveredGrams;
    }

    /// Notes that a bolus for everything uncovered was ordered, or that none will be.
    void cover() {
        uncoveredGrams = 0;
    }

    /// Whether an announcement of this step was not taken: late, from the future or repeated.
    boolean isRefused() {
        return refused;
    }

    private void announce(double grams, long atNs, long nowNs) {
        boolean repeated = atNs <= newestNs;
        boolean late = nowNs - atNs > LATE_NS || atNs > nowNs;
        if (repeated || late) {
            refused = true;
            return;
        }
        newestNs = atNs;
        stomachGrams += grams;
        uncoveredGrams += grams;
    }
}
