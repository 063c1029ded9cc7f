package homeostat.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The programs that analyse the same electroencephalogram. Each takes the file, the number of
/// leads and how many of its seconds, and prints the seconds it needed and each figure's mean.
final class EegPeers {

    private static final long SECONDS_MAX = 900;

    private final Path home;
    private final Path recording;

    EegPeers(Path home, Path recording) {
        this.home = home;
        this.recording = recording;
    }

    /// Our own, in a new JVM, warm.
    Sample ours(int warmUps, int threads, int seconds) {
        return sample(seconds, Child.run(SECONDS_MAX, Jvm.command(List.of(), WarmEeg.class,
                recording.toString(), Integer.toString(seconds), Integer.toString(warmUps),
                Integer.toString(threads))));
    }

    /// @throws BenchException when there is no C compiler here
    Sample c(int seconds) {
        return run(C.program(home, "eeg"), seconds);
    }

    /// @throws BenchException when there is no Rust here
    Sample rust(int seconds) {
        return run(Rust.program(home, "eeg"), seconds);
    }

    private Sample run(Path program, int seconds) {
        return sample(seconds, Child.run(SECONDS_MAX, List.of(program.toString(),
                recording.toString(), Integer.toString(OurEeg.LEADS), Integer.toString(seconds))));
    }

    /// `how` is `notebook` or `vectorised`.
    ///
    /// @throws BenchException when there is no Python with numpy and scipy here
    Sample python(String how, int seconds) {
        return sample(seconds, Child.run(SECONDS_MAX, List.of("python3",
                home.resolve("bench/peers/python/eeg.py").toString(), how, recording.toString(),
                Integer.toString(OurEeg.LEADS), Integer.toString(seconds))));
    }

    private static Sample sample(int seconds, List<String> lines) {
        Map<String, Double> answers = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            try {
                answers.put(words[0], Double.parseDouble(words[1]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
                throw new BenchException("peer not understood: line=\"" + line
                        + "\", expected a name and a number", strange);
            }
        }
        Double needed = answers.remove("cpu-seconds");
        if (needed == null) {
            throw new BenchException("peer not understood: no line cpu-seconds, expected one");
        }
        return new Sample(seconds / needed, answers);
    }
}
