package homeostat.trial.heart;

import homeostat.kernel.Sheet;
import homeostat.trial.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is expected of a [HeartScenarioFile] in its last fifteen seconds, what must sound and what
/// must not, which modes must be entered and which harms may happen. That no rule is broken goes
/// without saying.
///
/// @param outputMin least output, L/min
/// @param outputMax most output, L/min
/// @param leftMin least left atrial pressure, mmHg
/// @param leftMax most left atrial pressure, mmHg
/// @param rightMin least right atrial pressure, mmHg
/// @param rightMax most right atrial pressure, mmHg
/// @param alarms names of alarms that must become visible
/// @param silentAlarms names of alarms that must not
/// @param modes names of modes that must be entered
/// @param harms labels of harms that may happen; all others must not
public record HeartOutcome(double outputMin, double outputMax, double leftMin, double leftMax,
        double rightMin, double rightMax, List<String> alarms, List<String> silentAlarms,
        List<String> modes, List<String> harms) {

    /// How the name of an outcome file ends.
    public static final String SUFFIX = ".outcome.json";

    private static final double LAST_SECONDS = 15;

    /// The outcome that lies beside the scenario `file`.
    ///
    /// @throws homeostat.trial.TrialException when it cannot be read
    public static HeartOutcome beside(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - HeartScenarioFile.SUFFIX.length());
        return StrictJson.read(file.resolveSibling(stem + SUFFIX), HeartOutcome.class);
    }

    /// Lives the scenario of `file` and says, a sentence each, where it came out differently.
    ///
    /// @throws homeostat.trial.TrialException when either file cannot be read
    public static List<String> differences(Path file) {
        return beside(file).differences(HeartScenarioFile.read(file).run(file.toString()));
    }

    private List<String> differences(HeartRun run) {
        HeartFigures end = new HeartFigures();
        Set<String> sounded = new LinkedHashSet<>();
        Set<String> entered = new LinkedHashSet<>();
        double lastFrom = run.course().seconds() - LAST_SECONDS;
        HeartBed bed = HeartBed.of(run, (seconds, world, device) -> {
            if (seconds > lastFrom) {
                end.add(world);
            }
            Sheet sheet = device.sheet();
            entered.add(sheet.modeName(0, device.modes(0).publishedCode()));
            for (Sheet.AlarmRow row : sheet.alarms()) {
                if (device.alarm(row.index()).state().isVisible()) {
                    sounded.add(row.name());
                }
            }
        });
        bed.live();
        List<String> differences = new ArrayList<>();
        within(differences, "output", end.outputLPerMin(), outputMin, outputMax);
        within(differences, "left atrial pressure", end.leftMmHg(), leftMin, leftMax);
        within(differences, "right atrial pressure", end.rightMmHg(), rightMin, rightMax);
        for (String alarm : alarms) {
            say(differences, !sounded.contains(alarm), "alarm did not sound: " + alarm
                    + ", sounded " + sounded);
        }
        for (String alarm : silentAlarms) {
            say(differences, sounded.contains(alarm), "alarm sounded: " + alarm);
        }
        for (String mode : modes) {
            say(differences, !entered.contains(mode), "mode was not entered: " + mode
                    + ", entered " + entered);
        }
        for (HeartFinding each : bed.world().findings()) {
            boolean isAllowed = !each.rule().isViolation()
                    && harms.contains(each.rule().label());
            say(differences, !isAllowed, String.format(Locale.ROOT, "%s at %.1f s: %s",
                    each.rule().label(), each.at(), each.detail()));
        }
        return differences;
    }

    private static void within(List<String> differences, String what, double value, double low,
            double high) {
        say(differences, !(value >= low && value <= high), String.format(Locale.ROOT,
                "%s: %.2f, expected %.2f to %.2f", what, value, low, high));
    }

    private static void say(List<String> differences, boolean differs, String sentence) {
        if (differs) {
            differences.add(sentence);
        }
    }
}
