package homeostat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Hearts with two circulations beat for a while: our Java, the same algorithm in C and Rust, and
/// numpy and scipy as engineers have it today.
final class CirculationBenchmark implements Benchmark {

    private static final int PEOPLE = 16;
    private static final int SECONDS = 60;
    private static final int PYTHON_SECONDS = 3;
    private static final int WARM_UP_SECONDS = 30;

    /// How far two solutions may be apart, mmHg and mL. Those of one algorithm differ by what the
    /// exponential functions of three libraries do; scipy steps as it likes.
    static final double TOLERANCE = 0.05;

    @Override
    public String name() {
        return "circulation";
    }

    @Override
    public String purpose() {
        return "hearts and circulations of Smith 2004: Java, C, Rust, numpy and scipy";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        List<String> leftOut = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        OurCirculation ours = new OurCirculation();
        Map<String, Double> expected = ours.live(PEOPLE, SECONDS).answers();
        contenders.add(new Contender("ours, Java " + Runtime.version().feature(),
                "a new JVM each round, warm",
                () -> CirculationPeers.ours(PEOPLE, WARM_UP_SECONDS, SECONDS), expected));
        CirculationPeers peers = new CirculationPeers(request.home());
        try {
            Path program = C.program(request.home(), "circulation");
            contenders.add(new Contender(C.version(), "the same algorithm, -O3",
                    () -> peers.compiled(program, PEOPLE, SECONDS), expected));
        } catch (BenchException missing) {
            leftOut.add("C: " + missing.getMessage());
        }
        try {
            Path program = Rust.program(request.home(), "circulation");
            contenders.add(new Contender(Rust.version(), "the same algorithm, opt-level=3",
                    () -> peers.compiled(program, PEOPLE, SECONDS), expected));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
        try {
            String python = GlucosePeers.pythonVersion();
            Map<String, Double> begun = ours.live(PEOPLE, PYTHON_SECONDS).answers();
            contenders.add(new Contender(python, "numpy, all people at once, same steps",
                    () -> peers.python("numpy", PEOPLE, PYTHON_SECONDS), begun));
            contenders.add(new Contender(python + ", solve_ivp", "scipy's RK45, 1e-6, one by one",
                    () -> peers.python("scipy", 2, PYTHON_SECONDS),
                    ours.live(2, PYTHON_SECONDS).answers()));
        } catch (BenchException missing) {
            leftOut.add("Python with numpy and scipy: " + missing.getMessage());
        }
        List<BenchReport.Row> rows = new Rounds(contenders, leftOut, TOLERANCE)
                .run(request.rounds(), progress);
        return new BenchReport(name(), PEOPLE + " hearts beat for " + SECONDS + " s, "
                + request.rounds() + " rounds in turn", "patient-seconds per CPU-second", true,
                rows, leftOut, explanations());
    }

    private static List<String> explanations() {
        return List.of(
                "Same work: each person's mean aortic pressure and last ventricular volume agree"
                        + " with ours within " + TOLERANCE + " mmHg and mL, or no ratio is given.",
                "The figure is how much faster than the clock one person lives on one core; CPU"
                        + " time of the solving alone. " + Rounds.RATIO,
                "Runge-Kutta of fourth order at 1/1024 s, five balances of the septum a step. Each"
                        + " round is a new process of each; ours lives " + WARM_UP_SECONDS
                        + " s before it is measured.",
                "Python solves " + PYTHON_SECONDS + " s, scipy two people, for the sake of whoever"
                        + " waits.");
    }
}
