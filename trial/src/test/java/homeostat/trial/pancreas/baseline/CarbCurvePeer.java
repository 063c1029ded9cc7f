package homeostat.trial.pancreas.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Why: how a meal is followed by what glucose does is the other half of an open system; what
/// LoopKit/LoopAlgorithm printed of it must come out of ours, too.
///
/// Source: fixtures of LoopKit/LoopAlgorithm (MIT) and the settings that its tests state for them.
final class CarbCurvePeer {
    private static final LocalDateTime ZERO = LocalDateTime.parse("2015-10-15T21:30:00");
    private static final double STEP_MIN = 5;
    private static final double PRINTED = 1.2e-7;
    private static final double MG_PER_DL_PER_UNIT = 40;

    /// @param seen fixture of what glucose did
    /// @param meal which meal of the input
    /// @param curve of its absorption
    /// @param longest multiple of the stated time, at the slowest
    /// @param initial multiple of it, before anything is seen
    /// @param delayMin to the first effect
    /// @param leftSeconds what is printed of the time that is left
    private record Case(String seen, int meal, CarbCurve curve, double longest, double initial,
            double delayMin, boolean adaptive, double leftSeconds) {

        ObservedMeal meal(double gramsPerUnit) {
            JsonNode eaten = fixture("carb_entry_input").get(meal);
            JsonNode moved = fixture(seen);
            double hours = eaten.path("absorption_time").doubleValue();
            ObservedMeal one = new ObservedMeal(new ObservedMeal.Settings(curve,
                    MG_PER_DL_PER_UNIT / gramsPerUnit, initial * hours, longest * hours, delayMin,
                    adaptive), minutes(eaten.path("start_at")), eaten.path("amount").doubleValue(),
                    minutes(moved.get(moved.size() - 1).path("end_at")));
            for (JsonNode each : moved) {
                double from = minutes(each.path("start_at"));
                double until = minutes(each.path("end_at"));
                ObservedMeal.share(List.of(one), each.path("velocity").doubleValue()
                        * (until - from), from, until);
            }
            assertEquals(leftSeconds, 60 * one.leftMin(), 1);
            return one;
        }
    }

    private static final CarbCurve EVEN = CarbCurve.EVEN;
    private static final CarbCurve TRAPEZE = CarbCurve.TRAPEZE;

    private static JsonNode fixture(String name) {
        try {
            return new ObjectMapper().readTree(SharedFolder.path("glucose/loopalgorithm")
                    .resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new AssertionError("cannot read the fixture " + name, e);
        }
    }

    private static double minutes(JsonNode time) {
        return Duration.between(ZERO, LocalDateTime.parse(time.textValue().replace("Z", "")))
                .toSeconds() / 60.0;
    }

    private static DynamicTest onBoard(String output, Case one) {
        return DynamicTest.dynamicTest("on board " + output + " " + one.curve, () -> {
            ObservedMeal meal = one.meal(8);
            for (JsonNode each : fixture(output)) {
                assertEquals(each.path("amount").doubleValue(),
                        meal.onBoardGrams(minutes(each.path("date")), 10, STEP_MIN), PRINTED,
                        each::toString);
            }
        });
    }

    private static DynamicTest effect(String output, double gramsPerUnit, double delayMin,
            Case one) {
        return DynamicTest.dynamicTest("effect " + output, () -> {
            ObservedMeal meal = one.meal(gramsPerUnit);
            for (JsonNode each : fixture(output)) {
                assertEquals(each.path("amount").doubleValue(), MG_PER_DL_PER_UNIT / gramsPerUnit
                        * meal.absorbedGrams(minutes(each.path("date")), delayMin, STEP_MIN),
                        PRINTED, each::toString);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> absorbsAsLoopSays() {
        Case none = new Case("ice_35_min_input", 2, EVEN, 1.5, 2, 10, false, 4 * 3600);
        Case partial = new Case("ice_35_min_input", 0, EVEN, 1.5, 2, 10, false, 8509);
        Case full = new Case("ice_1_hour_input", 0, EVEN, 1.5, 1.5, 10, false, 0);
        Case slow = new Case("ice_slow_absorption", 1, EVEN, 2, 2, 0, false, 10488);
        return Stream.of(
                effect("dynamic_glucose_effect_none_observed_output", 9, 0, none),
                effect("dynamic_glucose_effect_partially_observed_output", 8, 10, partial),
                effect("dynamic_glucose_effect_fully_observed_output", 8, 10, full),
                effect("dynamic_glucose_effect_never_fully_observed_output", 8, 10, slow),
                onBoard("ice_35_min_none_output", none),
                onBoard("ice_35_min_partial_output", partial),
                onBoard("ice_1_hour_output", new Case("ice_1_hour_input", 0, EVEN, 2, 2, 10,
                        false, 0)),
                onBoard("ice_slow_absorption_output", slow),
                onBoard("ice_35_min_none_piecewiselinear_output", new Case("ice_35_min_input", 2,
                        TRAPEZE, 1.5, 1.5, 10, false, 3 * 3600)),
                onBoard("ice_35_min_partial_piecewiselinear_output", new Case("ice_35_min_input",
                        0, TRAPEZE, 1.5, 1.5, 10, false, 7008)),
                onBoard("ice_1_hour_output", new Case("ice_1_hour_input", 0, TRAPEZE, 1.5, 1.5,
                        10, false, 0)),
                onBoard("ice_slow_absorption_piecewiselinear_output", new Case(
                        "ice_slow_absorption", 1, TRAPEZE, 1.5, 1.5, 0, false, 6888)),
                onBoard("ice_35_min_partial_piecewiselinear_adaptiverate_output", new Case(
                        "ice_35_min_input", 0, TRAPEZE, 1.5, 1, 0, true, 3326)));
    }
}
