package homeostat.trial.pancreas;

import homeostat.kernel.Sheet;
import homeostat.record.glucose.GlucoseTally;
import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is expected of a [ScenarioFile]: bounds on glucose, alarms that must sound, modes that must
/// be entered, harms that may happen. That no safety rule is broken goes without saying.
///
/// @param inRangePercentMin least share of time from 70 to 180 mg/dL
/// @param below70PercentMax largest share of time below 70 mg/dL
/// @param below54PercentMax largest share of time below 54 mg/dL
/// @param alarms names of alarms that must become active
/// @param silentAlarms names of alarms that must not
/// @param modes names of modes that must be entered
/// @param harms labels of harms that may happen; all others must not
public record ScenarioOutcome(double inRangePercentMin, double below70PercentMax,
        double below54PercentMax, List<String> alarms, List<String> silentAlarms,
        List<String> modes, List<String> harms) {

    /// How the name of an outcome file ends.
    public static final String SUFFIX = ".outcome.json";

    /// The outcome that lies beside the scenario `file`.
    ///
    /// @throws TrialException when it cannot be read
    public static ScenarioOutcome beside(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ScenarioFile.SUFFIX.length());
        return StrictJson.read(file.resolveSibling(stem + SUFFIX), ScenarioOutcome.class);
    }

    /// Lives the scenario of `file` and says, a sentence each, where it came out differently.
    ///
    /// @throws TrialException when either file cannot be read
    public static List<String> differences(Path file) {
        TrialRun run = ScenarioFile.read(file).run(file.toString());
        return beside(file).differences(run);
    }

    private List<String> differences(TrialRun run) {
        GlucoseTally glucose = new GlucoseTally();
        Set<String> sounded = new LinkedHashSet<>();
        Set<String> entered = new LinkedHashSet<>();
        PancreasBed bed = PancreasBed.of(run, (minute, world, device) -> {
            glucose.add(world.glucoseMgPerDl());
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
        atMost(differences, "time out of range", 100 - glucose.inRangePercent(),
                100 - inRangePercentMin);
        atMost(differences, "time below 70", glucose.below70Percent(), below70PercentMax);
        atMost(differences, "time below 54", glucose.below54Percent(), below54PercentMax);
        for (String alarm : alarms) {
            say(differences, !sounded.contains(alarm), "alarm did not sound: " + alarm);
        }
        for (String alarm : silentAlarms) {
            say(differences, sounded.contains(alarm), "alarm sounded: " + alarm);
        }
        for (String mode : modes) {
            say(differences, !entered.contains(mode), "mode was not entered: " + mode
                    + ", entered " + entered);
        }
        for (SafetyEvent event : bed.world().finish()) {
            boolean allowed = !event.rule().isViolation()
                    && harms.contains(event.rule().label());
            say(differences, !allowed, event.rule().label() + " at " + event.when() + ": "
                    + event.detail());
        }
        return differences;
    }

    private static void atMost(List<String> differences, String what, double percent, double max) {
        say(differences, percent > max, String.format(Locale.ROOT,
                "%s: %.2f %%, expected at most %.2f %%", what, percent, max));
    }

    private static void say(List<String> differences, boolean differs, String sentence) {
        if (differs) {
            differences.add(sentence);
        }
    }
}
