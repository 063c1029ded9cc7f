package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.body.BodyException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why: a slip in a meal is a wrong bolus; what cannot be eaten must be refused in plain words.
final class MealsTest {

    @Test
    void eatsFiveGramsAMinuteUntilThePlateIsEmpty() {
        Meals plate = new Meals();
        plate.announce(12);
        assertEquals(List.of(5.0, 5.0, 2.0, 0.0), List.of(plate.eatMinute(), plate.eatMinute(),
                plate.eatMinute(), plate.eatMinute()));
    }

    @Test
    void queuesASecondMealBehindTheFirst() {
        Meals plate = new Meals();
        plate.announce(7);
        plate.eatMinute();
        plate.announce(4);
        assertEquals(6, plate.waitingGrams());
        assertEquals(5, plate.eatMinute());
        assertEquals(1, plate.eatMinute());
    }

    @Test
    void refusesAMealNobodyCouldEat() {
        for (double wrong : new double[] {-1, 501, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals("impossible meal: grams=" + wrong
                            + ", expected 0 to 500 g of carbohydrate",
                    assertThrows(BodyException.class, () -> new Meals().announce(wrong))
                            .getMessage());
        }
    }

    @Test
    void readsAPlanAndRepeatsItEveryDay() {
        MealPlan plan = MealPlan.parse("7:00=45, 12:30=70.5,23:59=10");
        assertEquals(45, plan.gramsAt(420));
        assertEquals(70.5, plan.gramsAt(1440 + 750));
        assertEquals(10, plan.gramsAt(1439));
        assertEquals(0, plan.gramsAt(421));
        assertEquals(125.5, plan.gramsPerDay());
        assertEquals(0, MealPlan.parse("none").gramsPerDay());
        assertEquals(0, MealPlan.parse("").gramsPerDay());
    }

    @Test
    void refusesAPlanThatIsNotOne() {
        refused("7=45", "not a meal", "time=grams such as 7:00=45");
        refused("7:0=45", "not a meal", "time=grams such as 7:00=45");
        refused("7:00", "not a meal", "time=grams such as 7:00=45");
        refused("24:00=45", "not a time of day", "0:00 to 23:59");
        refused("7:60=45", "not a time of day", "0:00 to 23:59");
        refused("7:00=-3", "impossible meal", "0 to 500 g of carbohydrate");
        refused("7:00=501", "impossible meal", "0 to 500 g of carbohydrate");
        refused("7:00=NaN", "not an amount", "grams such as 45 or 12.5");
        refused("7:00=45g", "not an amount", "grams such as 45 or 12.5");
        refused("7:00=4,07:00=5", "07:00=5", "two meals at one time", "each time once");
        refused("7:00=4,", "", "not a meal", "time=grams such as 7:00=45");
    }

    private static void refused(String text, String what, String expected) {
        refused(text, text, what, expected);
    }

    private static void refused(String text, String part, String what, String expected) {
        assertEquals(what + ": meal=\"" + part + "\" in \"" + text + "\", expected " + expected,
                assertThrows(BodyException.class, () -> MealPlan.parse(text)).getMessage());
    }
}
