package homeostat.trial.pancreas.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Recorded calls of the original, read into our words.
final class OrefVectors {
    /// The clock at which the unit calls were recorded.
    static final double CLOCK_MS = Instant.parse("2022-06-18T12:00:00Z").toEpochMilli();

    private OrefVectors() {}

    static List<JsonNode> read(String file) {
        List<JsonNode> vectors = new ArrayList<>();
        Path path = SharedFolder.path("glucose/oref0").resolve(file);
        try {
            for (String line : Files.readAllLines(path)) {
                vectors.add(new ObjectMapper().readTree(line));
            }
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path, e);
        }
        return vectors;
    }

    static double number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.doubleValue() : Double.NaN;
    }

    static double orElse(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }

    static double timeMs(JsonNode value) {
        return value.isNumber() ? value.doubleValue()
                : value.isTextual() ? OffsetDateTime.parse(value.textValue().replaceAll(
                        "([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant().toEpochMilli() : Double.NaN;
    }

    static OrefProfile profile(JsonNode node) {
        String model = node.path("model").asText("");
        return new OrefProfile(
                new OrefProfile.Basal(number(node, "current_basal"),
                        number(node, "max_daily_basal"), number(node, "max_basal"),
                        number(node, "max_daily_safety_multiplier"),
                        number(node, "current_basal_safety_multiplier"),
                        model.endsWith("54") || model.endsWith("23"),
                        node.path("skip_neutral_temps").asBoolean()),
                new OrefProfile.Target(number(node, "min_bg"), number(node, "max_bg"),
                        node.path("temptargetSet").asBoolean(), exercise(node),
                        number(node, "noisyCGMTargetMultiplier")),
                new OrefProfile.Dose(number(node, "sens"), number(node, "carb_ratio"),
                        orElse(number(node, "max_iob"), Double.POSITIVE_INFINITY), curve(node)),
                new OrefProfile.Meal(number(node, "remainingCarbsCap"),
                        number(node, "remainingCarbsFraction"), number(node, "maxCOB"),
                        number(node, "min_5m_carbimpact"), node.path("enableUAM").asBoolean()),
                micro(node));
    }

    private static OrefProfile.Exercise exercise(JsonNode node) {
        boolean raises = node.path("exercise_mode").asBoolean()
                || node.path("high_temptarget_raises_sensitivity").asBoolean();
        return new OrefProfile.Exercise(raises,
                node.path("low_temptarget_lowers_sensitivity").asBoolean(),
                number(node, "half_basal_exercise_target"), number(node, "autosens_max"),
                node.path("sensitivity_raises_target").asBoolean(),
                node.path("resistance_lowers_target").asBoolean());
    }

    private static OrefProfile.Micro micro(JsonNode node) {
        boolean high = node.path("enableSMB_high_bg").asBoolean();
        boolean forbidsWizard = node.has("A52_risk_enable")
                && !node.path("A52_risk_enable").asBoolean();
        return new OrefProfile.Micro(
                new OrefProfile.Enabled(node.path("enableSMB_always").asBoolean(),
                        node.path("enableSMB_with_COB").asBoolean(),
                        node.path("enableSMB_after_carbs").asBoolean(),
                        node.path("enableSMB_with_temptarget").asBoolean(),
                        high ? number(node, "enableSMB_high_bg_target") : Double.NaN,
                        node.path("allowSMB_with_high_temptarget").asBoolean(), !forbidsWizard),
                number(node, "maxSMBBasalMinutes"), number(node, "maxUAMSMBBasalMinutes"),
                number(node, "bolus_increment"), number(node, "SMBInterval"),
                number(node, "maxDelta_bg_threshold"));
    }

    static InsulinCurve curve(JsonNode node) {
        double peak = node.path("useCustomPeakTime").asBoolean()
                ? number(node, "insulinPeakTime") : Double.NaN;
        return InsulinCurve.named(node.path("curve").asText("bilinear"),
                orElse(number(node, "dia"), 3), peak);
    }

    static OrefProfile.Schedule schedule(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return null;
        }
        List<Integer> from = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (JsonNode each : node) {
            from.add(each.path("minutes").intValue());
            rates.add(number(each, "rate"));
        }
        return new OrefProfile.Schedule(from, rates);
    }

    static OrefGlucose glucose(JsonNode node) {
        return new OrefGlucose(number(node, "glucose"), number(node, "delta"),
                number(node, "short_avgdelta"), number(node, "long_avgdelta"),
                number(node, "noise"), number(node, "date"));
    }

    static OrefDecision.Temp temp(JsonNode node) {
        return new OrefDecision.Temp(number(node, "rate"), number(node, "duration"));
    }

    static OrefMeal meal(JsonNode node) {
        return new OrefMeal(number(node, "carbs"), number(node, "mealCOB"),
                number(node, "slopeFromMaxDeviation"), number(node, "slopeFromMinDeviation"),
                number(node, "lastCarbTime"), node.path("bwFound").asBoolean());
    }

    static OrefOnBoard onBoard(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        List<OrefOnBoard.Tick> ticks = new ArrayList<>();
        for (JsonNode each : node.isArray() ? node : List.of(node)) {
            ticks.add(new OrefOnBoard.Tick(number(each, "iob"), number(each, "activity"),
                    number(each, "basaliob"), number(each, "bolusiob"),
                    node.isArray() ? number(each.path("iobWithZeroTemp"), "activity")
                            : Double.NaN));
        }
        JsonNode first = node.isArray() ? node.path(0) : node;
        JsonNode last = first.path("lastTemp");
        return new OrefOnBoard(ticks, number(last, "rate"), number(last, "date"),
                number(last, "duration"), number(first, "lastBolusTime"));
    }

    static List<PumpEvent> history(JsonNode lines) {
        List<PumpEvent> events = new ArrayList<>();
        for (JsonNode line : lines) {
            double atMs = timeMs(line.path("timestamp"));
            switch (line.path("_type").asText()) {
                case "Bolus" -> events.add(new PumpEvent.Bolus(atMs, number(line, "amount")));
                case "PumpSuspend" -> events.add(new PumpEvent.Suspend(atMs));
                case "PumpResume" -> events.add(new PumpEvent.Resume(atMs));
                case "TempBasal" -> {
                    if (!"percent".equals(line.path("temp").asText())) {
                        events.add(new PumpEvent.TempBasal(atMs, number(line, "rate"),
                                minutes(lines, line)));
                    }
                }
                default -> events.add(new PumpEvent.Other(atMs));
            }
        }
        return events;
    }

    private static double minutes(JsonNode lines, JsonNode temp) {
        for (JsonNode line : lines) {
            if ("TempBasalDuration".equals(line.path("_type").asText())
                    && line.path("timestamp").equals(temp.path("timestamp"))) {
                return number(line, "duration (min)");
            }
        }
        return Double.NaN;
    }
}
