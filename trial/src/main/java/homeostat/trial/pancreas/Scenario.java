package homeostat.trial.pancreas;

import homeostat.body.glucose.Meals;
import homeostat.seed.Stream;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a virtual patient eats on each day of a trial, and what breaks at a time fixed beforehand.
///
/// @param name `five-meals`, `random`, or the path of a [ScenarioFile]
/// @param announcement `announced` or `unannounced`; a scenario file says so meal by meal
/// @param menu the meals of one day
/// @param faults what breaks, in addition to what a trial draws
public record Scenario(String name, String announcement, Menu menu, List<Fault> faults) {

    /// Minutes of a day.
    public static final int MINUTES_PER_DAY = 24 * 60;

    /// Everybody sleeps from midnight until then, unless they eat.
    static final int AWAKE_MINUTE = 5 * 60;

    /// The meals of each day.
    @FunctionalInterface
    public interface Menu {
        /// The meals of one day in the order of time; `stream` belongs to this day alone.
        List<Meal> day(Stream stream);
    }

    /// The scenario of that name: `five-meals`, `random`, or a file that ends in
    /// [ScenarioFile#SUFFIX].
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static Scenario named(String name, String announcement) {
        boolean announced = switch (announcement) {
            case "announced" -> true;
            case "unannounced" -> false;
            default -> throw new TrialException("no such way to eat: meals=" + announcement
                    + ", expected announced or unannounced");
        };
        if (name.endsWith(ScenarioFile.SUFFIX)) {
            Path file = Path.of(name);
            return ScenarioFile.read(file).scenario(name, announcement);
        }
        Menu menu = switch (name) {
            case "five-meals" -> fiveMeals(announced);
            case "random" -> stream -> randomDay(stream, announced);
            default -> throw new TrialException("no such scenario: scenario=" + name
                    + ", expected five-meals, random or a file that ends in "
                    + ScenarioFile.SUFFIX);
        };
        return new Scenario(name, announcement, menu, List.of());
    }

    /// The meals of one day; `stream` belongs to this day alone.
    public List<Meal> day(Stream stream) {
        return menu.day(stream);
    }

    /// 220 g a day: breakfast, lunch, a snack, dinner, something late.
    private static Menu fiveMeals(boolean announced) {
        List<Meal> day = List.of(
                new Meal(7 * 60, 45, announced),
                new Meal(12 * 60, 70, announced),
                new Meal(16 * 60, 15, announced),
                new Meal(18 * 60, 80, announced),
                new Meal(23 * 60, 10, announced));
        return stream -> day;
    }

    /// An ordinary person's day: three meals nearly always, three snacks now and then.
    ///
    /// Source: the default random scenario of simglucose: chances, times and amounts below, times
    /// cut off at the borders of their part of the day, amounts rounded to a gram.
    private static List<Meal> randomDay(Stream stream, boolean announced) {
        List<Meal> meals = new ArrayList<>();
        for (Habit habit : Habit.DAY) {
            boolean eaten = stream.chance(habit.chance);
            int minute = habit.minute(stream);
            double grams = Math.rint(habit.grams + habit.gramsDeviation * stream.gaussian());
            if (eaten && grams > 0) {
                meals.add(new Meal(minute, Math.min(grams, Meals.MEAL_GRAMS_MAX), announced));
            }
        }
        return meals;
    }

    /// One meal of the day as people tend to have it.
    ///
    /// @param chance that it happens at all
    /// @param fromMinute earliest
    /// @param untilMinute latest
    /// @param minute on average
    /// @param minuteDeviation standard deviation of the time
    /// @param grams on average
    /// @param gramsDeviation standard deviation of the amount
    private record Habit(double chance, int fromMinute, int untilMinute, int minute,
            int minuteDeviation, double grams, double gramsDeviation) {

        static final List<Habit> DAY = List.of(
                new Habit(0.95, 300, 540, 420, 60, 45, 10),
                new Habit(0.30, 540, 600, 570, 30, 10, 5),
                new Habit(0.95, 600, 840, 720, 60, 70, 10),
                new Habit(0.30, 840, 960, 900, 30, 10, 5),
                new Habit(0.95, 960, 1200, 1080, 60, 80, 10),
                new Habit(0.30, 1200, 1380, 1290, 30, 10, 5));

        /// A time from the normal distribution, drawn again while it is outside the borders.
        int minute(Stream stream) {
            while (true) {
                double drawn = minute + minuteDeviation * stream.gaussian();
                if (drawn >= fromMinute && drawn < untilMinute) {
                    return (int) Math.rint(drawn);
                }
            }
        }
    }
}
