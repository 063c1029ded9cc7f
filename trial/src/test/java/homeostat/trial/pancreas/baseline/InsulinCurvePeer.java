package homeostat.trial.pancreas.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/// Why: the exponential curve of insulin is the heart of two open systems; what
/// LoopKit/LoopAlgorithm printed of it must come out of ours, too.
///
/// Source: fixtures of LoopKit/LoopAlgorithm (MIT), whose insulin begins to act after ten minutes,
/// and which counts a rate as doses at every fifth minute.
final class InsulinCurvePeer {
    private static final InsulinCurve ADULT =
            new InsulinCurve(InsulinCurve.Shape.EXPONENTIAL, 360, 75);
    private static final double DELAY_MIN = 10;
    private static final double MG_PER_DL_PER_UNIT = 40;
    private static final double STEP_MIN = 5;
    private static final double PRINTED = 1e-9;

    private static double used(double minutes) {
        return minutes <= DELAY_MIN ? 0 : 1 - ADULT.left(minutes - DELAY_MIN);
    }

    private static JsonNode fixture(String name) {
        try {
            return new ObjectMapper().readTree(SharedFolder.path("glucose/loopalgorithm")
                    .resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new AssertionError("cannot read the fixture " + name, e);
        }
    }

    private static double minutes(String from, JsonNode to) {
        return Duration.between(LocalDateTime.parse(from),
                LocalDateTime.parse(to.textValue().replace("Z", ""))).toSeconds() / 60.0;
    }

    /// What a rate has done, given over an hour: a dose at each fifth minute that has begun to act.
    private static double usedOfAnHour(double minutes) {
        double used = 0;
        double last = Math.min(Math.floor((minutes + DELAY_MIN) / STEP_MIN) * STEP_MIN, 60);
        for (double at = 0; at <= last; at += STEP_MIN) {
            double part = Math.max(0, Math.min(at + STEP_MIN, 60) - at) / 60;
            used += part * used(minutes - at);
        }
        return used;
    }

    @Test
    void lowersGlucoseAsLoopSaysAfterABolus() {
        for (JsonNode each : fixture("effect_from_bolus_output")) {
            double minutes = minutes("2015-07-13T12:02:37", each.path("date"));
            assertEquals(each.path("amount").doubleValue(),
                    -1.5 * MG_PER_DL_PER_UNIT * used(minutes), PRINTED, each::toString);
        }
    }

    @Test
    void lowersGlucoseAsLoopSaysWhileARateRuns() {
        for (JsonNode each : fixture("effect_from_basal_output")) {
            double minutes = minutes("2015-07-13T12:00:00", each.path("date"));
            assertEquals(each.path("amount").doubleValue(),
                    -MG_PER_DL_PER_UNIT * usedOfAnHour(minutes), PRINTED, each::toString);
        }
    }

    @Test
    void leavesOnBoardWhatLoopSays() {
        for (JsonNode each : fixture("iob_timeline")) {
            double minutes = minutes("2015-10-15T19:00:00", each.path("startDate"));
            assertEquals(each.path("value").doubleValue(), 2 * (1 - used(minutes)), PRINTED,
                    each::toString);
        }
    }
}
