package homeostat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Quantitative EEG of 23 leads: ours as it streams, the same in C and in Rust, and Python as a
/// notebook has it and as somebody has it who knows numpy well.
final class EegBenchmark implements Benchmark {

    private static final int SECONDS = 1200;
    private static final int NOTEBOOK_SECONDS = 120;
    private static final int WARM_UPS = 6;

    /// How far means of the figures may be apart: microvolts and their squares, Hz, per cent.
    static final double TOLERANCE = 1e-5;

    @Override
    public String name() {
        return "eeg";
    }

    @Override
    public String purpose() {
        return "quantitative EEG of 23 leads: Java, C, Rust, MNE, numpy and scipy";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        try {
            Path recording = Files.createTempFile("homeostat-bench", ".eeg");
            try {
                return run(request, progress, recording);
            } finally {
                Files.deleteIfExists(recording);
            }
        } catch (IOException refused) {
            throw new BenchException("cannot write a recording, expected a folder for temporary"
                    + " files", refused);
        }
    }

    private BenchReport run(BenchRequest request, Consumer<String> progress, Path recording) {
        progress.accept("writing a synthetic recording");
        OurEeg.write(recording, SECONDS);
        EegPeers peers = new EegPeers(request.home(), recording);
        Map<String, Double> expected = OurEeg.read(recording, SECONDS).analyse();
        List<String> leftOut = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        int processors = Runtime.getRuntime().availableProcessors();
        contenders.add(new Contender("ours, Java " + Runtime.version().feature(),
                "streaming, one thread, a new JVM each round, warm",
                () -> peers.ours(WARM_UPS, 1, SECONDS), expected));
        if (processors > 1) {
            contenders.add(new Contender("ours, " + processors + " threads",
                    "a recording each, by the clock on the wall",
                    () -> peers.ours(WARM_UPS, processors, SECONDS), expected));
        }
        compiled(request, contenders, leftOut, peers, expected);
        try {
            String python = GlucosePeers.pythonVersion();
            contenders.add(new Contender(python + ", notebook",
                    "welch by lead and epoch, " + NOTEBOOK_SECONDS + " s of the recording",
                    () -> peers.python("notebook", NOTEBOOK_SECONDS),
                    OurEeg.read(recording, NOTEBOOK_SECONDS).analyse()));
            contenders.add(new Contender("the same, vectorised",
                    "all leads and epochs at once, whole recording in memory",
                    () -> peers.python("vectorised", SECONDS), expected));
        } catch (BenchException missing) {
            leftOut.add("Python with numpy and scipy: " + missing.getMessage());
        }
        Map<String, Double> opening = OurEeg.read(recording, NOTEBOOK_SECONDS).analyse();
        try {
            contenders.add(new Contender(EegPeers.mneVersion() + ", notebook",
                    "Raw, filter, epochs, psd_array_welch, " + NOTEBOOK_SECONDS
                            + " s of the recording",
                    () -> peers.mne(NOTEBOOK_SECONDS, opening), EegPeers.near()));
        } catch (BenchException missing) {
            leftOut.add("MNE-Python: " + missing.getMessage());
        }
        List<BenchReport.Row> rows = new Rounds(contenders, leftOut, TOLERANCE)
                .run(request.rounds(), progress);
        return new BenchReport(name(), OurEeg.LEADS + " leads at " + OurEeg.SAMPLES_PER_SECOND
                + " Hz for " + SECONDS / 60 + " min (synthetic), " + request.rounds()
                + " rounds in turn", "times real time, per processor core unless said otherwise",
                true, rows, leftOut, notes(rows));
    }

    private static void compiled(BenchRequest request, List<Contender> contenders,
            List<String> leftOut, EegPeers peers, Map<String, Double> expected) {
        try {
            String c = C.version();
            C.program(request.home(), "eeg");
            contenders.add(new Contender(c, "streaming, the same sums",
                    () -> peers.c(SECONDS), expected));
        } catch (BenchException missing) {
            leftOut.add("C: " + missing.getMessage());
        }
        try {
            String rust = Rust.version();
            Rust.program(request.home(), "eeg");
            contenders.add(new Contender(rust, "streaming, the same sums",
                    () -> peers.rust(SECONDS), expected));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
    }

    private static String together(List<BenchReport.Row> rows, BenchReport.Row peer) {
        return rows.stream().filter(row -> row.who().startsWith("ours,")
                && row.who().endsWith("threads")).findFirst().map(row -> String.format(Locale.ROOT,
                "; on all processors, as far as others left them to us, %.0f times",
                row.median() / peer.median())).orElse("");
    }

    private static List<String> notes(List<BenchReport.Row> rows) {
        List<String> notes = new ArrayList<>();
        double ours = rows.getFirst().median();
        for (BenchReport.Row row : rows) {
            if (row.who().contains("notebook") || row.who().contains("vectorised")) {
                notes.add(String.format(Locale.ROOT, "Ours is %.0f times as fast as %s%s.",
                        ours / row.median(), row.who(), together(rows, row)));
            }
        }
        notes.add("Same work: 0.5 to 45 Hz and notch; each second, over two: five bands, spectral"
                + " edge, entropy, line length, Hjorth, kurtosis, burst suppression, aEEG; the mean"
                + " of each agrees with ours within " + TOLERANCE + ", or no ratio is given. Ours"
                + " also judges each lead, compares the halves and looks for seizures.");
        notes.add("Reading the file and starting up do not count. The notebook's filter runs"
                + " forward only: forward and backward, as notebooks like it, takes longer and"
                + " gives other figures. MNE filters so; its figures are held to ours by a fifth,"
                + " gamma and the wave's moments not at all.");
        notes.add(Rounds.RATIO);
        return notes;
    }
}
