package homeostat.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.kernel.Elementary;
import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import org.junit.jupiter.api.Test;

/// Why: one wrong last bit of a tangent is another patient a day later.
final class LaneTangentProperties {

    @Test
    void isTheTangentOfTheKernelBitForBit() {
        Generator<double[]> row = choices -> {
            double[] numbers = new double[Lanes.WIDTH];
            for (int lane = 0; lane < numbers.length; lane++) {
                double size = Generators.doubles(-1, 1).from(choices);
                numbers[lane] = Math.scalb(size, Generators.ints(-60, 12).from(choices));
            }
            return numbers;
        };
        Property.named("tangents of a row").cases(20_000).check(row, this::compare);
    }

    @Test
    void isSoAtTheBordersOfItsBranchesAndBeyondAllNumbers() {
        double[] borders = {0, -0.0, 0x1p-55, 0x1p-54, 0.17, 0.1733, 0.34657, 0.3466, 0.5198,
            0.52, 0.69, 1, Math.nextDown(1.0), 1.04, 1.39, 6.93, 7, 13.86, 18.7, 19.06, 19.4,
            19.99, 20, 21, 22, 23, 40, 1e9, Double.MAX_VALUE, Double.POSITIVE_INFINITY,
            Double.MIN_VALUE};
        for (double border : borders) {
            double[] row = new double[Lanes.WIDTH];
            for (int lane = 0; lane < row.length; lane++) {
                row[lane] = lane % 2 == 0 ? border : -border;
            }
            compare(row);
        }
    }

    private void compare(double[] row) {
        double[] rows = new double[2 * Lanes.WIDTH];
        System.arraycopy(row, 0, rows, 0, Lanes.WIDTH);
        LaneTangent.tanh(rows, 0, Lanes.WIDTH);
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            assertEquals(Double.doubleToRawLongBits(Elementary.tanh(row[lane])),
                    Double.doubleToRawLongBits(rows[Lanes.WIDTH + lane]), "tanh " + row[lane]);
        }
    }
}
