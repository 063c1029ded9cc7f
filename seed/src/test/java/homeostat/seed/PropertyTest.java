package homeostat.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A property test that misses bugs is worse than none: planted ones must be found and made small.
final class PropertyTest {
    private static final Generator<List<Long>> LISTS =
            Generators.lists(Generators.longs(), 0, 30);

    @Test
    void shrinksANumberToTheBoundaryOfTheBug() {
        assertShrinksTo("1001", Generators.longs(), value -> value <= 1000);
        assertShrinksTo("-77", Generators.longs(), value -> value > -77);
        assertShrinksTo("13", Generators.ints(5, 90), value -> value < 13);
        assertShrinksTo("-13", Generators.ints(-90, -5), value -> value > -13);
        assertShrinksTo("true", Generators.booleans(), value -> !value);
    }

    @Test
    void shrinksAListToTheElementsThatMatter() {
        assertShrinksTo("[101]", LISTS, list -> list.stream().allMatch(value -> value <= 100));
        assertShrinksTo("[0, 0, 0]", LISTS, list -> list.size() < 3);
        assertShrinksTo("[1, 0]", LISTS, list -> list.stream().sorted().toList().equals(list)
                || list.stream().anyMatch(value -> value < 0));
        assertShrinksTo("[7, 7]", LISTS.map(list -> list.stream().map(x -> x % 50).toList()),
                list -> list.stream().filter(value -> value == 7).count() < 2);
    }

    @Test
    void shrinksADoubleToAWholeNumberWhereItCan() {
        assertShrinksTo("5.0", Generators.anyDoubles(), value -> !(value > 4.2));
        assertShrinksTo("2.0", Generators.doubles(-1.5, 800.25), value -> value <= 1.5);
        assertShrinksTo("0.25", Generators.doubles(0.25, 0.75), value -> value > 0.5);
    }

    @Test
    void shrinksThroughMapFlatMapOneOfAndWhere() {
        assertShrinksTo("n=10", Generators.longs(0, 1000).map(n -> "n=" + n),
                text -> text.length() < 4);
        assertShrinksTo("[9, 9, 9]", Generators.ints(0, 20).flatMap(
                n -> Generators.lists(Generators.constant(n), 3, 6)), list -> list.get(0) < 9);
        assertShrinksTo("40", Generators.oneOf(Generators.longs(0, 9), Generators.longs(0, 99)),
                value -> value < 40);
        assertShrinksTo("12", Generators.longs(0, 999).where(n -> n % 4 == 0), n -> n < 10);
        assertShrinksTo("SECONDS", Generators.enums(TimeUnit.class),
                unit -> unit.compareTo(TimeUnit.SECONDS) < 0);
        assertShrinksTo("0+101", Generators.both(Generators.longs(0, 900),
                Generators.longs(0, 900), (a, b) -> new long[] {a, b}).where(p -> p[0] + p[1] > 0)
                .map(p -> p[0] + "+" + p[1]), PropertyTest::sumsToAtMostAHundred);
    }

    @Test
    void findsBugsThatOnlyBoundariesShow() {
        assertShrinksTo("-9223372036854775808", Generators.longs(), v -> v != Long.MIN_VALUE);
        assertShrinksTo("NaN", Generators.anyDoubles(), v -> v.doubleValue() == v);
        assertShrinksTo("-0.0", Generators.anyDoubles(), v -> !v.equals(-0.0));
        assertShrinksTo("4.9E-324", Generators.anyDoubles(), v -> v != Double.MIN_VALUE);
        assertShrinksTo("360.5", Generators.doubles(-1.0, 360.5), v -> v < 360.5);
        assertShrinksTo("[9, 9]", Generators.lists(Generators.ints(0, 9), 0, 4),
                list -> list.stream().mapToInt(x -> x).sum() != 18 || list.size() != 2);
    }

