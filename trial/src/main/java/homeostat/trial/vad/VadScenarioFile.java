package homeostat.trial.vad;

import homeostat.body.circulation.HeartFailure;
import homeostat.trial.StrictJson;
import homeostat.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A scenario written down: who, how long, what happens when, what breaks when.
///
/// ```json
/// {
///   "title": "The inlet pressure falls silent during work",
///   "patient": "typical", "seconds": 180, "seed": 1,
///   "life": [{"kind": "work", "at": 60, "seconds": 120, "amount": 0.6}],
///   "faults": [{"kind": "pressure-silent", "at": 90, "seconds": 40, "severity": 0.5}]
/// }
/// ```
///
/// Every field must be there and no other may be. `typical` is the person in the middle of every
/// distribution, `heart#007` the seventh of the cohort of seed 1. What `amount` and `severity` mean
/// is said at [LifeKind] and [VadFaultKind]. Beside `x.scenario.json` lies `x.outcome.json`, a
/// [VadOutcome].
public record VadScenarioFile(String title, String patient, int seconds, long seed,
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
    public static VadScenarioFile read(Path file) {
        VadScenarioFile scenario = StrictJson.read(file, VadScenarioFile.class);
        scenario.check(file);
        return scenario;
    }

    /// What happens, under that name.
    VadCourse course(String name) {
        List<LifeEvent> events = new ArrayList<>();
        for (LifeLine line : life) {
            events.add(new LifeEvent(LifeKind.named(line.kind), line.at, line.seconds,
                    line.amount));
        }
        List<VadFault> breaks = new ArrayList<>();
        for (FaultLine line : faults) {
            breaks.add(new VadFault(VadFaultKind.named(line.kind), line.at, line.seconds,
                    line.severity));
        }
        return new VadCourse(name, seconds, List.copyOf(events), List.copyOf(breaks));
    }

    /// The run that the file describes; `name` is what it is called.
    public VadRun run(String name) {
        return new VadRun(VadPatients.named(patient), seed, course(name), VadFaultKind.NONE);
    }

    private void check(Path file) {
        String where = " file=" + file;
        HeartFailure who = VadPatients.named(patient);
        expect(who != null && seconds >= 1 && seconds <= SECONDS_MAX,
                "not a length: seconds=" + seconds + where, "1 to " + SECONDS_MAX);
        for (LifeLine line : life) {
            LifeKind.named(line.kind);
            expectTime(line.at, line.seconds, where);
            expect(line.amount >= 0 && line.amount <= AMOUNT_MAX,
                    "not an amount: amount=" + line.amount + where, "0 to 3000");
        }
        for (FaultLine line : faults) {
            VadFaultKind.named(line.kind);
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
