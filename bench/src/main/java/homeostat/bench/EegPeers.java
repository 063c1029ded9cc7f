package homeostat.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The programs that analyse the same electroencephalogram. Each takes the file, the number of
/// leads and how many of its seconds, and prints the seconds it needed and each figure's mean.
final class EegPeers {

    private static final long SECONDS_MAX = 900;
    private static final double FIFTH = 0.2;
    private static final List<String> NEAR = List.of("delta", "theta", "alpha", "beta", "edge",
            "entropy", "line-length", "suppression", "aeeg-lower", "aeeg-upper");

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

    /// The notebook with MNE-Python in it. Its filters are others (zero phase), so what it finds is
    /// held to ours by a fifth, and gamma and the wave's higher moments, which hang on the filter's
    /// edges, not at all.
    ///
    /// @throws BenchException when no Python here has MNE
    Sample mne(int seconds, Map<String, Double> ours) {
        Sample theirs = sample(seconds, Child.run(SECONDS_MAX, List.of(withMne(),
                home.resolve("bench/peers/python/eeg.py").toString(), "mne", recording.toString(),
                Integer.toString(OurEeg.LEADS), Integer.toString(seconds))));
        Map<String, Double> answers = new LinkedHashMap<>();
        for (String figure : NEAR) {
            double ratio = theirs.answers().get(figure) / ours.get(figure);
            answers.put(figure + " within a fifth",
                    ratio > 1 - FIFTH && ratio < 1 + FIFTH ? 1.0 : 0.0);
        }
        return new Sample(theirs.figure(), answers);
    }

    /// What is expected of `mne`.
    static Map<String, Double> near() {
        Map<String, Double> answers = new LinkedHashMap<>();
        NEAR.forEach(figure -> answers.put(figure + " within a fifth", 1.0));
        return answers;
    }

    /// The version of MNE-Python, of the first Python that has it: the one on the path, or the
    /// system's, for which a distribution packs it.
    ///
    /// @throws BenchException when there is none
    static String mneVersion() {
        return Child.run(SECONDS_MAX, List.of(withMne(), "-c",
                "import mne, numpy; print('MNE-Python %s, numpy %s' % "
                + "(mne.__version__, numpy.__version__))")).getFirst();
    }

    private static String withMne() {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Child.run(SECONDS_MAX, List.of(python, "-c", "import mne"));
                return python;
            } catch (BenchException missing) {
                continue;
            }
        }
        throw new BenchException("no MNE here: expected a python3 that imports mne; Debian has it"
                + " as python3-mne");
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
