package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.seed.Generators;
import homeostat.seed.Property;
import org.junit.jupiter.api.Test;

/// Why: a stomach that empties at a wrong rate is another person's.
final class ExponentialProperties {

    @Test
    void isTheExponentialToEightDigits() {
        Property.named("e^y to 1e-8").cases(5000).check(Generators.doubles(-700, 700), y ->
                assertEquals(1, Exponential.of(y) / StrictMath.exp(y), 1e-8, "y=" + y));
    }
}
