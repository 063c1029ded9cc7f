package homeostat.trial.vad;

import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What happens in a run, and for how long.
///
/// @param name as on the command line, or the path of a scenario file
/// @param seconds length of the run
/// @param life what happens to the person
/// @param faults what breaks at a time fixed beforehand
public record VadCourse(String name, int seconds, List<LifeEvent> life, List<VadFault> faults) {
    /// From here on a course has its events; before, control has settled.
    public static final int SETTLED_SECONDS = 60;

    private static final int MONTH_DAYS = 30;
    private static final int WEEK_SECONDS = 7 * 24 * 3600;
    private static final String NAMES =
            "rest, exercise, haemorrhage, weak-heart, posture, day, month or a file that ends in "
                    + VadScenarioFile.SUFFIX;

    /// The course of that name. The three of Mansouri et al. 2015 are `exercise` (full work),
    /// `haemorrhage` (600 mL in a minute) and `weak-heart` (half of the strength left).
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static VadCourse named(String name) {
        if (name.endsWith(VadScenarioFile.SUFFIX)) {
            return VadScenarioFile.read(Path.of(name)).course(name);
        }
        return switch (name) {
            case "rest" -> of(name, 120);
            case "exercise" -> of(name, 180, new LifeEvent(LifeKind.WORK, 60, 120, 1));
            case "haemorrhage" -> of(name, 210, new LifeEvent(LifeKind.BLEED, 60, 60, 600));
            case "weak-heart" -> of(name, 150, new LifeEvent(LifeKind.WEAKEN, 60, 90, 0.5));
            case "posture" -> of(name, 180, new LifeEvent(LifeKind.STAND, 60, 60, 400));
            case "day" -> of(name, 600, new LifeEvent(LifeKind.STAND, 60, 200, 300),
                    new LifeEvent(LifeKind.WORK, 120, 100, 0.6),
                    new LifeEvent(LifeKind.BLEED, 300, 30, 500),
                    new LifeEvent(LifeKind.INFUSE, 400, 60, 500),
                    new LifeEvent(LifeKind.WEAKEN, 480, 60, 0.4),
                    new LifeEvent(LifeKind.LUNG, 550, 30, 2));
            case "month" -> days(name, MONTH_DAYS);
            default -> throw new TrialException("no such course: course=" + name
                    + ", expected " + NAMES);
        };
    }

    /// A week of days of ten minutes, one after the other: for a ward that is left running.
    public static VadCourse week() {
        return days("week", WEEK_SECONDS / named("day").seconds);
    }

    /// Days of ten minutes: what happens in a day happens closer together, and nothing between is
    /// skipped.
    private static VadCourse days(String name, int days) {
        VadCourse day = named("day");
        List<LifeEvent> life = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            int from = i * day.seconds;
            for (LifeEvent each : day.life) {
                life.add(new LifeEvent(each.kind(), from + each.at(), each.seconds(),
                        each.amount()));
            }
        }
        return new VadCourse(name, days * day.seconds, List.copyOf(life), List.of());
    }

    private static VadCourse of(String name, int seconds, LifeEvent... life) {
        return new VadCourse(name, seconds, List.of(life), List.of());
    }
}
