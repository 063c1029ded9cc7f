package homeostat.firmware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a device whose tasks are interrupts at rate-monotonic priorities, on one stack, with a
/// timer that comes when it likes, and compares every output bit with the JVM, which runs one step
/// after the other.
///
/// Two ways of being unkind. With a seed the timer fires a random number of instructions after it
/// was last served. At *boundaries* it fires at every call and every return in the device's code
/// (`-finstrument-functions`), and at each of those, inside the port exchange too, the sensor's
/// interrupt, which stands above the exchange, brings in what comes next.
public final class PreemptiveRun {
    /// What is not the device's is not interrupted on purpose.
    private static final List<String> AT_BOUNDARIES = List.of("-finstrument-functions",
            "-finstrument-functions-exclude-file-list="
                    + "executive.c,harness.c,runtime,core_,board_,uart_,soft_double,selftest,"
                    + "protect_");

    private PreemptiveRun() {
    }

    /// How a run went.
    ///
    /// @param seed what shook the timer
    /// @param report the comparison
    /// @param exchanges instants at which something was published or latched
    /// @param preemptions ticks that came while a step was running
    /// @param deepest steps that were under way at once
    /// @param abandoned steps that missed their deadline and were ended
    public record Outcome(long seed, FirmwareReport report, long exchanges, long preemptions,
            long deepest, long abandoned) {
        /// One line.
        public String text() {
            return "seed " + seed + ": " + exchanges + " exchanges, " + preemptions
                    + " preemptions, " + deepest + " steps at once, " + abandoned + " abandoned, "
                    + (report.isBitEqual() ? "every output bit equal"
                            : report.difference() == null ? "did not reach its end"
                            : "first difference: " + report.difference());
        }
    }

    /// Runs once for each seed, from 1.
    ///
    /// @throws FirmwareException where the board has no interrupts for tasks, or tools are missing
    public static List<Outcome> shaken(FirmwareRequest request, int seeds) {
        return run(request, seeds, request.options());
    }

    /// Runs once, preempted at every call and return in the device's code.
    ///
    /// @throws FirmwareException where the board has no interrupts for tasks, or tools are missing
    public static Outcome atBoundaries(FirmwareRequest request) {
        return run(request, 1, request.options().with("", AT_BOUNDARIES)).getFirst();
    }

    private static List<Outcome> run(FirmwareRequest request, int seeds, BuildOptions options) {
        Board board = request.board();
        if (!board.preempts()) {
            throw new FirmwareException("tasks are no interrupts there: target=" + board.label()
                    + ", expected a board in the emulator");
        }
        if (!board.missing().isEmpty()) {
            throw board.refusal();
        }
        Path folder = request.folder().toAbsolutePath();
        FirmwareBuild.Lowered lowered = FirmwareBuild.lower(request.classPath(), request.run(),
                options.ofWholeDevice(), folder);
        if (new TaskEntries(lowered.snapshot()).tasks().isEmpty()) {
            throw new FirmwareException("no tasks: run=" + request.run()
                    + ", expected a device of the kernel");
        }
        FirmwareBuild build = FirmwareBuild.of(lowered, board, options, folder);
        List<Outcome> outcomes = new ArrayList<>();
        Path seedFile = folder.resolve("wishes.bin");
        try {
            for (long seed = 1; seed <= seeds; seed++) {
                Files.write(seedFile, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(seed).array());
                outcomes.add(outcome(seed, FirmwareRun.run(build, request.run(), ""), folder));
            }
            Files.deleteIfExists(seedFile);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: file=" + seedFile, e);
        }
        return outcomes;
    }

    private static Outcome outcome(long seed, FirmwareReport report, Path folder)
            throws IOException {
        List<String> console = Files.readAllLines(folder.resolve("console.txt"));
        long[] exchanges = numbers(console, "exchanges");
        long[] preempted = numbers(console, "preempted");
        return new Outcome(seed, report, exchanges[0], preempted[0], preempted[1], exchanges[1]);
    }

    private static long[] numbers(List<String> console, String name) {
        return console.stream().filter(line -> line.startsWith(name + " ")).map(line ->
                line.split(" ")).map(words -> new long[] {Long.parseLong(words[1]),
                    Long.parseLong(words[2])}).findFirst().orElse(new long[2]);
    }
}
