package homeostat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Sixteen people live for a while in one of our bodies: our Java, the same algorithm in C and
/// Rust, and numpy and scipy as engineers have it today.
final class BodyBenchmark implements Benchmark {

    private static final int PEOPLE = 16;
    private static final int SCIPY_PEOPLE = 2;

    private final LivingBody body;
    private final String purpose;
    private final String method;
    private final int units;
    private final int warmUp;
    private final int pythonUnits;
    private final List<String> leftOut = new ArrayList<>();
    private final List<Contender> contenders = new ArrayList<>();

    private BodyBenchmark(LivingBody body, String purpose, String method, int... units) {
        this.body = body;
        this.purpose = purpose;
        this.method = method;
        this.units = units[0];
        this.warmUp = units[1];
        this.pythonUnits = units[2];
    }

    /// Hearts with two circulations.
    static BodyBenchmark circulation() {
        return new BodyBenchmark(LivingBody.CIRCULATION,
                "hearts and circulations of Smith 2004: Java, C, Rust, numpy and scipy",
                "Runge-Kutta of fourth order at 1/1024 s, five balances of the septum a step",
                60, 30, 3);
    }

    /// People on dialysis.
    static BodyBenchmark kidney() {
        return new BodyBenchmark(LivingBody.KIDNEY,
                "water, salt and urea of people on dialysis: Java, C, Rust, numpy and scipy",
                "Runge-Kutta of fourth order at 1/8 min, eight states", 3000, 1000, 48);
    }

    /// People on a membrane lung.
    static BodyBenchmark lung() {
        return new BodyBenchmark(LivingBody.LUNG,
                "gas exchange with a membrane lung: Java, C, Rust, numpy and scipy",
                "Runge-Kutta of fourth order at 1/240 min, seven states, blood's pressures by"
                        + " Newton's method", 60, 30, 16);
    }

    @Override
    public String name() {
        return body.word();
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        leftOut.clear();
        contenders.clear();
        BodyPeers peers = new BodyPeers(request.home(), body);
        Map<String, Double> expected = OurBodies.live(body, PEOPLE, units).answers();
        addOurs(peers, expected);
        addCompiled(peers, request.home(), expected);
        addPython(peers);
        List<BenchReport.Row> rows = new Rounds(contenders, leftOut, body.tolerance())
                .run(request.rounds(), progress);
        return new BenchReport(name(), PEOPLE + " people live for " + units + " " + body.unit()
                + ", " + request.rounds() + " rounds in turn",
                "patient-seconds per CPU-second", true, rows, leftOut, explanations());
    }

    private void addOurs(BodyPeers peers, Map<String, Double> expected) {
        String java = "ours, Java " + Runtime.version().feature();
        if (body == LivingBody.CIRCULATION && GlucosePeers.hasVectors()) {
            contenders.add(new Contender(java + ", side by side",
                    "the same bits, as many people in a vector register as fit",
                    () -> peers.oursSideBySide(PEOPLE, warmUp, units), expected));
        }
        contenders.add(new Contender(java, "one by one, a new JVM each round, warm",
                () -> peers.ours(PEOPLE, warmUp, units), expected));
    }

    private void addCompiled(BodyPeers peers, Path home, Map<String, Double> expected) {
        try {
            Path program = C.program(home, body.word());
            contenders.add(new Contender(C.version(), "the same algorithm, -O3",
                    () -> peers.compiled(program, PEOPLE, units), expected));
        } catch (BenchException missing) {
            leftOut.add("C: " + missing.getMessage());
        }
        try {
            Path program = Rust.program(home, body.word());
            contenders.add(new Contender(Rust.version(), "the same algorithm, opt-level=3",
                    () -> peers.compiled(program, PEOPLE, units), expected));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
    }

    private void addPython(BodyPeers peers) {
        try {
            String python = GlucosePeers.pythonVersion();
            contenders.add(new Contender(python, "numpy, all people at once, same steps",
                    () -> peers.python("numpy", PEOPLE, pythonUnits),
                    OurBodies.live(body, PEOPLE, pythonUnits).answers()));
            contenders.add(new Contender(python + ", solve_ivp", "scipy's RK45, 1e-6, one by one",
                    () -> peers.python("scipy", SCIPY_PEOPLE, pythonUnits),
                    OurBodies.live(body, SCIPY_PEOPLE, pythonUnits).answers()));
        } catch (BenchException missing) {
            leftOut.add("Python with numpy and scipy: " + missing.getMessage());
        }
    }

    private List<String> explanations() {
        return List.of(
                "Same work: two answers of each person agree with ours within "
                        + body.tolerance() + ", or no ratio is given. Those of one algorithm"
                        + " differ by what the functions of three libraries do; scipy steps as it"
                        + " likes.",
                "The figure is how much faster than the clock one person lives on one core; CPU"
                        + " time of the solving alone. " + Rounds.RATIO,
                method + ". Each round is a new process of each; ours lives " + warmUp + " "
                        + body.unit() + " before it is measured.",
                "Python solves " + pythonUnits + " " + body.unit() + ", scipy " + SCIPY_PEOPLE
                        + " people, for the sake of whoever waits.");
    }
}
