package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.BodyException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Why: the table is read by other programs, which know its columns and how its numbers look.
final class GlucoseTraceTest {

    @Test
    void beginsWithTheFastingStateAndHasARowPerInterval() {
        StringBuilder text = new StringBuilder();
        new GlucoseTrace(GlucosePatients.select("adolescent#001"), 60, 20,
                MealPlan.parse("none"), new GlucoseTrace.Dosing(true, false)).write(text);
        List<String> lines = text.toString().lines().toList();
        assertEquals(5, lines.size());
        assertEquals(GlucoseTrace.HEADER, lines.get(0));
        assertEquals("adolescent#001,0,149.02,0,0,0,250.621836,176.5065599,4.697517762,0,97.554,"
                + "97.554,3.198149173,57.95122447,93.22588285,250.621836", lines.get(1));
        assertTrue(lines.get(4).startsWith("adolescent#001,60,149.02,"));
    }

    @Test
    void writesEverybodyWhenAskedTo() {
        StringBuilder text = new StringBuilder();
        new GlucoseTrace(GlucosePatients.select("all"), 0, 1, MealPlan.parse("none"),
                new GlucoseTrace.Dosing(true, true)).write(text);
        assertEquals(31, text.toString().lines().count());
    }

    @Test
    void repeatsTheMealsOnTheSecondDay() {
        double[] carried = new double[2];
        new GlucoseTrace(GlucosePatients.select("adult#002"), 2 * 1440, 30,
                MealPlan.parse("7:00=45"), GlucoseTrace.Dosing.parse("steady", "cr"))
                .run(GlucosePatients.named("adult#002"), (body, minute) -> {
                    if (minute % 1440 == 450) {
                        carried[minute / 1440] = body.carbohydrateOnBoardGrams();
                    }
                });
        assertTrue(carried[0] > 20, "first day " + carried[0]);
        assertEquals(carried[0], carried[1], 2);
    }

    @Test
    void readsIntervals() {
        assertEquals(15, GlucoseTrace.intervalMinutes("15m"));
        assertEquals(5, GlucoseTrace.intervalMinutes("5"));
        assertEquals(60, GlucoseTrace.intervalMinutes("1h"));
        for (String wrong : List.of("0m", "", "-5m", "15s", "1.5h")) {
            assertEquals("not an interval: every=" + wrong
                            + ", expected whole minutes or hours such as 15m or 1h",
                    refusal(() -> GlucoseTrace.intervalMinutes(wrong)));
        }
    }

    @Test
    void readsLengths() {
        assertEquals(1440, GlucoseTrace.lengthMinutes("24"));
        assertEquals(0, GlucoseTrace.lengthMinutes("0"));
        for (String wrong : List.of("-1", "8785", "99999999999", "1.5", "", "24h")) {
            assertEquals("not a length: hours=" + wrong
                            + ", expected whole hours from 0 to 8784",
                    refusal(() -> GlucoseTrace.lengthMinutes(wrong)));
        }
    }

    @Test
    void saysWhenNobodyTakesItsRows() {
        Appendable full = new FullDisk();
        GlucoseTrace trace = new GlucoseTrace(List.of(), 0, 1, MealPlan.parse("none"),
                new GlucoseTrace.Dosing(true, true));
        assertEquals("trace not written: disk full, expected a place that takes text",
                refusal(() -> trace.write(full)));
    }

    private static final class FullDisk implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public Appendable append(char letter) throws IOException {
            throw new IOException("disk full");
        }
    }

    @Test
    void refusesWordsItDoesNotKnow() {
        assertEquals("no such basal rate: basal=fast, expected steady or none",
                refusal(() -> GlucoseTrace.Dosing.parse("fast", "cr")));
        assertEquals("no such bolus rule: bolus=big, expected cr or none",
                refusal(() -> GlucoseTrace.Dosing.parse("steady", "big")));
    }

    @Test
    void refusesLengthsThatCannotBe() {
        MealPlan none = MealPlan.parse("none");
        GlucoseTrace.Dosing dosing = new GlucoseTrace.Dosing(true, true);
        assertEquals("impossible length of a trace: hours=-1.0, expected 0 to 8784",
                refusal(() -> new GlucoseTrace(List.of(), -60, 15, none, dosing)));
        assertEquals("impossible interval of a trace: minutes=0, expected 1 or more",
                refusal(() -> new GlucoseTrace(List.of(), 60, 0, none, dosing)));
    }

    private static String refusal(Executable attempt) {
        return assertThrows(BodyException.class, attempt).getMessage();
    }

    @Test
    void printsNumbersLikeTenDigitsOfC() {
        assertEquals("0", TenDigits.of(-0.0));
        assertEquals("149.02", TenDigits.of(149.02));
        assertEquals("-2.738492397e-11", TenDigits.of(-2.7384923971234e-11));
        assertEquals("0.0001", TenDigits.of(0.0001));
        assertEquals("1e-05", TenDigits.of(0.00001));
        assertEquals("1.5e+10", TenDigits.of(1.5e10));
        assertEquals("1234567890", TenDigits.of(1234567890.4));
        assertEquals("1e+10", TenDigits.of(9999999999.9));
        assertEquals("0.3333333333", TenDigits.of(1.0 / 3));
        assertEquals("1e-120", TenDigits.of(1e-120));
        for (double value = 1e-7; value < 1e13; value *= 7.3) {
            assertEquals(value, Double.parseDouble(TenDigits.of(value)), value * 1e-9,
                    String.format(Locale.ROOT, "%g", value));
        }
    }
}
