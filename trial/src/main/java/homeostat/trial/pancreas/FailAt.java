package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatients;
import homeostat.seed.Stream;
import homeostat.trial.FaultSweep;
import homeostat.trial.ProgressListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The fail-at-N trial: in each mode one full cycle is lived again and again, and each time one
/// reading, one command or one step of it is broken, once or for good, in every way of the menu.
///
/// - *every*: each place of each cycle, each fault that can be there;
/// - *sample*: faults at random minutes of a day, with random severities, from the seed;
/// - *pairs*: what lies to the device together with what loses its orders, around a bolus.
///
/// After each case the [SafetyRule]s say what was broken. A case is a fork of its cycle: the same
/// patient, the same seed, the same bits until the fault.
public final class FailAt {
    /// Who is tried when nobody is named: an ordinary adult, the one whose insulin is slowest, and
    /// the child who goes lowest.
    public static final List<String> PATIENTS = List.of("adult#001", "adult#009", "child#004");

    /// How many cases of the sample when no number is named.
    public static final int SAMPLES = 300;

    private static final double[] BOTH_SIDES = {0.05, 0.95};
    private static final double[] MIDDLE = {0.5};

    private final TrialRun like;
    private final Map<FailAtStage, FailAtCycle> cycles = new EnumMap<>(FailAtStage.class);

    private FailAt(String patient, long seed) {
        like = new TrialRun(GlucosePatients.named(patient), seed, FaultKind.NONE, 1,
                FailAtStage.STARTING.scenario(List.of()));
    }

    /// What to try on whom.
    ///
    /// @param cases `all`, `every`, `readings-and-commands`, `steps`, `sample`, `pairs`,
    ///        `pairs-without-power`, or one case as it stands in a replay command
    /// @param patients names of virtual patients
    /// @param seed the run's randomness, and the sample's
    /// @param samples how many cases of the sample
    public record Request(String cases, List<String> patients, long seed, int samples) {}

    /// A case on a patient.
    private record Placed(FailAt trial, FailAtCase one) implements FaultSweep.Case {
        @Override
        public String mode() {
            return one.stage().label();
        }

        @Override
        public String label() {
            return one.label();
        }

        @Override
        public String replay() {
            return trial.replay(one);
        }

        @Override
        public FaultSweep.Outcome live() {
            List<SafetyEvent> events = trial.cycles.get(one.stage()).live(one);
            String broken = events.stream().filter(event -> event.rule().isViolation()).findFirst()
                    .map(event -> event.rule().label() + ", " + event.when() + ", "
                            + event.detail()).orElse(null);
            return new FaultSweep.Outcome(broken, !events.isEmpty());
        }
    }

    /// Does what `request` asks; `listener` hears of each case.
    ///
    /// @throws homeostat.trial.TrialException when there is no such case
    public static FaultSweep.Result run(Request request, int workers, ProgressListener listener) {
        List<Placed> placed = new ArrayList<>();
        for (String patient : request.patients) {
            FailAt trial = new FailAt(patient, request.seed);
            for (FailAtCase each : trial.cases(request)) {
                trial.cycle(each.stage());
                placed.add(new Placed(trial, each));
            }
        }
        return FaultSweep.run(placed, workers, listener);
    }

    private String replay(FailAtCase one) {
        return "./homeostat trial pancreas --patients '" + like.patient().name() + "' --seed "
                + like.seed() + " --fail-at " + one.label();
    }

    private FailAtCycle cycle(FailAtStage stage) {
        return cycles.computeIfAbsent(stage, each -> new FailAtCycle(like, each));
    }

    private List<FailAtCase> cases(Request request) {
        return switch (request.cases) {
            case "all" -> {
                List<FailAtCase> all = new ArrayList<>(every());
                all.addAll(sample(request.samples));
                all.addAll(pairs());
                yield all;
            }
            case "every" -> every();
            case "readings-and-commands" -> every().stream().filter(each -> !each.isOfStep())
                    .toList();
            case "steps" -> every().stream().filter(FailAtCase::isOfStep).toList();
            case "sample" -> sample(request.samples);
            case "pairs" -> pairs();
            case "pairs-without-power" -> pairs().stream()
                    .filter(each -> each.breaks().getLast().kind() != FaultKind.POWER_LOSS)
                    .toList();
            default -> List.of(FailAtCase.parse(request.cases));
        };
    }

