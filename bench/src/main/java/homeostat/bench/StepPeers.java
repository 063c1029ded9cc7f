package homeostat.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The programs in which a pancreas lives the recorded day: ours in a JVM of its own, and a port of
/// the whole device to Rust.
final class StepPeers {

    private static final long SECONDS_MAX = 120;
    private static final long HALF = 0xffff_ffffL;

    private final Path home;

    StepPeers(Path home) {
        this.home = home;
    }

    /// What our own prints in a new JVM with `options`, after `unmeasured` days.
    static List<String> ours(Path recording, List<String> options, int unmeasured, int days) {
        return Child.run(SECONDS_MAX, Jvm.command(options, WarmStep.class,
                recording.toString(), Integer.toString(unmeasured), Integer.toString(days)));
    }

    /// The bytes that our own allocated in the days it measured.
    static long bytes(List<String> lines) {
        return Long.parseLong(word(lines, 3, "bytes"));
    }

    /// Lives the day in `recording` `days` times: nanoseconds a control step, and the digest.
    ///
    /// @throws BenchException when there is no Rust here
    Sample rust(Path recording, int days) {
        String program = Rust.program(home, "step").toString();
        return sample(Child.run(SECONDS_MAX,
                List.of(program, recording.toString(), Integer.toString(days))));
    }

    /// What a program printed, as a measurement.
    static Sample sample(List<String> lines) {
        try {
            double cpuSeconds = Double.parseDouble(word(lines, 0, "cpu-seconds"));
            long steps = Long.parseLong(word(lines, 1, "steps"));
            long digest = Long.parseUnsignedLong(word(lines, 2, "digest"), 16);
            return new Sample(cpuSeconds * 1e9 / steps, answers(digest));
        } catch (NumberFormatException strange) {
            throw new BenchException("peer not understood: lines=" + lines
                    + ", expected cpu-seconds, steps and digest", strange);
        }
    }

    /// A digest as two numbers that a `double` holds exactly.
    static Map<String, Double> answers(long digest) {
        return Map.of("digest, upper half", (double) (digest >>> 32),
                "digest, lower half", (double) (digest & HALF));
    }

    private static String word(List<String> lines, int index, String name) {
        if (index >= lines.size() || !lines.get(index).startsWith(name + " ")) {
            throw new NumberFormatException(name);
        }
        return lines.get(index).substring(name.length() + 1);
    }
}
