package homeostat.trial.pancreas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homeostat.record.glucose.GlucoseTally;
import java.util.Locale;

/// A [TrialResult] as JSON, for programs: the names are a promise and stay.
///
/// `patients` (how many), `days`, then pooled over patients, seeds and time `tirPercent`,
/// `below70Percent`, `below54Percent`, `above180Percent`, `above250Percent`; `worst`, a list by
/// patient, the worst first, pooled over seeds, with `worstSeed`, of more than thirty the worst
/// thirty; `population`, over patients the `mean` with `low` and `high` ends of its 95 % interval
/// and quantiles; `safetyEvents`, each with the command that replays it, at most ten thousand;
/// `violations` and `harms`, how many there were; `patientDaysPerCpuSecond`; `digest`, 16
/// hexadecimal digits.
public final class TrialJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TrialJson() {}

    /// The whole result; `digest` and all figures are the same for any number of workers, the speed
    /// and the number of workers itself are not.
    public static String of(TrialResult result) {
        return root(result).toPrettyString() + "\n";
    }

    /// The same with `comparison`, a list of controllers, the one that was tried first: figures,
    /// the worst patient, `undisturbed` figures if the days were disturbed, and the differences
    /// `tirDifference` and `below70Difference` (what was tried less this one) with
    /// `low` and `high` ends of their 95 % intervals.
    public static String of(TrialComparison comparison) {
        ObjectNode root = root(comparison.tried());
        ArrayNode arms = root.putArray("comparison");
        for (TrialComparison.Arm each : comparison.arms()) {
            ObjectNode arm = arms.addObject();
            arm.put("controller", each.controller().label());
            figures(arm, each.result().pooled());
            TrialResult.PatientResult worst = each.result().patients().getFirst();
            arm.put("worstPatient", worst.patient().name());
            arm.put("worstBelow54Percent", worst.glucose().below54Percent());
            if (each.undisturbed() != null) {
                figures(arm.putObject("undisturbed"), each.undisturbed().pooled());
            }
            difference(arm.putObject("tirDifference"), each.inRange());
            difference(arm.putObject("below70Difference"), each.below70());
        }
        return root.toPrettyString() + "\n";
    }

    private static void difference(ObjectNode node, PairedDifference difference) {
        node.put("mean", difference.mean());
        node.put("low", difference.low());
        node.put("high", difference.high());
        node.put("pairs", difference.pairs());
        node.put("higher", difference.higher());
        node.put("lower", difference.lower());
        node.put("signTest", difference.chance());
    }

    private static ObjectNode root(TrialResult result) {
        ObjectNode root = NODES.objectNode();
        root.put("patients", result.population().size());
        root.put("days", result.request().days());
        figures(root, result.pooled());
        ArrayNode worst = root.putArray("worst");
        for (TrialResult.PatientResult each : result.patients()) {
            worst.add(patient(each));
        }
        ArrayNode events = root.putArray("safetyEvents");
        for (SafetyEvent each : result.events()) {
            events.add(event(each));
        }
        root.put("violations", result.population().violations());
        root.put("harms", result.population().harms());
        population(root.putObject("population"), result.population());
        root.put("patientDaysPerCpuSecond", round(result.patientDaysPerCpuSecond()));
        root.put("digest", String.format(Locale.ROOT, "%016x", result.digest()));
        ArrayNode groups = root.putArray("groups");
        for (TrialResult.GroupResult each : result.groups()) {
            ObjectNode group = groups.addObject();
            group.put("group", each.group().name().toLowerCase(Locale.ROOT));
            group.put("patients", each.patients());
            figures(group, each.glucose());
        }
        root.set("request", request(result.request()));
        root.put("notice", "Simulated results; not for clinical use.");
        return root;
    }

    private static void population(ObjectNode node, TrialResult.Population population) {
        node.put("size", population.size());
        node.put("drawn", population.drawn());
        moments(node.putObject("tirPercent"), population.inRange());
        moments(node.putObject("below70Percent"), population.below70());
        moments(node.putObject("below54Percent"), population.below54());
        moments(node.putObject("above250Percent"), population.above250());
    }

    private static void moments(ObjectNode node, Moments moments) {
        node.put("mean", moments.mean());
        if (!Double.isNaN(moments.halfWidth())) {
            node.put("low", moments.mean() - moments.halfWidth());
            node.put("high", moments.mean() + moments.halfWidth());
        }
        for (int percent : new int[] {5, 25, 50, 75, 95}) {
            node.put("quantile" + percent, moments.quantile(percent / 100.0));
        }
        node.put("pairGain", round(moments.pairGain()));
    }

    private static ObjectNode patient(TrialResult.PatientResult each) {
        ObjectNode node = NODES.objectNode();
        node.put("patient", each.patient().name());
        figures(node, each.glucose());
        node.put("worstSeed", each.worstRun().seed());
        node.put("worstFault", each.worstRun().fault().label());
        node.put("replay", each.worstRun().replayCommand());
        return node;
    }

    private static ObjectNode event(SafetyEvent each) {
        ObjectNode node = NODES.objectNode();
        node.put("rule", each.rule().label());
        node.put("kind", each.rule().isViolation() ? "violation" : "harm");
        node.put("patient", each.run().patient().name());
        node.put("seed", each.run().seed());
        node.put("fault", each.run().fault().label());
        node.put("when", each.when());
        node.put("minutes", each.minutes());
        node.put("detail", each.detail());
        node.put("replay", each.run().replayCommand());
        return node;
    }

    private static ObjectNode request(TrialRequest request) {
        ObjectNode node = NODES.objectNode();
        node.put("patients", request.patients());
        node.put("days", request.days());
        node.put("scenario", request.course().scenario());
        node.put("meals", request.course().meals());
        node.put("faults", request.course().faults());
        node.put("disturbances", request.course().disturbances());
        node.put("controller", request.controller().label());
        node.put("firstSeed", request.seeds().first());
        node.put("seeds", request.seeds().count());
        node.put("workers", request.workers());
        return node;
    }

    private static void figures(ObjectNode node, GlucoseTally glucose) {
        node.put("tirPercent", glucose.inRangePercent());
        node.put("below70Percent", glucose.below70Percent());
        node.put("below54Percent", glucose.below54Percent());
        node.put("above180Percent", glucose.above180Percent());
        node.put("above250Percent", glucose.above250Percent());
        node.put("meanMgPerDl", round(glucose.meanMgPerDl()));
        node.put("variationPercent", round(glucose.variationPercent()));
        node.put("managementIndicatorPercent", round(glucose.managementIndicatorPercent()));
        node.put("lowestMgPerDl", round(glucose.lowestMgPerDl()));
        node.put("highestMgPerDl", round(glucose.highestMgPerDl()));
    }

    private static double round(double value) {
        return Math.rint(value * 100) / 100;
    }
}
