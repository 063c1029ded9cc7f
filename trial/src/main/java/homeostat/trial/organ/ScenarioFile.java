package homeostat.trial.organ;

import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A scenario written down: who, how long, what happens and breaks when.
///
/// ```json
/// {
///   "title": "The blood volume monitor falls silent in the second hour",
///   "patient": "typical", "seconds": 14400, "seed": 1,
///   "events": [{"kind": "volume-silent", "at": 4000, "seconds": 1800, "amount": 0.5}]
/// }
/// ```
///
/// Every field must be there and no other may be. What `amount` means is said at each device's
/// kinds. Beside `x.scenario.json` lies `x.outcome.json`, an [OutcomeFile].
public record ScenarioFile(String title, String patient, int seconds, long seed,
        List<Line> events) {

    /// How the name of a scenario file ends.
    public static final String SUFFIX = ".scenario.json";

    private static final int SECONDS_MAX = 7 * 24 * 3600;

    /// One thing that happens or breaks.
    public record Line(String kind, double at, double seconds, double amount) {}

    /// Reads such a file.
    ///
    /// @throws TrialException when it cannot be read or something in it cannot be
    public static ScenarioFile read(Path file) {
        ScenarioFile scenario = StrictJson.read(file, ScenarioFile.class);
        scenario.check(file);
        return scenario;
    }

    /// What happens, under that name.
    ///
    /// @throws TrialException when that organ knows no such event
    <K extends Kind> Course<K> course(Organ<K> organ, String name) {
        List<Happening<K>> happenings = new ArrayList<>();
        for (Line line : events) {
            happenings.add(new Happening<>(Kind.named(organ.kinds(), line.kind), line.at,
                    line.seconds, line.amount));
        }
        return new Course<>(name, seconds, List.copyOf(happenings));
    }

    /// The run that the file describes; `name` is what it is called.
    ///
    /// @throws TrialException when that organ knows no such event or person
    public <K extends Kind> Run<K> run(Organ<K> organ, String name) {
        organ.people().named(patient);
        return Run.of(organ, patient, seed, course(organ, name));
    }

    private void check(Path file) {
        String where = " file=" + file;
        expect(seconds >= 1 && seconds <= SECONDS_MAX, "not a length: seconds=" + seconds + where,
                "1 to " + SECONDS_MAX);
        for (Line line : events) {
            expect(line.at >= 0 && line.at <= seconds,
                    "not a time of the scenario: at=" + line.at + where, "0 to " + seconds);
            expect(line.seconds > 0 && line.seconds <= SECONDS_MAX,
                    "not a length: seconds=" + line.seconds + where, "more than 0");
            expect(line.amount >= 0 && line.amount <= 1,
                    "not an amount: amount=" + line.amount + where, "0 to 1");
        }
    }

    private static void expect(boolean holds, String what, String expected) {
        if (!holds) {
            throw new TrialException(what + ", expected " + expected);
        }
    }
}
