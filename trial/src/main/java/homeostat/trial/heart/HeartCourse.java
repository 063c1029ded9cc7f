package homeostat.trial.heart;

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
public record HeartCourse(String name, int seconds, List<HeartLife> life,
        List<HeartFault> faults) {
    /// From here on a course has its events; before, control has settled.
    public static final int SETTLED_SECONDS = 120;
    /// Thirty percent of all blood that stretches the typical person's vessels, some 1,500 mL. What
    /// returns is driven by the pressure at which a standing circulation would come to rest, and
    /// that is proportional to it (Guyton, Physiological Reviews 35 (1955) 123-129).
    public static final double THIRTY_PERCENT_ML = 450;

    /// Virtual days in a month.
    static final int MONTH_DAYS = 30;
    /// What a virtual day of the month takes: an hour of the day is lived for a minute.
    static final int DAY_SECONDS = 1440;

    private static final String NAMES = "rest, return-falls, return-rises, exercise, haemorrhage,"
            + " resistance, lung, day, month or a file that ends in " + HeartScenarioFile.SUFFIX;

    /// The course of that name.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    public static HeartCourse named(String name) {
        if (name.endsWith(HeartScenarioFile.SUFFIX)) {
            return HeartScenarioFile.read(Path.of(name)).course(name);
        }
        int at = SETTLED_SECONDS;
        return switch (name) {
            case "rest" -> of(name, 180);
            case "return-falls" -> of(name, 300,
                    new HeartLife(HeartLife.Kind.POOL, at, 180, THIRTY_PERCENT_ML));
            case "return-rises" -> of(name, 300,
                    new HeartLife(HeartLife.Kind.RETURN, at, 180, THIRTY_PERCENT_ML));
            case "exercise" -> of(name, 300, new HeartLife(HeartLife.Kind.WORK, at, 180, 1));
            case "haemorrhage" -> of(name, 300,
                    new HeartLife(HeartLife.Kind.BLEED, at, 60, 600));
            case "resistance" -> of(name, 300,
                    new HeartLife(HeartLife.Kind.RESIST, at, 180, 1.4));
            case "lung" -> of(name, 300, new HeartLife(HeartLife.Kind.LUNG, at, 180, 2));
            case "day" -> days(name, 1);
            case "month" -> days(name, MONTH_DAYS);
            default -> throw new TrialException("no such course: course=" + name
                    + ", expected " + NAMES);
        };
    }

    /// Days in which an hour takes a minute: getting up, meals that widen the gut's veins, work, a
    /// drink, the night. Nothing is skipped in between: it is lived in steps as all else.
    static HeartCourse days(String name, int days) {
        List<HeartLife> life = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            double from = (double) day * DAY_SECONDS;
            life.add(new HeartLife(HeartLife.Kind.POOL, from + 420, 960, 120));
            life.add(new HeartLife(HeartLife.Kind.WORK, from + 540, 60, 0.5));
            life.add(new HeartLife(HeartLife.Kind.POOL, from + 750, 60, 80));
            life.add(new HeartLife(HeartLife.Kind.INFUSE, from + 760, 60, 250));
            life.add(new HeartLife(HeartLife.Kind.WORK, from + 900, 90, 0.8));
            life.add(new HeartLife(HeartLife.Kind.BLEED, from + 1080, 180, 250));
            life.add(new HeartLife(HeartLife.Kind.POOL, from + 1150, 60, 80));
        }
        return new HeartCourse(name, days * DAY_SECONDS, List.copyOf(life), List.of());
    }

    private static HeartCourse of(String name, int seconds, HeartLife... life) {
        return new HeartCourse(name, seconds, List.of(life), List.of());
    }
}
