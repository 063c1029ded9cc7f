package homeostat.bench;

import com.sun.management.OperatingSystemMXBean;
import homeostat.body.glucose.GlucosePatients;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Thirty virtual patients live days of five meals: our Java, the same algorithm in Rust, the
/// ordinary algorithm in Rust, and numpy with scipy as engineers have it today.
final class GlucoseBenchmark implements Benchmark {

    private static final int DAYS = 20;
    private static final int PYTHON_DAYS = 1;
    private static final int WARM_UP_DAYS = 40;
    private static final int LANES_WARM_UP_DAYS = 200;

    /// How far two solutions of one problem may be apart, mg/dL.
    static final double TOLERANCE_MG_PER_DL = 0.01;

    @Override
    public String name() {
        return "glucose";
    }

    @Override
    public String purpose() {
        return "virtual patients of UVA/Padova S2008: Java, Rust, numpy and scipy";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        List<String> leftOut = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        OurPatients ours = new OurPatients(GlucosePatients.all());
        notes.add(firstDay(ours));
        List<Contender> contenders = new ArrayList<>();
        Map<String, Double> expected = ours.live(DAYS).answers();
        String java = "ours, Java " + Runtime.version().feature();
        if (GlucosePeers.hasVectors()) {
            contenders.add(new Contender(java + ", side by side",
                    "the same bits, as many patients in a vector register as fit",
                    () -> GlucosePeers.ourLanes(LANES_WARM_UP_DAYS, DAYS), expected));
        }
        contenders.add(new Contender(java, "Taylor series, a new JVM each round, warm",
                () -> GlucosePeers.ours(WARM_UP_DAYS, DAYS), expected));
        GlucosePeers peers = new GlucosePeers(request.home());
        try {
            String rust = Rust.version();
            Rust.program(request.home(), "glucose");
            contenders.add(new Contender(rust + ", same algorithm", "Taylor series, line by line",
                    () -> peers.rust("series", "all", DAYS), expected));
            contenders.add(new Contender(rust + ", plain", "Runge-Kutta, 0.2 min steps",
                    () -> peers.rust("rk4", "all", DAYS), expected));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
        try {
            String python = GlucosePeers.pythonVersion();
            Map<String, Double> begun = ours.live(PYTHON_DAYS).answers();
            contenders.add(new Contender(python + ", all at once",
                    "numpy, Runge-Kutta at 0.2 min, " + PYTHON_DAYS + " day each",
                    () -> peers.python("numpy", "all", PYTHON_DAYS), begun));
            contenders.add(new Contender(python + ", one by one",
                    "scipy's dopri5 minute by minute, " + PYTHON_DAYS + " day each",
                    () -> peers.python("scipy", "all", PYTHON_DAYS), begun));
        } catch (BenchException missing) {
            leftOut.add("Python with numpy and scipy: " + missing.getMessage());
        }
        List<BenchReport.Row> rows = new Rounds(contenders, leftOut, TOLERANCE_MG_PER_DL)
                .run(request.rounds(), progress);
        notes.addAll(explanations());
        return new BenchReport(name(), "30 virtual patients live " + DAYS
                + " days of five meals, " + request.rounds() + " rounds in turn",
                "patient-days per CPU-second", true, rows, leftOut, notes);
    }

    /// What the first patient-days of a JVM cost, the compiler's own work included.
    private static String firstDay(OurPatients ours) {
        OperatingSystemMXBean system = (OperatingSystemMXBean)
                ManagementFactory.getOperatingSystemMXBean();
        long beforeNs = system.getProcessCpuTime();
        int patientDays = ours.live(1).answers().size() / 2;
        double seconds = (system.getProcessCpuTime() - beforeNs) * 1e-9;
        return String.format(Locale.ROOT, "Ours before it is warm: the first %d patient-days took"
                + " %.2f CPU-seconds with the compiler's own (%s a second).", patientDays,
                seconds, BenchReport.digits(patientDays / seconds));
    }

    private static List<String> explanations() {
        return List.of(
                "Same work: mean and last subcutaneous glucose of every patient agree with ours"
                        + " within " + TOLERANCE_MG_PER_DL + " mg/dL, or no ratio is given.",
                "CPU time of the solving alone, by each program's own clock: neither reading the"
                        + " tables nor starting up counts. " + Rounds.RATIO,
                "Each round is a new process of each; ours lives " + WARM_UP_DAYS + " days ("
                        + LANES_WARM_UP_DAYS + " side by side) before it is measured.",
                "Python solves fewer days, for the sake of whoever waits; its figure is for as"
                        + " many as it solved. Rust is compiled with opt-level=3 for this"
                        + " processor.");
    }
}
