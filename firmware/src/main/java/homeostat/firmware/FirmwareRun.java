package homeostat.firmware;

import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
    private static final int COMPILE_SECONDS = 120;
    private static final List<String> FIXED = List.of("runtime.h", "runtime.c", "board.h",
            "device.h", "harness.c");
    private static final String[] TRAPS = { "none", "null dereference", "index out of range",
        "division by zero", "wrong type", "exception thrown", "overflow of exact arithmetic",
        "error thrown",
        "call of an unknown class", "no free slot for a mode", "processor fault" };

    private final FirmwareRequest request;
    private final Board board;
    private final String note;

    private FirmwareRun(FirmwareRequest request) {
        this.request = request;
        List<String> missing = request.board().missing();
        this.board = missing.isEmpty() ? request.board() : Board.HOST;
        this.note = missing.isEmpty() ? "" : "No " + String.join(", no ", missing)
                + ": running on the host instead (Debian: apt-get install gcc"
                + (request.board() == Board.HOST ? "" : "-arm-none-eabi qemu-system-arm") + ").";
    }

    /// @throws FirmwareException with one sentence when the device cannot be assembled, translated,
    ///         compiled or run; a difference or a trap is no exception but stands in the report
    public static FirmwareReport run(FirmwareRequest request) {
        return new FirmwareRun(request).run();
    }

    private FirmwareReport run() {
        if (!board.missing().isEmpty()) {
            throw new ToolException("missing: program=" + String.join(", ", board.missing())
                    + ", expected it on the PATH (Debian: apt-get install gcc)");
        }
        Path folder = request.folder().toAbsolutePath();
        copyFixed(folder);
        Snapshot snapshot = referenceRun(request, folder);
        ClosedWorld world = new ClosedWorld(Program.load(request.classPath()), snapshot,
                request.profile());
        world.close(snapshot.roots());
        ImageWriter image = new ImageWriter(world);
        write(folder.resolve("device.c"), image.text());
        write(folder.resolve("methods.txt"), methodTable(image));
        FirmwareReport.Size size = compile(folder, world.methods().size(), image.objectCount());
        Tool.Outcome outcome = Tool.run(folder, request.timeLimitSeconds(), board.runner());
        return report(folder, snapshot, image, size, outcome);
    }

    private void copyFixed(Path folder) {
        List<String> files = new ArrayList<>(FIXED);
        files.add(board.source());
        if (board == Board.MPS2_AN500) {
            files.add("mps2_an500.ld");
        }
        try {
            Files.createDirectories(folder);
            for (String file : files) {
                try (InputStream in = FirmwareRun.class.getResourceAsStream("c/" + file)) {
                    Files.write(folder.resolve(file), in.readAllBytes());
                }
            }
            Files.deleteIfExists(folder.resolve("outputs.bin"));
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
    }

    /// Assembles the device in a child JVM, which leaves snapshot, calls and outputs in the folder.
    static Snapshot referenceRun(FirmwareRequest request, Path folder) {
        List<Path> classPath = new ArrayList<>(request.classPath());
        classPath.add(placeOf(FirmwareRun.class));
        classPath.add(placeOf(Snapshot.class));
        Tool.Outcome outcome = Tool.run(folder, request.timeLimitSeconds(), List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath.stream()
                        .map(p -> p.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                ReferenceRun.class.getName(), request.run().toAbsolutePath().toString(),
                folder.toString()));
        if (outcome.exitCode() != 0) {
            throw new FirmwareException(outcome.exitCode() == 2 ? outcome.output().strip()
                    : "the device cannot be assembled: run=" + request.run() + " reason="
                    + outcome.output().strip());
        }
        return Snapshot.read(folder.resolve("snapshot.txt"));
    }

    /// Where the classes of a module are: the child JVM needs some of them.
    private static Path placeOf(Class<?> type) {
        return Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource()
                .getLocation().toString()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: file=" + file, e);
        }
    }

    private static String methodTable(ImageWriter image) {
        StringBuilder text = new StringBuilder("# number method: decodes the site of a trap\n");
        int number = 1;
        for (Method method : image.numbered()) {
            text.append(number++).append(' ').append(method.readable()).append('\n');
        }
        return text.toString();
    }

    private FirmwareReport.Size compile(Path folder, int methods, int objects) {
        List<String> sources = List.of("device.c", "runtime.c", "harness.c", board.source());
        for (String source : sources) {
            Tool.runWell(folder, COMPILE_SECONDS, board.compile(source));
        }
        List<String> made = sources.stream().map(s -> s.replace(".c", ".o")).toList();
        Tool.runWell(folder, COMPILE_SECONDS, board.link(made));
        long[] device = size(folder, made.subList(0, 2));
        long[] whole = size(folder, List.of("device.elf"));
        return new FirmwareReport.Size(methods, objects, device[0] + device[1],
                device[1] + device[2], whole[0] + whole[1], whole[1] + whole[2]);
    }

    /// Sums of text, data and bss as `size` prints them in its first three columns.
    private long[] size(Path folder, List<String> files) {
        long[] sums = new long[3];
        Tool.runWell(folder, COMPILE_SECONDS, board.size(files)).lines().skip(1).forEach(line -> {
            String[] columns = line.strip().split("\\s+");
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Long.parseLong(columns[i]);
            }
        });
        return sums;
    }

    private FirmwareReport report(Path folder, Snapshot snapshot, ImageWriter image,
            FirmwareReport.Size size, Tool.Outcome outcome) {
        String[] words = outcome.output().lines()
                .filter(line -> line.startsWith("end ") || line.startsWith("trap "))
                .findFirst().orElseThrow(() -> new ToolException("the run ended without a word:"
                        + " board=" + board.label() + " exit=" + outcome.exitCode() + " output="
                        + outcome.output().strip())).split(" ");
        boolean ended = words[0].equals("end");
        ByteBuffer outputs = OutputDifference.words(folder.resolve("outputs.bin"));
        long outputWords = outputs.remaining() / 8;
        long hash = 0xcbf29ce484222325L;
        while (outputs.hasRemaining()) {
            hash = (hash ^ outputs.getLong()) * 0x100000001b3L;
        }
        long calls = RecordedRun.read(request.run()).calls().size();
        double instructions = ended ? Long.parseLong(words[1]) / Board.TICKS_PER_INSTRUCTION : 0;
        return new FirmwareReport(board, note, size, calls, outputWords, hash,
                ended ? Math.round(Long.parseLong(words[2]) / Board.TICKS_PER_INSTRUCTION) : 0,
                calls == 0 ? 0 : instructions / calls,
                caught(image, outcome), ended ? null
                        : trap(image, Integer.parseInt(words[1]), Long.parseLong(words[2])),
                read(folder.resolve("reference.txt")), OutputDifference.first(folder, snapshot));
    }

    /// Traps that ended a guarded step, in words, each place once.
    private static List<String> caught(ImageWriter image, Tool.Outcome outcome) {
        return outcome.output().lines().filter(line -> line.startsWith("caught "))
                .map(line -> line.split(" "))
                .map(words -> trap(image, Integer.parseInt(words[1]), Long.parseLong(words[2])))
                .distinct().toList();
    }

    private static String trap(ImageWriter image, int code, long site) {
        int number = (int) (site >>> 16);
        String place = number < 1 || number > image.numbered().size() ? "an unknown place"
                : image.numbered().get(number - 1).readable() + ":" + (site & 0xffff);
        return (code < TRAPS.length ? TRAPS[code] : "code " + code) + " at " + place;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new FirmwareException("cannot read: file=" + file, e);
        }
    }
}
