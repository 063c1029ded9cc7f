package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.BodyException;
import homeostat.seed.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A fit that cannot find again what made the readings says nothing about a person.
final class GlucoseFitTest {
    private static final double BASE = 130;
    private static final double FADE_MIN = 90;
    private static final double GUT_MIN = 18;
    private static final double INPUT = 12;
    private static final double NOISE = 3;

    @TempDir
    private Path folder;

    /// Six days of the model itself.
    private static GlucoseFit fitted(long seed) {
        Stream stream = Stream.of(seed);
        double[] minutes = new double[1700];
        double[] mgPerDl = new double[minutes.length];
        double glucose = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < minutes.length; i++) {
            first += INPUT * stream.gaussian();
            for (int step = 0; step < 50; step++) {
                double out = second / GUT_MIN;
                glucose += 0.1 * (out - glucose / FADE_MIN);
                second += 0.1 * (first / GUT_MIN - out);
                first -= 0.1 * first / GUT_MIN;
            }
            minutes[i] = 5 * i;
            mgPerDl[i] = BASE + glucose + NOISE * stream.gaussian();
        }
        return GlucoseFit.of(minutes, mgPerDl);
    }

    @Test
    void findsAgainWhatMadeTheReadings() {
        GlucoseFit fit = fitted(3);
        List<GlucoseFit.Number> numbers = fit.numbers();
        double[] truth = {BASE, FADE_MIN, GUT_MIN, INPUT, NOISE};
        double[] within = {0.15, 0.5, 0.35, 0.5, 0.1};
        for (int i = 0; i < truth.length; i++) {
            GlucoseFit.Number number = numbers.get(i);
            assertEquals(truth[i], number.best(), within[i] * truth[i], number.toString());
            assertTrue(number.standardErrorPercent() > 0.5 && number.standardErrorPercent() < 60,
                    number.toString());
        }
        assertTrue(numbers.getLast().isIdentifiable(), numbers.getLast().toString());
        GlucoseFit.Prediction half = fit.predictions().getLast();
        assertTrue(half.ours() < half.holdLast() && half.ours() < half.linear(), half.toString());
    }

    @Test
    void saysThatItDoesNotKnowWhatTheReadingsDoNotSay() {
        double[] minutes = new double[400];
        double[] still = new double[minutes.length];
        Stream stream = Stream.of(4);
        for (int i = 0; i < minutes.length; i++) {
            minutes[i] = 5 * i;
            still[i] = 120 + 3 * stream.gaussian();
        }
        List<GlucoseFit.Number> numbers = GlucoseFit.of(minutes, still).numbers();
        assertFalse(numbers.get(2).isIdentifiable(), numbers.get(2).toString());
    }

    @Test
    void refusesTooLittle() {
        BodyException refusal = assertThrows(BodyException.class,
                () -> GlucoseFit.of(new double[10], new double[10]));
        assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
    }

    @Test
    void aPersonIsTheSameAfterTheFile() throws IOException {
        GlucosePatient person = fitted(5).patient("somebody", 62);
        Path file = folder.resolve("x.person");
        Files.writeString(file, PersonFile.text(person, "a test"));
        GlucosePatient read = PersonFile.read(file);
        assertEquals(person.hovorka(), read.hovorka());
        assertEquals(person.clinic().basalUnitsPerHour(), read.clinic().basalUnitsPerHour(), 1e-6);
        assertEquals(62, read.clinic().weightKg());
    }

    @Test
    void refusesAFileThatIsNoPerson() throws IOException {
        String good = PersonFile.text(HovorkaPeople.published(), "a test");
        Path file = folder.resolve("x.person");
        for (String bad : new String[] {"", "rubbish\n", good.replace("homeostat-person 1", "x"),
            good.replace("name hovorka\n", ""), good.replace("weight-kg 75.0", "weight-kg 7500"),
            good.replace("weight-kg 75.0", "weight-kg fat"), good + "weight-kg 75\n",
            good + "height-cm 180\n", good.replace("gut-tmax-min", "gut"), good + "x\n"}) {
            Files.writeString(file, bad);
            BodyException refusal =
                    assertThrows(BodyException.class, () -> PersonFile.read(file), bad);
            assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
        }
    }
}
