package homeostat.bench;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;

/// The programs that solve the same patients: ours in a JVM of its own, and those of others.
///
/// Each takes the tables of `body`, which of its people, and how many days, and prints the
/// processor seconds of the solving alone and for each patient the mean and the last glucose.
final class GlucosePeers {

    private static final long SECONDS_MAX = 600;
    /// The module of the JDK that patients in vector registers need.
    static final String VECTORS = "jdk.incubator.vector";

    private final Path home;

    GlucosePeers(Path home) {
        this.home = home;
    }

    /// Our own, in a new JVM: everybody lives `unmeasured` days first.
    static Sample ours(int unmeasured, int days) {
        return sample(days, Child.run(SECONDS_MAX, Jvm.command(List.of(), WarmPatients.class,
                Integer.toString(unmeasured), Integer.toString(days))));
    }

    /// Whether this JVM has the module that the next needs.
    static boolean hasVectors() {
        return ModuleFinder.ofSystem().find(VECTORS).isPresent();
    }

    /// The same with several patients in a vector register, their numbers where a register is
    /// filled from one line of the cache.
    static Sample ourLanes(int unmeasured, int days) {
        return sample(days, Child.run(SECONDS_MAX, Jvm.command(
                List.of("--add-modules", VECTORS, "-XX:ObjectAlignmentInBytes=64"),
                WarmLanes.class, Integer.toString(unmeasured), Integer.toString(days))));
    }

    /// `method` is `series`, `rk4` or `reference`, `who` a patient or `all`.
    ///
    /// @throws BenchException when there is no Rust here
    Sample rust(String method, String who, int days) {
        String program = Rust.program(home, "glucose").toString();
        return sample(days, Child.run(SECONDS_MAX, List.of(program, method,
                table("vpatient_params.csv"), table("Quest.csv"), who, Integer.toString(days))));
    }

    /// `how` is `scipy` or `numpy`.
    ///
    /// @throws BenchException when there is no Python with numpy and scipy here
    Sample python(String how, String who, int days) {
        String script = home.resolve("bench/peers/python/glucose.py").toString();
        return sample(days, Child.run(SECONDS_MAX, List.of("python3", script,
                table("vpatient_params.csv"), table("Quest.csv"), who, Integer.toString(days),
                how)));
    }

    /// Which Python and libraries: `Python 3.11.2, numpy 1.24.2, scipy 1.10.1`.
    ///
    /// @throws BenchException when one of them is missing
    static String pythonVersion() {
        return Child.run(SECONDS_MAX, List.of("python3", "-c",
                "import platform, numpy, scipy; print('Python %s, numpy %s, scipy %s' % "
                + "(platform.python_version(), numpy.__version__, scipy.__version__))"))
                .getFirst();
    }

    private String table(String file) {
        return home.resolve("body/src/main/resources/homeostat/body/glucose").resolve(file)
                .toString();
    }

    private static Sample sample(int days, List<String> lines) {
        PeerAnswer answer = PeerAnswer.of("glucose", lines);
        return new Sample(days * (answer.answers().size() / 2) / answer.cpuSeconds(),
                answer.answers());
    }
}
