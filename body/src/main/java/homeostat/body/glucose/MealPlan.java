package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is eaten on every day, and when: `7:00=45,12:00=70` is 45 g of carbohydrate at seven and
/// 70 g at noon. The empty text and `none` are a day of fasting.
public final class MealPlan {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final Pattern MEAL = Pattern.compile("(\\d{1,2}):(\\d{2})=(\\S+)");

    private final String text;
    private final double[] gramsAtMinute = new double[MINUTES_PER_DAY];

    private MealPlan(String text) {
        this.text = text;
        Arrays.fill(gramsAtMinute, -1);
    }

    /// The plan that the text says.
    ///
    /// @throws BodyException when a time is not one of a day, stands twice, or the amount is not
    ///         one that somebody can eat
    public static MealPlan parse(String text) {
        MealPlan plan = new MealPlan(text);
        if (text.isBlank() || text.strip().equals("none")) {
            return plan;
        }
        for (String part : text.split(",", -1)) {
            plan.add(part.strip());
        }
        return plan;
    }

    private void add(String part) {
        Matcher meal = MEAL.matcher(part);
        if (!meal.matches()) {
            throw refusal("not a meal", part, "time=grams such as 7:00=45");
        }
        int hour = Integer.parseInt(meal.group(1));
        int minute = Integer.parseInt(meal.group(2));
        if (hour > 23 || minute > 59) {
            throw refusal("not a time of day", part, "0:00 to 23:59");
        }
        double grams = grams(part, meal.group(3));
        if (!(grams >= 0 && grams <= Meals.MEAL_GRAMS_MAX)) {
            throw refusal("impossible meal", part, "0 to 500 g of carbohydrate");
        }
        int minuteOfDay = hour * 60 + minute;
        if (gramsAtMinute[minuteOfDay] >= 0) {
            throw refusal("two meals at one time", part, "each time once");
        }
        gramsAtMinute[minuteOfDay] = grams;
    }

    private double grams(String part, String number) {
        if (!number.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)")) {
            throw refusal("not an amount", part, "grams such as 45 or 12.5");
        }
        return Double.parseDouble(number);
    }

    private BodyException refusal(String what, String part, String expected) {
        return new BodyException(what + ": meal=\"" + part + "\" in \"" + text
                + "\", expected " + expected);
    }

    /// Carbohydrate announced at that minute since the first midnight, g; every day is the same.
    public double gramsAt(long minute) {
        return Math.max(0, gramsAtMinute[Math.floorMod(minute, MINUTES_PER_DAY)]);
    }

    /// Carbohydrate of a whole day, g.
    public double gramsPerDay() {
        double sum = 0;
        for (double grams : gramsAtMinute) {
            sum += Math.max(0, grams);
        }
        return sum;
    }

    /// The text it was made from.
    @Override
    public String toString() {
        return text;
    }
}
