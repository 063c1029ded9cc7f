package homeostat.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How long a person waits for the least that a program can do.
final class StartupBenchmark implements Benchmark {

    private static final int STARTS_PER_ROUND = 5;
    private static final long SECONDS_MAX = 60;

    /// The first start may build the project.
    private static final long FIRST_SECONDS_MAX = 900;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String purpose() {
        return "wall time of ./homeostat --version, and of the least in Rust, Java and Python";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        List<String> leftOut = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        String command = request.home().resolve("homeostat").toString();
        progress.accept("starting ours once");
        start(List.of(command, "--version"), FIRST_SECONDS_MAX);
        contenders.add(contender("ours", "./homeostat --version", command, "--version"));
        try {
            String program = Rust.program(request.home(), "hello").toString();
            contenders.add(contender(Rust.version(), "a program that says hello", program));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
        contenders.add(contender("java " + Runtime.version().feature(),
                "a class that says hello",
                Jvm.command(List.of(), Hello.class).toArray(String[]::new)));
        contenders.add(contender("python3", "a line that says hello, as on the PATH",
                "python3", "-c", "print('hello')"));
        List<BenchReport.Row> rows =
                new Rounds(contenders, leftOut, 0).run(request.rounds(), progress);
        return new BenchReport(name(), "a program starts, says one line and ends, "
                + request.rounds() + " rounds in turn", "milliseconds of wall time", false, rows,
                leftOut, List.of("Each figure is the median of " + STARTS_PER_ROUND
                        + " starts. Ours is measured through its shell script, which finds a JDK"
                        + " and looks whether anything must be built.", Rounds.RATIO));
    }

    private static Contender contender(String who, String how, String... command) {
        return new Contender(who, how, () -> measure(List.of(command)), Map.of());
    }

    private static Sample measure(List<String> command) {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < STARTS_PER_ROUND; i++) {
            milliseconds.add(start(command, SECONDS_MAX));
        }
        return new Sample(BenchReport.median(milliseconds), Map.of());
    }

    private static double start(List<String> command, long secondsMax) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            long beforeNs = System.nanoTime();
            int code = Child.finish(builder, secondsMax);
            double milliseconds = (System.nanoTime() - beforeNs) * 1e-6;
            if (code != 0) {
                throw new BenchException("program failed: program=" + command.getFirst()
                        + " code=" + code + ", expected it to say one line and end with 0");
            }
            return milliseconds;
        } catch (IOException absent) {
            throw new BenchException("cannot start a program: program=" + command.getFirst()
                    + ", expected it to be installed and on the PATH", absent);
        }
    }
}
