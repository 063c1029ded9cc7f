package homeostat.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.body.BodyException;
import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.MealPlan;
import homeostat.body.glucose.Meals;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why: a patient must not live another life because of who shares the register.
final class GlucoseLanesProperties {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final MealPlan FIVE_MEALS =
            MealPlan.parse("7:00=45,12:00=70,16:00=15,18:00=80,23:00=10");

    @Test
    void everyPatientIsTheSameBodyBitForBitOverADayOfFiveMeals() {
        Row row = new Row(GlucosePatients.all());
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            double grams = FIVE_MEALS.gramsAt(minute);
            for (int person = 0; person < row.size(); person++) {
                row.serve(person, grams, row.basal(person) + grams / row.carbRatio(person));
            }
            row.live();
        }
    }

    @Test
    void andOverDaysThatNobodyShouldHaveEachAnotherOne() {
        Property.named("rows of strange days").cases(12).check(
                Generators.ints(0, Integer.MAX_VALUE), seed -> {
            Stream stream = Stream.of(seed);
            List<GlucosePatient> people = new ArrayList<>();
            for (int i = 0; i < 1 + stream.nextInt(2 * GlucoseLanes.width()); i++) {
                people.add(stream.pick(GlucosePatients.all()));
            }
            Row row = new Row(people);
            for (int minute = 0; minute < 300; minute++) {
                for (int lane = 0; lane < row.size(); lane++) {
                    double grams = stream.chance(0.02) ? stream.uniform(0, 150) : 0;
                    double bolus = stream.chance(0.02) ? stream.uniform(0, 12) : 0;
                    row.serve(lane, grams, row.basal(lane) * stream.nextInt(3) + bolus);
                }
                row.live();
            }
        });
    }

    @Test
    void refusesWhatNoPumpOrMouthCanAndNobody() {
        GlucoseLanes lanes = new GlucoseLanes(GlucosePatients.all().subList(0, 1));
        assertThrows(BodyException.class,
                () -> lanes.minute(new double[] {Double.NaN}, new double[] {0}));
        assertThrows(BodyException.class,
                () -> lanes.minute(new double[] {0}, new double[] {501}));
        assertThrows(BodyException.class, () -> new GlucoseLanes(List.of()));
    }

    /// Some people in lanes, and each of them alone.
    private static final class Row {
        private final GlucoseLanes lanes;
        private final List<GlucoseBody> alone = new ArrayList<>();
        private final List<Meals> plates = new ArrayList<>();
        private final double[] units;
        private final double[] grams;

        Row(List<GlucosePatient> people) {
            lanes = new GlucoseLanes(people);
            units = new double[people.size()];
            grams = new double[people.size()];
            for (GlucosePatient each : people) {
                alone.add(new GlucoseBody(each));
                plates.add(new Meals());
            }
        }

        int size() {
            return units.length;
        }

        double basal(int lane) {
            return lanes.patient(lane).clinic().basalUnitsPerMinute();
        }

        double carbRatio(int lane) {
            return lanes.patient(lane).clinic().carbRatioGramsPerUnit();
        }

        void serve(int lane, double mealGrams, double insulinUnits) {
            plates.get(lane).announce(mealGrams);
            grams[lane] = plates.get(lane).eatMinute();
            units[lane] = insulinUnits;
        }

        void live() {
            lanes.minute(units, grams);
            for (int lane = 0; lane < units.length; lane++) {
                GlucoseBody body = alone.get(lane);
                body.minute(units[lane], grams[lane]);
                for (int index = 0; index < GlucoseBody.STATES; index++) {
                    assertEquals(Double.doubleToRawLongBits(body.state(index)),
                            Double.doubleToRawLongBits(lanes.state(lane, index)),
                            body.patient().name() + " state " + index);
                }
            }
        }
    }
}
