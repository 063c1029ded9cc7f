package homeostat.body.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because support of a lung is tried on gas exchange that follows the laws that are known:
/// those of veno-venous support as Zanella 2016 and Joyce 2018 state them.
class LungBodyTest {
    private static LungBody supported(double bloodLPerMin, double sweepLPerMin,
            double sweepOxygen) {
        LungBody body = new LungBody(LungPerson.typical(), MembraneLung.adult());
        body.breathe(0.5, 2.5);
        body.support(bloodLPerMin, sweepLPerMin, sweepOxygen);
        body.settle();
        return body;
    }

    @Test
    void aHealthyLungInRoomAirHasTheBloodGasesOfABook() {
        LungBody body = new LungBody(LungPerson.healthy(), MembraneLung.adult());
        body.breathe(0.21, 4.3);
        body.settle();
        assertEquals(40, body.arterialCarbonDioxideMmHg(), 2);
        assertEquals(0.97, body.arterialSaturation(), 0.01);
        double[] cascade = body.cascadeMmHg();
        assertEquals(100, cascade[1], 5, "alveolar oxygen");
        double gradient = cascade[1] - cascade[2];
        assertTrue(gradient >= 5 && gradient <= 14, "alveolar less arterial: " + gradient);
    }

    @Test
    void bloodFlowThroughTheMembraneIsWhatOxygenatesArteries() {
        double little = supported(1, 4, 1).arterialSaturation();
        double middle = supported(2.5, 4, 1).arterialSaturation();
        double much = supported(4.5, 4, 1).arterialSaturation();
        assertTrue(middle > little + 0.02);
        assertTrue(much > middle);
        double swept = supported(2.5, 8, 1).arterialSaturation();
        assertEquals(middle, swept, 0.02, "sweep hardly does");
    }

    @Test
    void sweepGasIsWhatRemovesCarbonDioxide() {
        double little = supported(3, 1, 1).arterialCarbonDioxideMmHg();
        double much = supported(3, 6, 1).arterialCarbonDioxideMmHg();
        assertTrue(little - much > 10, little + " to " + much);
        assertEquals(supported(3, 3, 1).arterialCarbonDioxideMmHg(),
                supported(3, 3, 0.5).arterialCarbonDioxideMmHg(), 1.5,
                "its oxygen hardly does");
        assertEquals(supported(2.2, 3, 1).arterialCarbonDioxideMmHg(),
                supported(4.5, 3, 1).arterialCarbonDioxideMmHg(), 4,
                "blood flow above 2 L/min changes it little");
    }

    @Test
    void recirculationAndShuntCostOxygen() {
        LungBody open = supported(3, 4, 1);
        double before = open.arterialSaturation();
        open.recirculation(0.5);
        open.settle();
        assertTrue(open.arterialSaturation() < before);
        double recirculated = open.arterialSaturation();
        open.shunt(0.6);
        open.settle();
        assertTrue(open.arterialSaturation() < recirculated);
    }

    @Test
    void aBundleAtItsRatedFlowGivesNinetyFivePercent() {
        MembraneLung adult = MembraneLung.adult();
        assertEquals(0.95, adult.saturationAfter(adult.share(5), 0.75, 1), 1e-3);
    }

    @Test
    void inBalanceWhatIsMadeIsWhatLeaves() {
        LungBody body = supported(3, 3, 1);
        double before = body.arterialCarbonDioxideMmHg();
        for (int i = 0; i < 2400; i++) {
            body.step(LungBody.STEP_MINUTES);
        }
        assertEquals(before, body.arterialCarbonDioxideMmHg(), 0.05);
    }

    @Test
    void carbonDioxideOfBloodIsInvertedExactly() {
        for (double haemoglobin = 6; haemoglobin < 20; haemoglobin += 1.5) {
            for (double mmHg = 10; mmHg < 150; mmHg += 5) {
                double content = CarbonDioxideDissociation.contentMlPerDl(mmHg, haemoglobin, 0.8);
                assertEquals(mmHg, CarbonDioxideDissociation.pressureMmHg(content, haemoglobin,
                        0.8), 1e-9 * mmHg);
            }
        }
        assertTrue(CarbonDioxideDissociation.contentMlPerDl(45, 15, 0.7)
                > CarbonDioxideDissociation.contentMlPerDl(45, 15, 1), "Haldane");
    }

    @Test
    void aBreathPressesByItsVolumeOverCompliance() {
        Ventilator chest = new Ventilator(40, 10, 150);
        assertEquals(20, chest.plateauCmH2o(400, 10), 1e-12);
        assertEquals(24, chest.peakCmH2o(400, 10, 1), 1e-12);
        assertEquals(5, chest.alveolarLPerMin(400, 20), 1e-12);
    }
}
