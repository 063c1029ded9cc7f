package homeostat.trial.pancreas.baseline;

import java.util.ArrayList;
import java.util.List;

/// How much of the last meals oref0 believes to be absorbed, from what glucose did beyond insulin.
///
/// Each five minutes count for what glucose rose beyond insulin, for half of what it does now, or
/// for a least impact, whichever is most; a meal six hours old is over. The slopes say how fast
/// the unexplained part has come down from its highest and up from its lowest in the last 45
/// minutes.
///
/// Source: the documented behaviour of openaps/oref0 0.7.1.
final class OrefCarbohydrate {
    private static final double MS_PER_MINUTE = 60_000;
    private static final double MEAL_MINUTES = 6 * 60;
    private static final double RECENT_MINUTES = 45;
    private static final double GAP_MINUTES = 8;
    private static final double SAME_MINUTES = 2;

    /// @param atMs when it was eaten
    /// @param grams carbohydrate
    record Meal(double atMs, double grams) {}

    /// Unexplained change of glucose: over five minutes, and over a quarter of an hour on average.
    private record Deviation(double atMs, double change, double average) {}

    private final List<OrefGlucose.Sample> glucose;
    private final List<Meal> meals;
    private final OrefHistory history;
    private final OrefProfile profile;

    /// Glucose and meals come newest first.
    OrefCarbohydrate(List<OrefGlucose.Sample> glucose, List<Meal> meals, OrefHistory history,
            OrefProfile profile) {
        this.glucose = glucose;
        this.meals = meals;
        this.history = history;
        this.profile = profile;
    }

    /// What is to be believed of the meals now.
    OrefMeal at(double nowMs) {
        List<Deviation> all = deviations(nowMs - MEAL_MINUTES * MS_PER_MINUTE);
        double grams = 0;
        double onBoard = 0;
        double surplus = 0;
        double lastMs = 0;
        for (Meal meal : meals) {
            if (meal.atMs() <= nowMs - MEAL_MINUTES * MS_PER_MINUTE || meal.grams() < 1) {
                continue;
            }
            grams += meal.grams();
            lastMs = Math.max(lastMs, meal.atMs());
            double left = Math.max(0, grams - absorbed(all, meal.atMs()));
            onBoard = Math.max(onBoard, left);
            surplus = left < onBoard ? surplus + meal.grams() : 0;
        }
        onBoard = all.isEmpty() ? 0
                : Decimals.whole(Math.min(profile.meal().onBoardMax(), onBoard));
        return slopes(all, new OrefMeal(Decimals.thousandths(grams - surplus), onBoard, 0, 999,
                lastMs, false), nowMs);
    }

    private double absorbed(List<Deviation> all, double mealMs) {
        if (all.isEmpty()) {
            return 0;
        }
        double now = all.getFirst().average();
        double gramsPerMgPerDl = profile.dose().gramsPerUnit() / profile.dose().sensitivity();
        double grams = 0;
        for (Deviation each : all) {
            if (each.atMs() > mealMs) {
                double impact = Math.max(each.change(),
                        Math.max(now / 2, profile.meal().leastImpact()));
                grams += impact * gramsPerMgPerDl;
            }
        }
        return grams;
    }

    private static OrefMeal slopes(List<Deviation> all, OrefMeal meal, double nowMs) {
        double highest = 0;
        double lowest = 999;
        double fall = 0;
        double rise = 999;
        for (int i = 1; i < all.size(); i++) {
            Deviation then = all.get(i);
            double agoMin = (nowMs - then.atMs()) / MS_PER_MINUTE;
            if (agoMin <= 0 || agoMin > RECENT_MINUTES - 15) {
                continue;
            }
            double slope = (then.average() - all.getFirst().average()) / -agoMin * 5;
            if (then.average() > highest) {
                fall = Math.min(0, slope);
                highest = then.average();
            }
            if (then.average() < lowest) {
                rise = Math.max(0, slope);
                lowest = then.average();
            }
        }
        return new OrefMeal(meal.grams(), meal.onBoardGrams(), Decimals.thousandths(fall),
                Decimals.thousandths(rise), meal.lastAtMs(), meal.wizardUsed());
    }

    /// The newest first, back to `earliestMs`.
    private List<Deviation> deviations(double earliestMs) {
        List<OrefGlucose.Sample> even = everyFiveMinutes(earliestMs);
        List<Deviation> all = new ArrayList<>();
        for (int i = 0; i + 3 < even.size(); i++) {
            OrefGlucose.Sample now = even.get(i);
            double average = Decimals.hundredths((now.mgPerDl() - even.get(i + 3).mgPerDl()) / 3);
            double impact = Decimals.hundredths(-history.at(now.atMs()).activity()
                    * profile.dose().sensitivity() * 5);
            double change = now.mgPerDl() - even.get(i + 1).mgPerDl() - impact;
            all.add(new Deviation(now.atMs(), Decimals.hundredths(change),
                    Decimals.thousandths(average - impact)));
        }
        return all;
    }

    /// Samples about five minutes apart; what is missing lies on the line between its neighbours.
    private List<OrefGlucose.Sample> everyFiveMinutes(double earliestMs) {
        List<OrefGlucose.Sample> even = new ArrayList<>();
        for (OrefGlucose.Sample sample : glucose) {
            if (even.isEmpty()) {
                even.add(sample);
                continue;
            }
            OrefGlucose.Sample last = even.getLast();
            double gapMin = (last.atMs() - sample.atMs()) / MS_PER_MINUTE;
            if (gapMin > GAP_MINUTES) {
                double step = (sample.mgPerDl() - last.mgPerDl()) / gapMin * 5;
                for (double left = gapMin; left > 5; left -= 5) {
                    last = new OrefGlucose.Sample(last.atMs() - 5 * MS_PER_MINUTE,
                            last.mgPerDl() + step);
                    even.add(new OrefGlucose.Sample(last.atMs(), Math.rint(last.mgPerDl())));
                }
            } else if (gapMin > SAME_MINUTES) {
                even.add(sample);
            }
            if (sample.atMs() < earliestMs) {
                break;
            }
        }
        return even;
    }
}
