package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import homeostat.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is eaten decides what a trial is worth.
final class ScenarioTest {
    private static final String GOOD = """
            {"title": "t", "patient": "adult#001", "days": 2, "seed": 1,
             "meals": [{"at": "7:05", "grams": 40, "announced": false}],
             "faults": [{"kind": "stale", "day": 2, "from": "1:00", "minutes": 30,
                         "severity": 0.5}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void fiveMealsAreTheFiveOfTheLiterature() {
        List<Meal> day = Scenario.named("five-meals", "announced").day(Stream.of(1));
        assertEquals(List.of(new Meal(420, 45, true), new Meal(720, 70, true),
                new Meal(960, 15, true), new Meal(1080, 80, true), new Meal(1380, 10, true)), day);
    }

    @Test
    void randomDaysKeepToTheirHabits() {
        Scenario random = Scenario.named("random", "unannounced");
        int meals = 0;
        double grams = 0;
        for (long day = 0; day < 2000; day++) {
            int last = 0;
            for (Meal meal : random.day(Stream.of(day))) {
                assertTrue(meal.minuteOfDay() >= Math.max(300, last), "in the order of time");
                assertTrue(meal.minuteOfDay() <= 1380 && meal.grams() > 0 && !meal.announced());
                last = meal.minuteOfDay();
                meals++;
                grams += meal.grams();
            }
        }
        assertEquals(3 * 0.95 + 3 * 0.30, meals / 2000.0, 0.06);
        assertEquals(0.95 * 195 + 0.30 * 30, grams / 2000.0, 4);
    }

    @Test
    void sameSeedSameMeals() {
        Scenario random = Scenario.named("random", "announced");
        assertEquals(random.day(Stream.of(9)), random.day(Stream.of(9)));
    }

    @Test
    void readsMealsAndFaultsFromAFile() throws IOException {
        Path file = folder.resolve("x.scenario.json");
        Files.writeString(file, GOOD);
        Scenario scenario = Scenario.named(file.toString(), "announced");
        assertEquals(List.of(new Meal(425, 40, false)), scenario.day(Stream.of(1)));
        assertEquals(List.of(new Fault(FaultKind.STALE, 1500, 30, 0.5)), scenario.faults());
    }

    @Test
    void refusesAFileThatIsNotExactlyAScenario() throws IOException {
        for (String[] change : new String[][] {{"adult#001", "adult#099"}, {"7:05", "25:00"},
            {"40", "-1"}, {"stale", "sleepy"}, {"\"day\": 2", "\"day\": 3"}, {"\"seed\": 1,", ""},
            {"\"days\": 2", "\"days\": \"two\""}, {"\"title\"", "\"headline\": \"\", \"title\""},
            {"\"severity\": 0.5", "\"severity\": 2"}, {"]}", ""}}) {
            Path file = folder.resolve("bad.scenario.json");
            Files.writeString(file, GOOD.replace(change[0], change[1]));
            TrialException refusal =
                    assertThrows(TrialException.class, () -> ScenarioFile.read(file), change[1]);
            assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
        }
    }
}
