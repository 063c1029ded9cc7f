package homeostat.firmware;

import homeostat.proof.snapshot.Snapshot;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Builds a device for a board, runs a recorded run on it, and compares every output bit with the
/// JVM.
///
/// Four steps, each of which leaves its files in the request's folder: a child JVM assembles the
/// device, writes its snapshot and replays the run ([ReferenceRun]); the methods reachable from the
/// calls are translated (`device.c`); the board's compiler makes `device.elf`; the board runs it.
public final class FirmwareRun {
    /// The sixth wish, for no watchdog: a board that does not count lives by this machine's clock.
    private static final byte[] UNWATCHED = ByteBuffer.allocate(6 * Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN).putLong(5 * Long.BYTES, 1).array();

    private FirmwareRun() {
    }

    /// @throws FirmwareException with one sentence when the device cannot be assembled, translated,
    ///         compiled or run; a difference or a trap is no exception but stands in the report
    public static FirmwareReport run(FirmwareRequest request) {
        List<String> missing = request.board().missing();
        Board board = missing.isEmpty() ? request.board() : Board.HOST;
        if (!board.missing().isEmpty()) {
            throw board.refusal();
        }
        String note = missing.isEmpty() ? "" : "No " + String.join(", no ", missing)
                + ": running on the host instead (Debian: apt-get install "
                + request.board().debianPackages() + ").";
        Path folder = request.folder().toAbsolutePath();
        FirmwareBuild.Lowered lowered = FirmwareBuild.lower(
                request.classPath(), request.run(), request.options(), folder);
        FirmwareBuild build = FirmwareBuild.of(lowered, board, request.options(), folder);
        return run(build, request.run(), note);
    }

