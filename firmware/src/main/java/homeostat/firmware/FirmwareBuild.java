package homeostat.firmware;

import homeostat.proof.Program;
import homeostat.proof.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An image: the C files of a device and a board in a folder, and the ELF made of them.
///
/// Translation knows no board, so a [Lowered] device is made once and built for many.
public final class FirmwareBuild {
    private static final int COMPILE_SECONDS = 600;
    private static final List<String> HEADERS = List.of("runtime.h", "board.h", "device.h",
            "core.h", "uart.h", "harness.h", "executive.h", "protect.h", "selftest.h",
            "log.h", "driver.h", "flash.h", "flash_model.h");

    private final Lowered lowered;
    private final Board board;
    private final BuildOptions options;
    private final Path folder;
    private final Host host;

    private FirmwareBuild(Lowered lowered, Board board, BuildOptions options, Path folder,
            Host host) {
        this.lowered = lowered;
        this.board = board;
        this.options = options;
        this.folder = folder;
        this.host = host;
    }

    /// What calls the device in the image.
    ///
    /// @param sources C files beside `device.c`, in the order of linking
    /// @param made C files that somebody else has made, by their names
    record Host(List<String> sources, Map<String, String> made) {
    }

    /// A device as C, for any board: `device.c`, `sites.txt`, and the reference run beside them.
    ///
    /// @param folder where the reference run left its files
    record Lowered(Path folder, Snapshot snapshot, ClosedWorld world, String text, Sites sites,
            Names names, Objects objectLayout) {
        /// The same with another device in its place.
        Lowered with(String other) {
            return new Lowered(folder, snapshot, world, other, sites, names, objectLayout);
        }

        int objects() {
            return world.live().size();
        }
    }

    /// Assembles the device in a child JVM, replays the recorded run there, and translates.
    ///
    /// @throws FirmwareException with one sentence when it cannot be assembled, is not proved or
    ///         cannot be translated
    static Lowered lower(List<Path> classPath, Path run, BuildOptions options, Path folder) {
        makeFolder(folder);
        Snapshot snapshot = FirmwareRun.referenceRun(classPath, run, options, folder);
        Program program = Program.load(classPath);
        ProvedSites proved = options.proving()
                ? DeviceProof.of(program, classPath, snapshot, RecordedRun.read(run))
                : ProvedSites.NONE;
        ClosedWorld world = ClosedWorld.of(program, snapshot, snapshot.roots(),
                options.profile(), proved);
        ImageWriter image = new ImageWriter(world);
        return new Lowered(folder, snapshot, world, image.text(), image.sites(), image.names(),
                image.objects());
    }

    /// Writes the C files and compiles and links them.
    ///
    /// @throws ToolException when the compiler is missing or refuses
    static FirmwareBuild of(Lowered lowered, Board board, BuildOptions options, Path folder) {
        Map<String, String> foreign = ForeignCode.read(options.foreign());
        List<String> sources = new ArrayList<>(board.sources());
        sources.addAll(foreign.keySet());
        return of(lowered, board, options, folder, new Host(sources, foreign));
    }

    /// The same with another host than the harness of recorded runs.
    static FirmwareBuild of(Lowered lowered, Board board, BuildOptions options, Path folder,
            Host host) {
        FirmwareBuild build = written(lowered, board, options, folder, host);
        build.compile();
        return build;
    }

    /// Writes the C files and compiles them, for others to link.
    static FirmwareBuild objects(Lowered lowered, Board board, BuildOptions options, Path folder,
            Host host) {
        FirmwareBuild build = written(lowered, board, options, folder, host);
        build.compileObjects();
        return build;
    }

    private static FirmwareBuild written(Lowered lowered, Board board, BuildOptions options,
            Path folder, Host host) {
        if (!board.missing(false).isEmpty()) {
            throw board.refusal();
        }
        FirmwareBuild build = new FirmwareBuild(lowered, board, options,
                folder.toAbsolutePath(), host);
        build.write();
        return build;
    }

    Lowered lowered() {
        return lowered;
    }

    Board board() {
        return board;
    }

    BuildOptions options() {
        return options;
    }

    Path folder() {
        return folder;
    }

    /// Object files of the image in the order of linking, the device's own first and the first
    /// values of its variables last.
    List<String> linkedFiles() {
        List<String> files = objectFiles();
        if (!board.isHost()) {
            files.add(FirstValues.OBJECT);
        }
        return files;
    }

    /// Object files of what is translated and of its host.
    List<String> objectFiles() {
        List<String> files = new ArrayList<>(List.of("device.o"));
        host.sources().forEach(source -> files.add(source.replace(".c", ".o")));
        return files;
    }

    private void write() {
        makeFolder(folder);
        List<String> files = new ArrayList<>(HEADERS);
        files.addAll(host.sources());
        try {
            for (String file : files) {
                if (!host.made().containsKey(file)) {
                    Files.writeString(folder.resolve(file), resource(file));
                }
            }
            for (Map.Entry<String, String> made : host.made().entrySet()) {
                Files.writeString(folder.resolve(made.getKey()), made.getValue());
            }
            Files.writeString(folder.resolve("board_config.h"), board.configuration());
            Files.writeString(folder.resolve("device.c"), lowered.text());
            Files.writeString(folder.resolve("device_entries.h"),
                    new TaskEntries(lowered.snapshot()).header());
            Files.writeString(folder.resolve("sites.txt"), lowered.sites().table());
            Path calls = lowered.folder().resolve("calls.bin");
            if (!folder.equals(lowered.folder().toAbsolutePath())) {
                Files.copy(calls, folder.resolve("calls.bin"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
    }

    /// A file that comes with the builder.
    static String resource(String name) throws IOException {
        try (InputStream in = FirmwareBuild.class.getResourceAsStream("c/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void compile() {
        compileObjects();
        if (board.isHost()) {
            link("");
            return;
        }
        FirstValues.prepare(folder);
        compile(FirstValues.OBJECT);
        link("");
        String objcopy = board.core().tool("objcopy");
        FirstValues.pack(folder, objcopy);
        compile(FirstValues.OBJECT);
        link("(NOLOAD)");
        FlashSum.put(folder, objcopy);
    }

    private void compileObjects() {
        objectFiles().forEach(this::compile);
    }

    private void compile(String object) {
        List<String> command = new ArrayList<>(options.compile(board));
        String source = object.replace(".o", ".c");
        if (!source.endsWith("_host.c")) {
            command.add("-ffreestanding");
        }
        command.addAll(List.of("-c", source, "-o", object));
        Tool.runWell(folder, COMPILE_SECONDS, command);
    }

    /// @param loaded whether the first values of variables are in the image as they are
    private void link(String loaded) {
        try {
            if (!board.isHost()) {
                Files.writeString(folder.resolve("link.ld"), board.memory()
                        .script(resource("link.ld").replace("@LOADED@", loaded)));
            }
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write C files to", e);
        }
        Tool.runWell(folder, COMPILE_SECONDS, board.link(options.compile(board), linkedFiles()));
    }
}