    @Test
    void stillFailsWithTheShrunkValueAndSaysHowToReplayIt() {
        PropertyFailure failure = assertThrows(PropertyFailure.class, () -> Property
                .named("halves are whole").seed(5)
                .holds(Generators.longs(), value -> value % 2 == 0));
        assertTrue(failure.getMessage().startsWith("does not hold: \"halves are whole\" for 1"));
        assertTrue(failure.getMessage().endsWith("replay with -Dhomeostat.seed=5"));
    }

    @Test
    void triesTheSameCasesForTheSameSeedAndOthersForAnother() {
        assertEquals(casesTried("same", 1), casesTried("same", 1));
        assertNotEquals(casesTried("same", 1), casesTried("same", 2));
        assertNotEquals(casesTried("same", 1), casesTried("other", 1));
    }

    @Test
    void takesTheSeedFromTheSystemProperty() {
        String before = System.getProperty(Property.SEED_PROPERTY);
        try {
            System.setProperty(Property.SEED_PROPERTY, "-31");
            assertEquals(-31, Property.named("any").seed());
            System.setProperty(Property.SEED_PROPERTY, "x");
            assertThrows(IllegalArgumentException.class, () -> Property.named("any"));
            System.clearProperty(Property.SEED_PROPERTY);
            assertEquals(Property.SEED_DEFAULT, Property.named("any").seed());
        } finally {
            if (before != null) {
                System.setProperty(Property.SEED_PROPERTY, before);
            }
        }
    }

    @Test
    void keepsTheExceptionOfAClaimAsItsCause() {
        IllegalStateException planted = new IllegalStateException("planted");
        PropertyFailure failure = assertThrows(PropertyFailure.class, () -> Property
                .check("throws", Generators.booleans(), value -> {
                    throw planted;
                }));
        assertSame(planted, failure.getCause());
    }

    @Test
    void refusesAPropertyThatDiscardsMostOfItsCases() {
        PropertyFailure failure = assertThrows(PropertyFailure.class, () -> Property
                .holds("rare", Generators.longs().where(value -> value == 123_456_789), v -> true));
        assertTrue(failure.getMessage().startsWith("does not try enough: \"rare\""));
    }

    @Test
    void generatesWithinTheRangesPromised() {
        Property.holds("ints", Generators.ints(-7, 11), value -> value >= -7 && value <= 11);
        Property.holds("longs", Generators.longs(5, Long.MAX_VALUE), value -> value >= 5);
        Property.holds("doubles", Generators.doubles(-0.3, 1e300), v -> v >= -0.3 && v <= 1e300);
        Property.holds("widest doubles",
                Generators.doubles(-Double.MAX_VALUE, Double.MAX_VALUE), Double::isFinite);
        Property.holds("lists", Generators.lists(Generators.booleans(), 2, 5),
                list -> list.size() >= 2 && list.size() <= 5);
        Set<Integer> seen = new HashSet<>();
        Property.check("all of a small range", Generators.ints(-20, 20), seen::add);
        assertEquals(41, seen.size());
    }

    private static boolean sumsToAtMostAHundred(String sum) {
        String[] parts = sum.split("\\+");
        return Long.parseLong(parts[0]) + Long.parseLong(parts[1]) <= 100;
    }

    private static List<List<Long>> casesTried(String name, long seed) {
        List<List<Long>> tried = new ArrayList<>();
        Property.named(name).seed(seed).check(LISTS, tried::add);
        return tried;
    }

    /// Every one of twenty seeds must find the bug and shrink it to the same smallest value.
    private static <T> void assertShrinksTo(
            String smallest, Generator<T> values, java.util.function.Predicate<T> condition) {
        for (long seed = 0; seed < 20; seed++) {
            Property property = Property.named("planted").seed(seed);
            PropertyFailure failure = assertThrows(
                    PropertyFailure.class, () -> property.holds(values, condition));
            String message = failure.getMessage();
            String shown = message.substring(message.indexOf(" for ") + 5);
            assertEquals(smallest, shown.split("(, first seen as| \\(case)")[0], message);
        }
    }
}
