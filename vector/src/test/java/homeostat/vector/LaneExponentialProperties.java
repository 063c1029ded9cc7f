package homeostat.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.kernel.Elementary;
import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import org.junit.jupiter.api.Test;

/// Why: one wrong last bit of a wall's pressure is another heart a minute later.
final class LaneExponentialProperties {

    @Test
    void isTheExponentialOfTheKernelBitForBit() {
        Generator<double[]> row = choices -> {
            double[] numbers = new double[2 * Lanes.WIDTH];
            for (int i = 0; i < numbers.length; i++) {
                double size = Generators.doubles(-1, 1).from(choices);
                numbers[i] = Math.scalb(size, Generators.ints(-60, 11).from(choices));
            }
            return numbers;
        };
        Property.named("exponentials of two rows").cases(20_000).check(row, this::compare);
    }

    @Test
    void isSoAtTheBordersOfItsBranchesAndBeyondAllNumbers() {
        double[] borders = {0, -0.0, 0x1p-29, 0x1p-28, Math.nextDown(0x1p-28), 0x1.62e42p-2,
            0x1.62e43p-2, Math.nextDown(0x1.62e43p-2), 0.3466, 1.0397, 0x1.0a2b2p0,
            Math.nextDown(0x1.0a2b2p0), 1.04, 1.7328, 2, 80, 699.9, 700, 700.1, 709.78, 709.79,
            745.2, 1e300, Double.POSITIVE_INFINITY, Double.NaN};
        for (double border : borders) {
            double[] row = new double[2 * Lanes.WIDTH];
            for (int i = 0; i < row.length; i++) {
                row[i] = i % 2 == 0 ? border : -border;
            }
            compare(row);
        }
    }

    private void compare(double[] numbers) {
        double[] rows = numbers.clone();
        LaneExponential.exp(rows, 0, 2);
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(Double.doubleToRawLongBits(Elementary.exp(numbers[i])),
                    Double.doubleToRawLongBits(rows[i]), "exp " + numbers[i]);
        }
    }
}
