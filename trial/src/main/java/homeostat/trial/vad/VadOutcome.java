package homeostat.trial.vad;

import homeostat.kernel.Sheet;
import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is expected of a [VadScenarioFile] in its last fifteen seconds, what must sound and what
/// must not, which modes must be entered and which harms may happen. That no rule is broken goes
/// without saying.
///
/// @param flowMin least pump flow, L/min
/// @param flowMax most pump flow, L/min
/// @param arterialMin least mean arterial pressure, mmHg
/// @param endDiastolicMin least end-diastolic pressure, mmHg
/// @param endDiastolicMax most end-diastolic pressure, mmHg
/// @param alarms names of alarms that must become active
/// @param silentAlarms names of alarms that must not
/// @param modes names of modes that must be entered
/// @param harms labels of harms that may happen; all others must not
public record VadOutcome(double flowMin, double flowMax, double arterialMin,
        double endDiastolicMin, double endDiastolicMax, List<String> alarms,
        List<String> silentAlarms, List<String> modes, List<String> harms) {

    /// How the name of an outcome file ends.
    public static final String SUFFIX = ".outcome.json";

    private static final double LAST_SECONDS = 15;

    /// The outcome that lies beside the scenario `file`.
    ///
    /// @throws TrialException when it cannot be read
    public static VadOutcome beside(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - VadScenarioFile.SUFFIX.length());
        return StrictJson.read(file.resolveSibling(stem + SUFFIX), VadOutcome.class);
    }

    /// Lives the scenario of `file` and says, a sentence each, where it came out differently.
    ///
    /// @throws TrialException when either file cannot be read
    public static List<String> differences(Path file) {
        return beside(file).differences(VadScenarioFile.read(file).run(file.toString()));
    }

    private List<String> differences(VadRun run) {
        VadFigures last = new VadFigures();
        Set<String> sounded = new LinkedHashSet<>();
        Set<String> entered = new LinkedHashSet<>();
        double lastFrom = run.course().seconds() - LAST_SECONDS;
        VadBed bed = VadBed.of(run, (seconds, world, device) -> {
            if (seconds > lastFrom) {
                last.add(world);
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
        within(differences, "pump flow", last.pumpLPerMin(), flowMin, flowMax);
        within(differences, "mean arterial pressure", last.arterialMmHg(), arterialMin, 140);
        within(differences, "end-diastolic pressure", last.endDiastolicMmHg(), endDiastolicMin,
                endDiastolicMax);
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
        for (VadFinding each : bed.world().finish()) {
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
