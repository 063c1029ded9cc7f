package homeostat.trial.organ;

import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is expected of a [ScenarioFile]: figures within limits, what must sound and what must not,
/// which modes must be entered and which harms may happen. That no rule is broken goes without
/// saying.
///
/// @param figures names of figures, each with the least and the most that is right
/// @param alarms names of alarms that must become active
/// @param silentAlarms names of alarms that must not
/// @param modes names of modes that must be entered
/// @param harms labels of harms that may happen; all others must not
public record OutcomeFile(Map<String, List<Double>> figures, List<String> alarms,
        List<String> silentAlarms, List<String> modes, List<String> harms) {

    /// How the name of an outcome file ends.
    public static final String SUFFIX = ".outcome.json";

    /// The outcome that lies beside the scenario `file`.
    ///
    /// @throws TrialException when it cannot be read
    public static OutcomeFile beside(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - ScenarioFile.SUFFIX.length());
        return StrictJson.read(file.resolveSibling(stem + SUFFIX), OutcomeFile.class);
    }

    /// Lives the scenario of `file` and says, a sentence each, where it came out differently.
    ///
    /// @throws TrialException when either file cannot be read
    public static <K extends Kind> List<String> differences(Organ<K> organ, Path file) {
        return beside(file).differences(organ.bed(
                ScenarioFile.read(file).run(organ, file.toString())));
    }

    private List<String> differences(OrganBed<?> bed) {
        Heard heard = new Heard(bed.world());
        new ClosedLoop(bed.host(), heard).runUntil(bed.world().endNs());
        List<String> differences = new ArrayList<>();
        Map<String, Double> reached = bed.world().figures();
        figures.forEach((name, limits) -> {
            Double value = reached.get(name);
            boolean isRight = value != null && limits.size() == 2 && value >= limits.get(0)
                    && value <= limits.get(1);
            say(differences, !isRight, String.format(Locale.ROOT, "%s: %.3f, expected %s", name,
                    value, limits));
        });
        for (String alarm : alarms) {
            say(differences, !heard.sounded.contains(alarm), "alarm did not sound: " + alarm
                    + ", sounded " + heard.sounded);
        }
        for (String alarm : silentAlarms) {
            say(differences, heard.sounded.contains(alarm), "alarm sounded: " + alarm);
        }
        for (String mode : modes) {
            say(differences, !heard.entered.contains(mode), "mode was not entered: " + mode
                    + ", entered " + heard.entered);
        }
        for (Finding each : bed.world().findings()) {
            boolean isAllowed = !each.rule().isViolation()
                    && harms.contains(each.rule().label());
            say(differences, !isAllowed, String.format(Locale.ROOT, "%s at %.1f s: %s",
                    each.rule().label(), each.at(), each.detail()));
        }
        return differences;
    }

    private static void say(List<String> differences, boolean differs, String sentence) {
        if (differs) {
            differences.add(sentence);
        }
    }

    /// A world, and what is seen and heard from it.
    private static final class Heard extends WatchedWorld {
        private final Set<String> sounded = new LinkedHashSet<>();
        private final Set<String> entered = new LinkedHashSet<>();

        Heard(OrganWorld<?> world) {
            super(world);
        }

        @Override
        void look(long nowNs, Host host) {
            Device device = host.device();
            Sheet sheet = device.sheet();
            int cells = sheet.modes().getLast().cell() + 1;
            for (int cell = 0; cell < cells; cell++) {
                entered.add(sheet.modeName(cell, device.modes(cell).publishedCode()));
            }
            for (Sheet.AlarmRow row : sheet.alarms()) {
                if (device.alarm(row.index()).state().isVisible()) {
                    sounded.add(row.name());
                }
            }
        }
    }
}
