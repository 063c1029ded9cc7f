package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homeostat.record.glucose.GlucoseProfile;
import homeostat.record.glucose.GlucoseTally;
import homeostat.record.glucose.GlucoseUnit;
import homeostat.trial.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Two people who ask for the same trial must get the same result, and be able to look at any part
/// of it again.
final class PancreasTrialTest {
    private static final TrialRequest SMALL = TrialRequest.standard().withPatients("children")
            .withSeeds(2).withScenario("random").withFaults("dropout");
    private static final TrialResult RESULT = PancreasTrial.run(SMALL, ProgressListener.NONE);

    private static JsonNode json(TrialResult result) throws IOException {
        return new ObjectMapper().readTree(TrialJson.of(result));
    }

    /// The result without what is about the machine and not about the patients.
    private static JsonNode timeless(JsonNode root) {
        ((ObjectNode) root).remove("patientDaysPerCpuSecond");
        ((ObjectNode) root.get("request")).remove("workers");
        return root;
    }

    @Test
    void givesTheSameBitsWithAnyNumberOfWorkers() throws IOException {
        TrialResult two = PancreasTrial.run(SMALL.withWorkers(2), ProgressListener.NONE);
        assertEquals(RESULT.digest(), two.digest());
        assertEquals(timeless(json(RESULT)), timeless(json(two)));
        for (int bin = 0; bin < GlucoseProfile.BINS; bin++) {
            assertEquals(RESULT.profile().quantileMgPerDl(bin, 0.5),
                    two.profile().quantileMgPerDl(bin, 0.5));
        }
    }

    @Test
    void differsWithTheSeed() {
        TrialResult one = PancreasTrial.run(SMALL.withPatients("child#001").withSeed(1),
                ProgressListener.NONE);
        TrialResult two = PancreasTrial.run(SMALL.withPatients("child#001").withSeed(2),
                ProgressListener.NONE);
        assertNotEquals(one.digest(), two.digest());
    }

    @Test
    void replaysTheWorstRunOfAPatientAlone() {
        TrialResult.PatientResult worst = RESULT.patients().getFirst();
        TrialResult again = PancreasTrial.run(SMALL.withPatients(worst.patient().name())
                .withSeed(worst.worstRun().seed()), ProgressListener.NONE);
        assertEquals(worst.worstGlucose().meanMgPerDl(), again.pooled().meanMgPerDl());
        assertEquals(worst.worstGlucose().lowestMgPerDl(), again.pooled().lowestMgPerDl());
        assertEquals("./homeostat trial pancreas --patients '" + worst.patient().name()
                + "' --days 1 --scenario random --meals announced --seed "
                + worst.worstRun().seed() + " --faults dropout",
                worst.worstRun().replayCommand());
    }

    @Test
    void takesAScenarioFileInPlaceOfAName() {
        Path file = Path.of("src/test/resources/homeostat/trial/pancreas/scenarios",
                "infusion-set-blocked-at-lunch.scenario.json");
        TrialRun run = ScenarioFile.read(file).run(file.toString());
        GlucoseTally alone = new GlucoseTally();
        PancreasBed.of(run, (minute, world, device) -> alone.add(world.glucoseMgPerDl())).live();
        TrialResult result = PancreasTrial.run(TrialRequest.standard()
                .withPatients(run.patient().name()).withSeed(run.seed())
                .withScenario(file.toString()), ProgressListener.NONE);
        assertEquals(alone.meanMgPerDl(), result.pooled().meanMgPerDl());
        assertTrue(run.replayCommand().contains("--scenario " + file + " --meals announced"));
    }

    @Test
    void tellsHowFarItHasCome() {
        List<String> heard = new ArrayList<>();
        PancreasTrial.run(TrialRequest.standard().withPatients("adult#001").withSeeds(2)
                .withFaults("all").withWorkers(2), (done, total, elapsedNs) ->
                        heard.add(done + "/" + total + (elapsedNs >= 0 ? "" : " before it began")));
        assertEquals(45, heard.size());
        assertEquals("0/44", heard.getFirst());
        assertEquals("44/44", heard.getLast());
    }