    /// Runs an image that is built.
    static FirmwareReport run(FirmwareBuild build, Path run, String note) {
        Path folder = build.folder();
        Board board = build.board();
        try {
            Files.deleteIfExists(folder.resolve("outputs.bin"));
            Files.deleteIfExists(folder.resolve("console.txt"));
            Files.deleteIfExists(folder.resolve("kept.bin"));
            if (!build.options().counting()) {
                Files.write(folder.resolve("wishes.bin"), UNWATCHED);
            }
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder, e);
        }
        Tool.Outcome outcome = Tool.run(folder, build.options().timeLimitSeconds(),
                board.runner(build.options().counting()));
        String console = board.isHost() ? outcome.output()
                : outcome.output() + read(folder.resolve("console.txt"));
        List<String> lines = console.lines().toList();
        String[] words = lines.stream()
                .filter(line -> line.startsWith("end ") || line.startsWith("trap "))
                .findFirst().orElseThrow(() -> new ToolException("the run ended without a word:"
                        + " board=" + board.label() + " exit=" + outcome.exitCode() + " output="
                        + console.strip())).split(" ");
        List<String> caught = new ArrayList<>();
        List<String> halted = new ArrayList<>();
        Backtrace backtrace = new Backtrace(build);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("caught ")) {
                addOnce(caught, backtrace.describe(lines, i));
            } else if (lines.get(i).startsWith("halted ")) {
                addOnce(halted, backtrace.describe(lines, i));
            }
        }
        long calls = RecordedRun.read(run).calls().size();
        boolean ended = words[0].equals("end");
        boolean counted = ended && build.options().counting();
        return new FirmwareReport(board, note, build.lowered().world().proved().seal(),
                Footprint.of(build), calls, outputs(folder), counted ? cost(board, lines, calls)
                : new FirmwareReport.Cost(0, 0, 0, 0), entries(build, lines),
                HardwareLines.of(board, lines), caught,
                ended ? null : halted.isEmpty() ? TrapKind.words(Integer.parseInt(words[1]))
                        : halted.getFirst(),
                read(build.lowered().folder().resolve("reference.txt")).strip(),
                OutputDifference.first(build.lowered().folder(), folder,
                        build.lowered().snapshot()));
    }

    private static FirmwareReport.Cost cost(Board board, List<String> lines, long calls) {
        return new FirmwareReport.Cost(Math.round(board.instructions(number(lines, "end", 2))),
                board.instructions(number(lines, "end", 1)) / Math.max(1, calls),
                Math.round(board.instructions(number(lines, "response-worst", 1))),
                board.instructions(number(lines, "response", 1))
                        / Math.max(1, number(lines, "response", 2)));
    }

    /// A number of the line of that name; 0 where there is none.
    private static long number(List<String> lines, String name, int word) {
        return lines.stream().filter(line -> line.startsWith(name + " ")).findFirst()
                .map(line -> Long.parseLong(line.split(" ")[word])).orElse(0L);
    }

    /// The counters that the harness prints at the end, two lines for each entry.
    private static List<FirmwareReport.EntryCost> entries(FirmwareBuild build,
            List<String> lines) {
        List<FirmwareReport.EntryCost> costs = new ArrayList<>();
        for (int i = 0; build.options().counting() && i + 1 < lines.size(); i++) {
            String[] entry = lines.get(i).split(" ");
            String[] ticks = lines.get(i + 1).split(" ");
            if (entry[0].equals("entry") && ticks[0].equals("ticks")) {
                long calls = Long.parseLong(entry[2]);
                costs.add(new FirmwareReport.EntryCost(build.lowered().snapshot().entries()
                        .get(Integer.parseInt(entry[1])).name(), calls,
                        Math.round(build.board().instructions(Long.parseLong(ticks[2]))),
                        build.board().instructions(Long.parseLong(ticks[1])) / calls));
            }
        }
        return costs;
    }

    /// Builds the whole device, runs it like [#run(FirmwareRequest)], and measures the image.
    ///
    /// @param device the name to print
    /// @throws FirmwareException also when something is missing: there is no other board to fall
    ///         back to
    public static ImageReport report(FirmwareRequest request, String device) {
        if (!request.board().missing().isEmpty()) {
            throw request.board().refusal();
        }
        Path folder = request.folder().toAbsolutePath();
        BuildOptions options = request.options().ofWholeDevice();
        FirmwareBuild.Lowered lowered = FirmwareBuild.lower(
                request.classPath(), request.run(), options, folder);
        FirmwareBuild build = FirmwareBuild.of(lowered, request.board(), options, folder);
        return ImageReport.of(build, run(build, request.run(), ""),
                RecordedRun.read(request.run()), device);
    }

    private static void addOnce(List<String> list, String text) {
        if (!list.contains(text)) {
            list.add(text);
        }
    }

    /// The words that the target put out, and a hash over them.
    private static FirmwareReport.Outputs outputs(Path folder) {
        ByteBuffer outputs = OutputDifference.words(folder.resolve("outputs.bin"));
        long words = outputs.remaining() / 8;
        long hash = 0xcbf29ce484222325L;
        while (outputs.hasRemaining()) {
            hash = (hash ^ outputs.getLong()) * 0x100000001b3L;
        }
        return new FirmwareReport.Outputs(words, hash);
    }

    /// Assembles the device in a child JVM, which leaves snapshot, calls and outputs in the folder.
    static Snapshot referenceRun(List<Path> devices, Path run, BuildOptions options, Path folder) {
        List<Path> classPath = new ArrayList<>(devices);
        classPath.add(placeOf(FirmwareRun.class));
        classPath.add(placeOf(Snapshot.class));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC"));
        command.addAll(options.jvmFlags());
        command.addAll(List.of("-cp", classPath.stream()
                        .map(p -> p.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                ReferenceRun.class.getName(), run.toAbsolutePath().toString(),
                folder.toAbsolutePath().toString(), options.whole() ? "whole" : "called"));
        Tool.Outcome outcome = Tool.run(folder, options.timeLimitSeconds(), command);
        if (outcome.exitCode() != 0) {
            throw new FirmwareException(outcome.exitCode() == 2 ? outcome.output().strip()
                    : "the device cannot be assembled: run=" + run + " reason="
                    + outcome.output().strip());
        }
        return Snapshot.read(folder.resolve("snapshot.txt"));
    }

    /// Where the classes of a module are: the child JVM needs some of them.
    private static Path placeOf(Class<?> type) {
        return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource()
                .getLocation().toString()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new FirmwareException("cannot read: file=" + file, e);
        }
    }
}
