package homeostat.body.circulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists because a heart pump is tried on these people: the pump must be one that exists, and the
/// person must answer it as people do.
class PumpPatientTest {
    private static final int STEPS_A_SECOND = 1024;

    private static PumpPatient at(double speedRpm, int seconds) {
        PumpPatient patient = new PumpPatient(HeartFailure.typical(), speedRpm);
        live(patient, seconds);
        return patient;
    }

    private static void live(PumpPatient patient, int seconds) {
        for (int i = 0; i < seconds * STEPS_A_SECOND; i++) {
            patient.step();
        }
    }

    /// Source: the head-flow curves that the maker of the HeartMate 3 prints, read to 3 mmHg.
    @ParameterizedTest
    @CsvSource({"3000, 0, 32", "3000, 2, 23", "4000, 3, 41", "5000, 0, 90", "5000, 4, 63",
        "6000, 4, 105", "6000, 6, 70", "7000, 5, 140", "8000, 6, 178", "8000, 8, 126",
        "9000, 9, 164", "9000, 11, 72"})
    void thePumpLiesOnThePublishedCurves(double speedRpm, double flow, double headMmHg) {
        assertEquals(headMmHg, CentrifugalPump.headMmHg(speedRpm, flow), 7);
    }

    @Test
    void aFasterPumpTakesMoreAndEmptiesTheHeart() {
        PumpPatient slow = at(5000, 40);
        PumpPatient fast = at(6500, 40);

        assertTrue(fast.beat().pumpLPerMin() > slow.beat().pumpLPerMin() + 1);
        assertTrue(fast.endDiastolicMmHg() < slow.endDiastolicMmHg() - 5);
        assertFalse(fast.isSuckedBeat());
    }

    @Test
    void aPumpThatIsTooFastDrawsTheWallIn() {
        PumpPatient patient = at(8500, 40);

        assertTrue(patient.isSuckedBeat());
        assertTrue(patient.beat().leftVolume().low() < 50);
    }

    @Test
    void aPumpThatStandsLetsBloodRunBack() {
        PumpPatient patient = at(0, 20);

        assertTrue(patient.beat().pumpLPerMin() < -1, "flow " + patient.beat().pumpLPerMin());
    }

    @Test
    void bloodIsConservedWhileThePumpDrawsTheWallIn() {
        PumpPatient patient = new PumpPatient(HeartFailure.typical(), 8500);
        double before = patient.body().volumeMl();
        live(patient, 60);

        assertEquals(before, patient.body().volumeMl(), 1e-8);
    }

    @Test
    void workBringsMoreBloodToTheHeart() {
        PumpPatient patient = at(5600, 30);
        double before = patient.endDiastolicMmHg();
        patient.exert(1);
        live(patient, 60);

        assertTrue(patient.endDiastolicMmHg() > before + 3);
    }

    @Test
    void theFlowEstimateErrsAsPublished() {
        double squares = 0;
        int count = 0;
        for (HeartFailure person : HeartFailure.cohort(1, 40)) {
            PumpPatient patient = new PumpPatient(person, 6000);
            live(patient, 5);
            PumpSensors sensors = new PumpSensors(Stream.of(1).split(person.name()));
            for (int i = 0; i < 50; i++) {
                for (int step = 0; step < 20; step++) {
                    patient.step();
                }
                sensors.read(patient, 6000, 0.02);
                double error = sensors.flowLPerMin() - patient.pumpLPerMin();
                squares += error * error;
                count++;
            }
        }
        assertEquals(1.63, Math.sqrt(squares / count), 0.2);
    }

    @Test
    void aCohortIsTheSameHoweverManyAreAskedFor() {
        assertEquals(HeartFailure.cohort(1, 3).get(2), HeartFailure.cohort(1, 9).get(2));
        assertNotEquals(HeartFailure.cohort(1, 3).get(2), HeartFailure.cohort(2, 3).get(2));
    }
}
