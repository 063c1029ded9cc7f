package homeostat.bench;

import com.sun.management.OperatingSystemMXBean;
import homeostat.body.glucose.GlucosePatients;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
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
        Map<String, Map<String, Double>> arrived = new LinkedHashMap<>();
        OurPatients ours = new OurPatients(GlucosePatients.all());
        notes.add(firstDay(ours));
        Map<String, Double> expected = ours.live(DAYS).answers();
        List<Contender> contenders = ours(expected);
        GlucosePeers peers = new GlucosePeers(request.home());
        try {
            String rust = Rust.version();
            Rust.program(request.home(), "glucose");
            contenders.add(new Contender(rust + ", same algorithm", "the same sums, line by line",
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
        contenders.replaceAll(each -> each.telling(arrived));
        List<BenchReport.Row> rows = new Rounds(contenders, leftOut, TOLERANCE_MG_PER_DL)
                .run(request.rounds(), progress);
        notes.add(speeds(rows));
        notes.add(accuracy(arrived, peers));
        notes.addAll(explanations());
        return new BenchReport(name(), "30 virtual patients live " + DAYS
                + " days of five meals, " + request.rounds() + " rounds in turn",
                "patient-days per CPU-second", true, rows, leftOut, notes);
    }

    private static List<Contender> ours(Map<String, Double> expected) {
        List<Contender> contenders = new ArrayList<>();
        String java = "ours, Java " + Runtime.version().feature();
        if (GlucosePeers.hasVectors()) {
            contenders.add(new Contender(java + ", side by side",
                    "the same bits, as many patients in a vector register as fit",
                    () -> GlucosePeers.ourLanes(LANES_WARM_UP_DAYS, DAYS), expected));
        }
        contenders.add(new Contender(java, "power series and exact insulin, a new JVM each round",
                () -> GlucosePeers.ours(WARM_UP_DAYS, DAYS), expected));
        return contenders;
    }

    /// The table's last column, the other way round.
    private static String speeds(List<BenchReport.Row> rows) {
        StringJoiner times = new StringJoiner(", ", "The first row is ", ".");
        for (BenchReport.Row row : rows.subList(1, rows.size())) {
            row.ratioToOurs().ifPresent(ratio ->
                    times.add(BenchReport.digits(1 / ratio) + " times " + row.who()));
        }
        return times.toString();
    }

    /// How far everybody was from one solution in steps so small that halving them changes nothing.
    private static String accuracy(Map<String, Map<String, Double>> arrived, GlucosePeers peers) {
        StringJoiner errors = new StringJoiner(", ",
                "Furthest from Runge-Kutta in steps of 0.01 min, mg/dL: ", ".");
        try {
            Map<String, Double> day = peers.rust("reference", "all", PYTHON_DAYS).answers();
            Map<String, Double> days = peers.rust("reference", "all", DAYS).answers();
            arrived.forEach((who, answers) -> errors.add(who + " " + BenchReport.digits(
                    furthest(answers, who.startsWith("Python") ? day : days))));
            return errors.toString();
        } catch (BenchException missing) {
            return "How exact everybody was is not known: " + missing.getMessage() + ".";
        }
    }

    private static double furthest(Map<String, Double> answers, Map<String, Double> reference) {
        double worst = 0;
        for (Map.Entry<String, Double> each : reference.entrySet()) {
            worst = Math.max(worst, Math.abs(answers.get(each.getKey()) - each.getValue()));
        }
        return worst;
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
