package homeostat.trial.pancreas.baseline;

import static homeostat.trial.pancreas.baseline.OrefVectors.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import homeostat.trial.pancreas.baseline.OrefSituation.Context;
import homeostat.trial.pancreas.baseline.OrefSituation.Given;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Why: a baseline is worth something only if it is the real one. Every recorded call of the
/// original, openaps/oref0 0.7.1, is made again here and its answer compared.
final class OrefPeer {
    private static final String UNIT = "oref0_unit_vectors.jsonl";
    private static final String LOOP = "oref0_closed_loop_vectors.jsonl";
    private static final double EQUAL_PART = 0.98;

    private final List<String> different = new ArrayList<>();

    @Test
    void decidesAsTheOriginalDidInTheLoop() {
        List<JsonNode> vectors = OrefVectors.read(LOOP);
        for (JsonNode vector : vectors) {
            double nowMs = OrefVectors.timeMs(vector.path("now"));
            OrefDecision decision = Oref.decide(new Given(
                    OrefVectors.glucose(vector.path("glucose_status")),
                    OrefVectors.temp(vector.path("currenttemp")),
                    OrefVectors.onBoard(vector.path("iob_data")),
                    OrefVectors.profile(vector.path("profile")),
                    new Context(OrefVectors.meal(vector.path("meal_data")),
                            number(vector.path("autosens"), "ratio"),
                            vector.path("microBolusAllowed").asBoolean(), nowMs)));
            compare(vector.path("patient").asText() + " " + vector.path("now").asText(),
                    vector.path("output"), decision);
        }
        expectNearlyAll(vectors.size());
    }

    @Test
    void decidesAsTheOriginalDidInItsOwnTests() {
        int count = 0;
        for (JsonNode vector : OrefVectors.read(UNIT)) {
            JsonNode input = vector.path("input");
            if (vector.path("fn").asText().equals("determine_basal")) {
                compare(vector.path("test").asText(), vector.path("output"), decide(input));
                count++;
            } else if (vector.path("fn").asText().equals("basal-set-temp.setTempBasal")) {
                compare(input.toString(), vector.path("output"),
                        OrefVectors.temp(input.path(4)).toward(input.path(0).doubleValue(),
                                input.path(1).doubleValue(),
                                OrefVectors.profile(input.path(2)).basal()));
                count++;
            }
        }
        expectNearlyAll(count);
    }

    @Test
    void countsInsulinOnBoardAsTheOriginalDid() {
        for (JsonNode vector : OrefVectors.read(UNIT)) {
            if (vector.path("fn").asText().equals("iob")) {
                compareOnBoard(vector);
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void roundsRatesAndReadsTheSensorAsTheOriginalDid() {
        for (JsonNode vector : OrefVectors.read(UNIT)) {
            JsonNode input = vector.path("input");
            JsonNode output = vector.path("output");
            switch (vector.path("fn").asText()) {
                case "round_basal" -> assertEquals(output.doubleValue(), OrefVectors.profile(
                        input.path(1)).basal().rounded(input.path(0).doubleValue()));
                case "profile.basal.maxDailyBasal" -> assertEquals(output.doubleValue(),
                        OrefVectors.schedule(input.path(0).path("basals")).highest());
                case "glucose_get_last" -> compareGlucose(input.path(0), output);
                default -> { }
            }
        }
    }

    private static OrefDecision decide(JsonNode input) {
        JsonNode autosens = input.path(4);
        return Oref.decide(new Given(OrefVectors.glucose(input.path(0)),
                OrefVectors.temp(input.path(1)), OrefVectors.onBoard(input.path(2)),
                OrefVectors.profile(input.path(3)),
                new Context(OrefVectors.meal(input.path(5)), number(autosens, "ratio"),
                        input.path(7).asBoolean(), OrefVectors.CLOCK_MS)));
    }

    private static void compareGlucose(JsonNode samples, JsonNode output) {
        List<OrefGlucose.Sample> newestFirst = new ArrayList<>();
        for (JsonNode each : samples) {
            double mgPerDl = OrefVectors.orElse(number(each, "glucose"), number(each, "sgv"));
            if (!Double.isNaN(mgPerDl)) {
                newestFirst.add(new OrefGlucose.Sample(OrefVectors.timeMs(
                        each.has("date") ? each.path("date") : each.path("dateString")), mgPerDl));
            }
        }
        OrefGlucose expected = OrefVectors.glucose(output);
        assertEquals(expected, OrefGlucose.of(newestFirst));
    }

    private void compareOnBoard(JsonNode vector) {
        JsonNode input = vector.path("input").path(0);
        JsonNode profile = input.path("profile");
        OrefHistory history = new OrefHistory(OrefVectors.history(input.path("history")),
                new OrefHistory.Basal(OrefVectors.schedule(profile.path("basalprofile")),
                        number(profile, "current_basal"), number(input.path("autosens"), "ratio"),
                        profile.path("suspend_zeros_iob").asBoolean()),
                OrefVectors.curve(profile), OrefVectors.timeMs(input.path("clock")));
        List<OrefOnBoard.Tick> actual = history.onBoard().ticks();
        List<OrefOnBoard.Tick> expected = OrefVectors.onBoard(vector.path("output")).ticks();
        if (!expected.equals(actual)) {
            int i = 0;
            while (i < actual.size() && actual.get(i).equals(expected.get(i))) {
                i++;
            }
            different.add("\n" + vector.path("test").asText() + " tick " + i + " expected "
                    + expected.get(i) + " but was " + actual.get(i));
        }
    }

    private void compare(String name, JsonNode output, OrefDecision decision) {
        OrefDecision expected = new OrefDecision(number(output, "rate"),
                number(output, "duration"), number(output, "units"));
        if (!expected.equals(decision)) {
            different.add("\n" + name + " expected " + expected + " but was " + decision);
        }
    }

    private void expectNearlyAll(int count) {
        System.err.println(count + " " + different);
        assertTrue(different.size() <= (1 - EQUAL_PART) * count, different::toString);
    }
}
