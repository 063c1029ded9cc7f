package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.TrialException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Whoever asks for what cannot be is told in one sentence, before anything is simulated.
final class TrialRequestTest {
    private static final TrialRequest STANDARD = TrialRequest.standard();

    private static void refused(Executable request, String what) {
        String message = assertThrows(TrialException.class, request).getMessage();
        assertTrue(message.contains(what), message);
        assertTrue(message.contains(", expected "), message);
    }

    @Test
    void refusesWhatCannotBe() {
        refused(() -> STANDARD.withPatients("child#011"), "patients=child#011");
        refused(() -> STANDARD.withPatients(""), "patients=");
        refused(() -> STANDARD.withScenario("feast"), "scenario=feast");
        refused(() -> STANDARD.withMeals("guessed"), "meals=guessed");
        refused(() -> STANDARD.withFaults("fire"), "fault=fire");
        refused(() -> STANDARD.withDays(0), "days=0");
        refused(() -> STANDARD.withDays(366), "days=366");
        refused(() -> STANDARD.withSeeds(0), "seeds=0");
        refused(() -> STANDARD.withWorkers(0), "workers=0");
        refused(() -> STANDARD.withScenario("missing.scenario.json"), "file=missing.scenario.json");
    }

    @Test
    void selectsPatientsByNameByGroupAndAll() {
        assertEquals(30, STANDARD.cohort().size());
        assertEquals(10, STANDARD.withPatients("adults").cohort().size());
        assertEquals(10, STANDARD.withPatients("adolescents").cohort().size());
        assertEquals("child#001",
                STANDARD.withPatients("children").cohort().patient(0).name());
        assertEquals("adult#010",
                STANDARD.withPatients("adult#010").cohort().patient(0).name());
    }

    @Test
    void meansOneSeedOrTheFirstSeeds() {
        assertEquals(new TrialRequest.Seeds(7, 1), STANDARD.withSeed(7).seeds());
        assertEquals(new TrialRequest.Seeds(1, 7), STANDARD.withSeeds(7).seeds());
    }
}
