package homeostat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How long proving everything that ships takes, beside what rustc takes to check the types and
/// borrows of one of those devices.
final class ProveBenchmark implements Benchmark {
    private static final long SECONDS_MAX = 300;
    private static final int WARM_UP = 6;
    private static final String HEAP = "-Xmx512m";

    @Override
    public String name() {
        return "prove";
    }

    @Override
    public String purpose() {
        return "seconds to prove all devices, cold and warm, and to check one in Rust";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        List<String> leftOut = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        contenders.add(ours(request.home(), WARM_UP + 1, "ours, warm",
                "all devices from their class files, the analyser compiled, " + HEAP));
        contenders.add(ours(request.home(), 1, "ours, cold", "the same, a JVM's first"));
        try {
            contenders.add(new Contender(Rust.version(),
                    "the pancreas alone: types and borrows, no code made",
                    () -> check(request.home()), Map.of()));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
        List<BenchReport.Row> rows =
                new Rounds(contenders, leftOut, 0).run(request.rounds(), progress);
        return new BenchReport(name(), "every device that ships is proved, its assembly run in a"
                + " child JVM, " + request.rounds() + " rounds in turn", "seconds of wall time",
                false, rows, leftOut, List.of("The heap is held to 512 MB; a run that needs more"
                        + " fails. rustc checks less, and of one device: the subset's manual says"
                        + " what each refuses.", Rounds.RATIO));
    }

    private static Contender ours(Path home, int times, String who, String how) {
        return new Contender(who, how, () -> {
            List<String> arguments = new ArrayList<>();
            arguments.add("" + times);
            for (String module : List.of("kernel", "signal", "device")) {
                arguments.add(home.resolve(module + "/target/classes").toString());
            }
            return sample(Child.run(SECONDS_MAX, Jvm.command(List.of(HEAP), WarmProof.class,
                    arguments.toArray(String[]::new))));
        }, Map.of("findings", 0.0));
    }

    /// The last run counts: those before it warm up.
    private static Sample sample(List<String> lines) {
        double seconds = Double.NaN;
        Map<String, Double> answers = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[0].equals("seconds")) {
                seconds = Double.parseDouble(words[1]);
            } else if (words[0].equals("findings")) {
                answers.put(words[0], Double.parseDouble(words[1]));
            }
        }
        return new Sample(seconds, answers);
    }

    private static Sample check(Path home) {
        long beforeNs = System.nanoTime();
        Child.run(SECONDS_MAX, List.of("rustc", "--edition", "2021", "--emit=metadata", "-o",
                home.resolve("bench/target/peers/step.rmeta").toString(),
                home.resolve("bench/peers/rust/step.rs").toString()));
        return new Sample((System.nanoTime() - beforeNs) * 1e-9, Map.of());
    }
}