    @Test
    void poolsOverPatientsSeedsAndTime() {
        assertEquals(10 * 2 * 1440, RESULT.pooled().readings());
        assertEquals(2 * 1440, RESULT.patients().getFirst().glucose().readings());
        assertEquals(1, RESULT.groups().size());
        assertEquals(RESULT.pooled().inRangePercent(),
                RESULT.groups().getFirst().glucose().inRangePercent());
        assertTrue(RESULT.patientDaysPerCpuSecond() > 0);
    }

    @Test
    void writesTheJsonThatProgramsRead() throws IOException {
        JsonNode root = json(RESULT);
        Set<String> names = new TreeSet<>();
        root.fieldNames().forEachRemaining(names::add);
        assertTrue(names.containsAll(List.of("patients", "days", "tirPercent", "below70Percent",
                "below54Percent", "above180Percent", "above250Percent", "worst", "safetyEvents",
                "patientDaysPerCpuSecond", "digest")), names.toString());
        assertEquals(10, root.get("patients").intValue());
        assertEquals(1, root.get("days").intValue());
        assertEquals(RESULT.pooled().inRangePercent(), root.get("tirPercent").doubleValue());
        assertTrue(root.get("digest").textValue().matches("[0-9a-f]{16}"));
        assertEquals(10, root.get("worst").size());
        JsonNode worst = root.get("worst").get(0);
        for (String name : List.of("tirPercent", "below70Percent", "below54Percent",
                "above180Percent", "above250Percent", "worstSeed")) {
            assertTrue(worst.get(name).isNumber(), name);
        }
        assertEquals(RESULT.patients().getFirst().patient().name(),
                worst.get("patient").textValue());
        assertEquals(RESULT.events().size(), root.get("safetyEvents").size());
    }

    @Test
    void saysHowFarTheModelMayBeBelievedAndShowsTheUnitOfTheReader() {
        String page = TrialHtml.of(RESULT, GlucoseUnit.MMOL_PER_L);
        for (String heading : List.of("Question of interest", "Context of use", "Model influence",
                "Decision consequence", "Verification", "Validation", "Uncertainty",
                "known to be wrong", "Applicability")) {
            assertTrue(page.contains(heading), heading);
        }
        assertTrue(page.contains("3.9&ndash;10.0"));
        assertFalse(page.contains("70&ndash;180"));
    }

    @Test
    void drawsPeopleAndSaysHowTheyDiffer() throws IOException {
        TrialResult drawn = PancreasTrial.run(TrialRequest.standard().withPatients("children:32")
                .withSeeds(1).withWorkers(2), ProgressListener.NONE);
        JsonNode population = json(drawn).get("population");
        assertEquals(32, population.get("size").intValue());
        assertTrue(population.get("drawn").booleanValue());
        JsonNode inRange = population.get("tirPercent");
        assertTrue(inRange.get("low").doubleValue() < inRange.get("mean").doubleValue());
        assertTrue(inRange.get("quantile5").doubleValue()
                <= inRange.get("quantile95").doubleValue());
        assertEquals(32, json(drawn).get("patients").intValue());
        assertEquals(30, json(drawn).get("worst").size());
        assertTrue(drawn.patients().getFirst().worstRun().replayCommand()
                .contains("--patients 'child@"));
        assertTrue(TrialHtml.of(drawn).contains("32 people drawn"));
    }

    @Test
    void writesAPageThatNeedsNothingElse() {
        String page = TrialHtml.of(RESULT);
        assertTrue(page.contains("Not for clinical use"));
        assertTrue(page.contains(RESULT.patients().getFirst().patient().name()));
        assertTrue(page.contains("--faults dropout"));
        String rest = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        for (String elsewhere : List.of("http:", "https:", "src=", "href=", "@import", "url(",
                "<script", "NaN", "Infinity")) {
            assertFalse(rest.contains(elsewhere), elsewhere);
        }
        for (String element : List.of("table", "div", "svg", "figure", "p", "dl", "code", "h2")) {
            assertEquals(page.split("<" + element + "[ >]", -1).length,
                    page.split("</" + element + ">", -1).length, element);
        }
    }
}
