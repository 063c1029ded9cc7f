package homeostat.bench;

import homeostat.firmware.Board;
import homeostat.firmware.FirmwareException;
import homeostat.firmware.FirmwareReport;
import homeostat.firmware.FirmwareRequest;
import homeostat.firmware.SideBySide;
import homeostat.trial.pancreas.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Our firmware beside the same device written in C by hand, on an emulated Cortex-M7: flash, RAM,
/// instructions; and beside the pancreas in Rust, on this machine: processor time.
///
/// The C by hand is a port of the whole device, with the checks that ours has left after its proof:
/// what a host hands in, and that an order is a number. It must publish the same bits after every
/// call, or it gets no ratio.
final class FirmwareBenchmark implements Benchmark {
    private static final int DAYS = 1000;
    private static final long SECONDS_MAX = 300;
    private static final List<String> DEVICES = List.of("pancreas");
    /// Rust's compiler is one of clang's family; gcc makes the firmware.
    private static final List<String> COMPILERS = List.of("clang", "gcc");

    /// Java's arithmetic, and all of the program at once, as Rust's compiler sees it.
    private static final List<String> FLAGS = List.of("-std=c99", "-O3", "-march=native", "-flto",
            "-ffp-contract=off", "-fno-strict-aliasing", "-fwrapv", "-fno-math-errno", "-w");

    @Override
    public String name() {
        return "firmware";
    }

    @Override
    public String purpose() {
        return "our firmware, the same devices in C by hand, and in Rust";
    }

    @Override
    public FirmwareBench run(BenchRequest request, Consumer<String> progress) {
        List<FirmwareBench.Row> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (String device : DEVICES) {
            progress.accept("building and running " + device + " twice");
            Path folder = request.home().resolve("bench/target/peers/firmware").resolve(device);
            try {
                SideBySide both = SideBySide.run(FirmwareRequest.of(classC(),
                        recorded(folder), Board.MPS2_AN500, folder),
                        request.home().resolve("bench/peers/firmware/" + device + ".c"));
                add(rows, device, both);
            } catch (FirmwareException missing) {
                leftOut.add(device + ": " + missing.getMessage());
            }
        }
        for (String compiler : COMPILERS) {
            try {
                rows.add(onThisMachine(request, compiler, progress));
            } catch (BenchException missing) {
                leftOut.add("Rust beside " + compiler + ": " + missing.getMessage());
            }
        }
        return new FirmwareBench(rows, leftOut);
    }

    private static void add(List<FirmwareBench.Row> rows, String device, SideBySide both) {
        if (both.byHand() == null) {
            rows.add(new FirmwareBench.Row(device, "flash, bytes", "C by hand", Double.NaN,
                    Double.NaN, 0, both.difference()));
            return;
        }
        FirmwareReport.EntryCost ours = SideBySide.cost(both.ours(), "advance");
        FirmwareReport.EntryCost theirs = SideBySide.cost(both.byHand(), "advance");
        rows.add(row(device, "flash, bytes", both.ours().size().deviceFlash(),
                both.byHand().size().deviceFlash(), 1.2));
        rows.add(row(device, "RAM, bytes", both.ours().size().deviceRam(),
                both.byHand().size().deviceRam(), 1.2));
        rows.add(row(device, "instructions, mean call", ours.mean(), theirs.mean(), 1.25));
        rows.add(row(device, "instructions, worst call", ours.worst(), theirs.worst(), 1.25));
    }

    private static FirmwareBench.Row row(String device, String what, double ours, double theirs,
            double bar) {
        return new FirmwareBench.Row(device, what, "C by hand", ours, theirs, bar, "");
    }

    /// The calls of a recorded run, of which only the digest over everything is compared.
    private static Path recorded(Path folder) {
        Path file = folder.resolve("inputs.run");
        try {
            Files.createDirectories(folder);
            StepBenchmark.record("adult#001", FaultKind.NONE, 1).write(file);
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.removeIf(line -> line.startsWith("probe "));
            lines.add(1, "probe digest");
            Files.write(file, lines);
            return file;
        } catch (IOException refused) {
            throw new BenchException("cannot keep the recorded run: folder=" + folder
                    + ", expected one that can be written to", refused);
        }
    }

    private static List<Path> classC() {
        return Stream.of(System.getProperty("java.class.path")
                .split(System.getProperty("path.separator")))
                .filter(part -> part.matches(".*/homeostat-(kernel|signal|device)-[^/]*\\.jar"
                        + "|.*/(kernel|signal|device)/target/classes"))
                .map(Path::of).toList();
    }

    /// Both live the day many times, in turn; the ratio is the median of the rounds'.
    private static FirmwareBench.Row onThisMachine(BenchRequest request, String compiler,
            Consumer<String> progress) {
        Path folder = request.home().resolve("bench/target/peers/firmware/pancreas");
        String rust = Rust.program(request.home(), "step").toString();
        String ours = compiled(request.home(), folder, compiler);
        List<Double> ratios = new ArrayList<>();
        List<Double> oursSeconds = new ArrayList<>();
        List<Double> theirSeconds = new ArrayList<>();
        String difference = "";
        for (int round = 1; round <= request.rounds(); round++) {
            progress.accept("round " + round + " of " + request.rounds() + ", by " + compiler);
            List<String> mine = Child.run(SECONDS_MAX, List.of(ours,
                    folder.resolve("calls.bin").toString(), Integer.toString(DAYS)));
            List<String> theirs = Child.run(SECONDS_MAX, List.of(rust,
                    folder.resolve("inputs.run").toString(), Integer.toString(DAYS)));
            difference = mine.getLast().equals(theirs.getLast()) ? difference
                    : "ours says " + mine.getLast() + ", Rust " + theirs.getLast();
            oursSeconds.add(seconds(mine));
            theirSeconds.add(seconds(theirs));
            ratios.add(oursSeconds.getLast() / theirSeconds.getLast());
        }
        double theirs = BenchReport.median(theirSeconds);
        return new FirmwareBench.Row("pancreas", "µs a day, made by " + compiler,
                Rust.version() + " on this machine",
                BenchReport.median(ratios) * theirs / DAYS * 1e6, theirs / DAYS * 1e6, 1.0,
                difference);
    }

    private static double seconds(List<String> lines) {
        return Double.parseDouble(lines.getFirst().substring("cpu-seconds ".length()));
    }

    /// Our C with a program around it that makes the recorded calls.
    private static String compiled(Path home, Path folder, String compiler) {
        Path program = folder.resolve("timed-" + compiler);
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(FLAGS);
        command.addAll(List.of("-I" + folder, folder.resolve("device.c").toString(),
                folder.resolve("runtime.c").toString(),
                home.resolve("bench/peers/firmware/timed.c").toString(), "-o",
                program.toString()));
        Child.run(SECONDS_MAX, command);
        return program.toString();
    }
}
