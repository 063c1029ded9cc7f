package homeostat.bench;

import java.util.List;
import java.util.stream.Collectors;

/// The list of benchmarks.
///
/// ```java
/// Report report = Benchmarks.named("glucose")
///         .run(new BenchRequest(5, home), System.err::println);
/// System.out.print(report.text());
/// ```
public final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(new GlucoseBenchmark(), BodyBenchmark.circulation(),
                    BodyBenchmark.kidney(), BodyBenchmark.lung(),
                    new EcgBenchmark(), new EegBenchmark(),
                    new StepBenchmark(), new StartupBenchmark(), new RecordBenchmark(false),
                    new RecordBenchmark(true), new FirmwareBenchmark(),
                    new DefectBenchmark(), new ProveBenchmark());

    private Benchmarks() {}

    /// All of them.
    public static List<Benchmark> all() {
        return ALL;
    }

    /// The benchmark that `name` asks for.
    ///
    /// @throws BenchException when there is none; its sentence names those that exist
    public static Benchmark named(String name) {
        for (Benchmark benchmark : ALL) {
            if (benchmark.name().equals(name)) {
                return benchmark;
            }
        }
        throw new BenchException("no such benchmark: name=" + name + ", expected one of "
                + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")));
    }
}
