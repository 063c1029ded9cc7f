package homeostat.trial.heart;

import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A scenario written down: who, how long, what happens when, what breaks when.
///
/// ```json
/// {
///   "title": "The left pressure falls silent during work",
///   "patient": "typical", "seconds": 300, "seed": 1,
///   "life": [{"kind": "work", "at": 120, "seconds": 180, "amount": 0.6}],
///   "faults": [{"kind": "left-silent", "at": 150, "seconds": 60, "severity": 0.5}]
/// }
/// ```
///
/// Every field must be there and no other may be. What `amount` and `severity` mean is said at
/// [HeartLife.Kind] and [HeartFault.Kind]. Beside `x.scenario.json` lies `x.outcome.json`, a
/// [HeartOutcome].
public record HeartScenarioFile(String title, String patient, int seconds, long seed,
        List<LifeLine> life, List<FaultLine> faults) {

    /// How the name of a scenario file ends.
    public static final String SUFFIX = ".scenario.json";

    private static final int SECONDS_MAX = 24 * 3600;
    private static final double AMOUNT_MAX = 3000;

    /// One thing that happens.
    public record LifeLine(String kind, double at, double seconds, double amount) {}

    /// One fault.
    public record FaultLine(String kind, double at, double seconds, double severity) {}

    /// Reads such a file.
    ///
    /// @throws TrialException when it cannot be read or something in it cannot be
    public static HeartScenarioFile read(Path file) {
        HeartScenarioFile scenario = StrictJson.read(file, HeartScenarioFile.class);
        scenario.check(file);
        return scenario;
    }

    /// What happens, under that name.
    HeartCourse course(String name) {
        List<HeartLife> events = new ArrayList<>();
        for (LifeLine line : life) {
            events.add(new HeartLife(HeartLife.Kind.named(line.kind), line.at, line.seconds,
                    line.amount));
        }
        List<HeartFault> breaks = new ArrayList<>();
        for (FaultLine line : faults) {
            breaks.add(new HeartFault(HeartFault.Kind.named(line.kind), line.at, line.seconds,
                    line.severity));
        }
        return new HeartCourse(name, seconds, List.copyOf(events), List.copyOf(breaks));
    }

    /// The run that the file describes; `name` is what it is called.
    public HeartRun run(String name) {
        return new HeartRun(HeartPatients.named(patient), seed, course(name),
                HeartFault.Kind.NONE);
    }

    private void check(Path file) {
        String where = " file=" + file;
        HeartPatients.named(patient);
        expect(seconds >= 1 && seconds <= SECONDS_MAX,
                "not a length: seconds=" + seconds + where, "1 to " + SECONDS_MAX);
        for (LifeLine line : life) {
            HeartLife.Kind.named(line.kind);
            expectTime(line.at, line.seconds, where);
            expect(line.amount >= 0 && line.amount <= AMOUNT_MAX,
                    "not an amount: amount=" + line.amount + where, "0 to 3000");
        }
        for (FaultLine line : faults) {
            HeartFault.Kind.named(line.kind);
            expectTime(line.at, line.seconds, where);
            expect(line.severity >= 0 && line.severity <= 1,
                    "not a severity: severity=" + line.severity + where, "0 to 1");
        }
    }

    private void expectTime(double at, double length, String where) {
        expect(at >= 0 && at <= seconds, "not a time of the scenario: at=" + at + where,
                "0 to " + seconds);
        expect(length > 0 && length <= SECONDS_MAX, "not a length: seconds=" + length + where,
                "more than 0");
    }

    private static void expect(boolean holds, String what, String expected) {
        if (!holds) {
            throw new TrialException(what + ", expected " + expected);
        }
    }
}
