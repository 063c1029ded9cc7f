package homeostat.body.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists because oxygen that is not in the blood cannot be delivered: `reference_values.json`,
/// to 1e-4.
class OxygenDissociationGolden {
    @ParameterizedTest
    @CsvSource({"26.86, 0.50008", "27.0, 0.50353", "40, 0.74946", "60, 0.9058", "80, 0.95725",
        "100, 0.97747"})
    void saturationIsSeveringhaus(double mmHg, double saturation) {
        assertEquals(saturation, OxygenDissociation.saturation(mmHg), 1e-5);
        assertEquals(mmHg, OxygenDissociation.pressureMmHg(OxygenDissociation.saturation(mmHg)),
                1e-9 * mmHg);
    }

    @Test
    void whatBloodHoldsIsInvertedWhereTheCurveIsSteepAndWhereItIsFlat() {
        for (double haemoglobin = 6; haemoglobin < 20; haemoglobin += 1.5) {
            for (double mmHg = 0.5; mmHg < 700; mmHg += 0.5) {
                double content = OxygenDissociation.contentMlPerDl(haemoglobin, mmHg);
                assertEquals(mmHg, OxygenDissociation.pressureMmHg(haemoglobin, content), 1e-7);
            }
            assertEquals(700, OxygenDissociation.pressureMmHg(haemoglobin, 99), 1e-6);
            assertEquals(0, OxygenDissociation.pressureMmHg(haemoglobin, 0), 1e-6);
        }
    }

    @Test
    void eightKilopascalGiveThePublishedFigure() {
        assertEquals(0.9058175549677596, OxygenDissociation.saturation(8 * 7.50062), 1e-4);
        assertEquals(0.9105910282554015, OxygenDissociation.saturationByThomas(8 * 7.50062),
                1e-4);
    }

    @Test
    void theTwoCurvesDifferByLessThanAnOximeterErrs() {
        for (double mmHg = 15; mmHg < 500; mmHg += 0.5) {
            assertEquals(OxygenDissociation.saturation(mmHg),
                    OxygenDissociation.saturationByThomas(mmHg), 0.03, mmHg + " mmHg");
        }
    }

    @Test
    void saturationRisesWithPressureFromNothing() {
        assertEquals(0, OxygenDissociation.saturation(0));
        double last = 0;
        for (double mmHg = 0.5; mmHg < 700; mmHg += 0.5) {
            double saturation = OxygenDissociation.saturation(mmHg);
            assertTrue(saturation > last && saturation < 1);
            last = saturation;
        }
    }

    @Test
    void acidAndWarmthMakeBloodLetGo() {
        assertTrue(OxygenDissociation.shift(7.2, 37) < 1);
        assertTrue(OxygenDissociation.shift(7.4, 39) < 1);
        assertEquals(1, OxygenDissociation.shift(7.4, 37));
    }
}
