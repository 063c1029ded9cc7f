package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.Meals;
import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A scenario written down: who, how long, what is eaten when, what breaks when.
///
/// ```json
/// {
///   "title": "The sensor falls silent after lunch",
///   "patient": "adult#003", "days": 1, "seed": 3,
///   "meals": [{"at": "12:00", "grams": 70, "announced": true}],
///   "faults": [{"kind": "stale", "day": 1, "from": "13:00", "minutes": 180, "severity": 0.5}]
/// }
/// ```
///
/// Every field must be there and no other may be. Meals are the same on each day; days of faults
/// count from 1; what `severity` scales is said at [FaultKind]. Beside `x.scenario.json` lies
/// `x.outcome.json`, a [ScenarioOutcome].
public record ScenarioFile(String title, String patient, int days, long seed,
        List<MealLine> meals, List<FaultLine> faults) {

    /// How the name of a scenario file ends.
    public static final String SUFFIX = ".scenario.json";

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");

    /// One meal: time of day such as `7:00`, carbohydrate, whether the device is told.
    public record MealLine(String at, double grams, boolean announced) {}

    /// One fault: what, on which day, from what time of day, how long, how bad (0 to 1).
    public record FaultLine(String kind, int day, String from, int minutes, double severity) {}

    /// Reads such a file.
    ///
    /// @throws TrialException when it cannot be read or something in it cannot be
    public static ScenarioFile read(Path file) {
        ScenarioFile scenario = StrictJson.read(file, ScenarioFile.class);
        scenario.check(file);
        return scenario;
    }

    /// The meals and faults, under that name.
    Scenario scenario(String name, String announcement) {
        List<Meal> day = new ArrayList<>();
        for (MealLine line : meals) {
            day.add(new Meal(minuteOfDay(line.at), line.grams, line.announced));
        }
        List<Fault> breaks = new ArrayList<>();
        for (FaultLine line : faults) {
            long midnight = (line.day - 1L) * Scenario.MINUTES_PER_DAY;
            breaks.add(new Fault(FaultKind.named(line.kind), midnight + minuteOfDay(line.from),
                    line.minutes, line.severity));
        }
        return new Scenario(name, announcement, stream -> day, List.copyOf(breaks));
    }

    /// The run that the file describes; `name` is what it is called.
    public TrialRun run(String name) {
        return new TrialRun(GlucosePatients.named(patient), seed, FaultKind.NONE, days,
                scenario(name, "announced"));
    }

    private void check(Path file) {
        String where = " file=" + file;
        expect(GlucosePatients.all().stream().anyMatch(each -> each.name().equals(patient)),
                "no such virtual patient: patient=" + patient + where, "a name of the cohort");
        expect(days >= 1 && days <= 365, "not a number of days: days=" + days + where, "1 to 365");
        for (MealLine meal : meals) {
            expect(TIME.matcher(meal.at).matches(), "not a time of day: at=" + meal.at + where,
                    "0:00 to 23:59");
            expect(meal.grams >= 0 && meal.grams <= Meals.MEAL_GRAMS_MAX,
                    "impossible meal: grams=" + meal.grams + where, "0 to 500");
        }
        for (FaultLine fault : faults) {
            expect(FaultKind.isNamed(fault.kind), "no such fault: kind=" + fault.kind + where,
                    FaultKind.labels());
            expect(TIME.matcher(fault.from).matches(),
                    "not a time of day: from=" + fault.from + where, "0:00 to 23:59");
            expect(fault.day >= 1 && fault.day <= days,
                    "not a day of the scenario: day=" + fault.day + where, "1 to " + days);
            expect(fault.minutes >= 1, "not a length: minutes=" + fault.minutes + where,
                    "1 or more");
            expect(fault.severity >= 0 && fault.severity <= 1,
                    "not a severity: severity=" + fault.severity + where, "0 to 1");
        }
    }

    private static void expect(boolean holds, String what, String expected) {
        if (!holds) {
            throw new TrialException(what + ", expected " + expected);
        }
    }

    private static int minuteOfDay(String time) {
        Matcher parts = TIME.matcher(time);
        parts.matches();
        return Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2));
    }
}
