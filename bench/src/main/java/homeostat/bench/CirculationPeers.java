package homeostat.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The programs that solve the same circulations: ours in a JVM of its own, and those of others.
final class CirculationPeers {

    private static final long SECONDS_MAX = 600;

    private final Path home;

    CirculationPeers(Path home) {
        this.home = home;
    }

    /// Our own, in a new JVM: everybody lives `unmeasured` seconds first.
    static Sample ours(int people, int unmeasured, int seconds) {
        return sample(people, seconds, Child.run(SECONDS_MAX, Jvm.command(List.of(),
                WarmCirculation.class, Integer.toString(people), Integer.toString(unmeasured),
                Integer.toString(seconds))));
    }

    /// A program made by a compiler.
    Sample compiled(Path program, int people, int seconds) {
        return sample(people, seconds, Child.run(SECONDS_MAX, List.of(program.toString(),
                Integer.toString(people), Integer.toString(seconds))));
    }

    /// `how` is `numpy` or `scipy`.
    ///
    /// @throws BenchException when there is no Python with numpy and scipy here
    Sample python(String how, int people, int seconds) {
        String script = home.resolve("bench/peers/python/circulation.py").toString();
        return sample(people, seconds, Child.run(SECONDS_MAX, List.of("python3", script, how,
                Integer.toString(people), Integer.toString(seconds))));
    }

    private static Sample sample(int people, int seconds, List<String> lines) {
        Map<String, Double> answers = new LinkedHashMap<>();
        double cpuSeconds = Double.NaN;
        for (String line : lines) {
            String[] words = line.split(" ");
            try {
                switch (words[0]) {
                    case "cpu-seconds" -> cpuSeconds = Double.parseDouble(words[1]);
                    case "person" -> {
                        answers.put(words[1] + " mean", Double.parseDouble(words[2]));
                        answers.put(words[1] + " end", Double.parseDouble(words[3]));
                    }
                    default -> throw new NumberFormatException(line);
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
                throw new BenchException("peer not understood: line=\"" + line
                        + "\", expected cpu-seconds or person and numbers", strange);
            }
        }
        return new Sample((double) people * seconds / cpuSeconds, answers);
    }
}