    private List<FailAtCase> every() {
        List<FailAtCase> cases = new ArrayList<>();
        for (FailAtStage stage : FailAtStage.values()) {
            FailAtCycle cycle = cycle(stage);
            for (int n = 1; n <= cycle.readings(); n++) {
                add(cases, stage, FailAtCase.Place.READING, n);
            }
            for (int n = 1; n <= cycle.commands(); n++) {
                add(cases, stage, FailAtCase.Place.COMMAND, n);
            }
            for (int n = 1; n <= FailAtStage.CYCLE_MINUTES; n++) {
                add(cases, stage, FailAtCase.Place.STEP, n);
            }
        }
        return cases;
    }

    private static void add(List<FailAtCase> cases, FailAtStage stage, FailAtCase.Place place,
            int number) {
        for (FaultKind kind : FaultKind.values()) {
            if (place(kind) != place) {
                continue;
            }
            for (double severity : severities(kind, number)) {
                cases.add(new FailAtCase(stage,
                        new FailAtCase.Break(place, number, kind, false, severity)));
                cases.add(new FailAtCase(stage,
                        new FailAtCase.Break(place, number, kind, true, severity)));
            }
        }
    }

    /// Where in a cycle a fault can be put.
    private static FailAtCase.Place place(FaultKind kind) {
        return switch (kind.place()) {
            case SENSOR, CLOCK -> FailAtCase.Place.READING;
            case PUMP -> FailAtCase.Place.COMMAND;
            case DEVICE -> FailAtCase.Place.STEP;
            case NOWHERE -> null;
        };
    }

    private static double[] severities(FaultKind kind, int number) {
        return switch (kind) {
            case JUMP, BIAS, DRIFT, LATE, CLOCK_FORWARD, CLOCK_BACK -> BOTH_SIDES;
            case POWER_LOSS -> {
                PowerCut[] cuts = PowerCut.values();
                double[] severities = new double[cuts.length];
                for (int i = 0; i < cuts.length; i++) {
                    severities[i] = cuts[i].severity((number - 0.5)
                            / FailAtStage.CYCLE_MINUTES);
                }
                yield severities;
            }
            default -> MIDDLE;
        };
    }

    private List<FailAtCase> sample(int count) {
        List<FailAtCase> cases = new ArrayList<>();
        FaultKind[] kinds = FaultKind.values();
        Stream stream = Stream.of(like.seed()).split("fail-at");
        for (int i = 0; i < count; i++) {
            Stream one = stream.split(i);
            FailAtStage stage = FailAtStage.values()[one.nextInt(FailAtStage.values().length)];
            int minute = 1 + one.nextInt(Scenario.MINUTES_PER_DAY - 1);
            FaultKind kind = kinds[1 + one.nextInt(kinds.length - 1)];
            cases.add(new FailAtCase(stage, new FailAtCase.Break(FailAtCase.Place.MINUTE, minute,
                    kind, one.chance(0.5), Math.rint(one.uniform() * 9999) / 10000)));
        }
        return cases;
    }

    /// A bolus is on its way in this stage; both break around it.
    private List<FailAtCase> pairs() {
        List<FailAtCase> cases = new ArrayList<>();
        FailAtStage stage = FailAtStage.REGULATING;
        for (FaultKind lie : FaultKind.values()) {
            for (FaultKind loss : FaultKind.values()) {
                if (!lie.isOfSensor() || loss == FaultKind.NONE || loss.isOfSensor()) {
                    continue;
                }
                for (int n = 1; n <= 3; n++) {
                    for (double severity : severities(lie, n)) {
                        cases.add(new FailAtCase(stage,
                                new FailAtCase.Break(FailAtCase.Place.READING, n, lie, true,
                                        severity),
                                new FailAtCase.Break(FailAtCase.Place.STEP, 6, loss, n > 1,
                                        0.75)));
                    }
                }
            }
        }
        return cases;
    }
}
