package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.seed.Generators;
import homeostat.seed.Property;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Why: weights made once are right for every minute of a life or for none.
final class InsulinChainProperties {

    private static final int[] INSULIN = {5, 6, 7, 8, 9, 10, 11};

    @Test
    void followsTheEquationsToTenDigitsWhateverIsInfused() {
        Property.named("insulin as by small steps").cases(10).check(
                Generators.ints(0, Integer.MAX_VALUE), seed -> {
            Stream stream = Stream.of(seed);
            GlucosePatient patient = stream.pick(GlucosePatients.all());
            GlucoseBody body = new GlucoseBody(patient);
            PlainModel plain = new PlainModel(patient);
            for (int minute = 0; minute < 120; minute++) {
                double units = stream.chance(0.1) ? stream.uniform(0, 12) : 0;
                body.minute(units, 0);
                plain.minute(units, 0);
                for (int state : INSULIN) {
                    assertEquals(plain.x[state], body.state(state),
                            1e-9 * Math.max(1, Math.abs(plain.x[state])), "x" + (state + 1));
                }
            }
        });
    }
}
