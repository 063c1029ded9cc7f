package homeostat.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Stops an image at a line of Java: the emulator waits for gdb, and gdb knows the lines, because
/// `device.c` names them. The image is optimised less than usual, so that lines come one after the
/// other; its bits are the same.
public final class Debugger {
    private static final String SOCKET = "gdb.sock";
    private static final String GDB = "gdb-multiarch";
    private static final int START_SECONDS = 20;

    private Debugger() {
    }

    /// Builds the device for a board and opens gdb on it, at a terminal or with commands.
    ///
    /// @param sources folders under which packages begin
    /// @param commands of gdb; with none it asks a person
    /// @return what gdb printed, empty when it had the terminal
    /// @throws FirmwareException for the host, where gdb needs no emulator
    /// @throws ToolException when gdb, compiler or emulator is missing
    public static String open(FirmwareRequest request, List<Path> sources,
            List<String> commands) {
        Board board = request.board();
        if (board.isHost()) {
            throw new FirmwareException("nothing to attach to: target=host, expected a board in "
                    + "QEMU");
        }
        if (!board.missing().isEmpty()) {
            throw board.refusal();
        }
        if (!Tool.isInstalled(GDB)) {
            throw new ToolException("missing: program=" + GDB
                    + ", expected it on the PATH (Debian: apt-get install gdb-multiarch)");
        }
        Path folder = request.folder().toAbsolutePath();
        BuildOptions options = request.options().with("", List.of("-Og"));
        FirmwareBuild.of(FirmwareBuild.lower(request.classPath(), request.run(), options, folder),
                board, options, folder);
        return attached(folder, board, command(sources, commands), commands.isEmpty());
    }

    private static List<String> command(List<Path> sources, List<String> commands) {
        List<String> command = new ArrayList<>(List.of(GDB, "-q", "-nx"));
        if (!commands.isEmpty()) {
            command.add("-batch");
        }
        sources.forEach(source -> command.addAll(List.of("-ex", "directory "
                + source.toAbsolutePath())));
        command.addAll(List.of("-ex", "set pagination off", "-ex", "target remote " + SOCKET));
        commands.forEach(each -> command.addAll(List.of("-ex", each)));
        command.add("device.elf");
        return command;
    }

    private static String attached(Path folder, Board board, List<String> gdb,
            boolean atTerminal) {
        List<String> emulator = new ArrayList<>(board.runner(true));
        emulator.addAll(List.of("-S", "-chardev", "socket,path=" + SOCKET
                + ",server=on,wait=off,id=gdb", "-gdb", "chardev:gdb"));
        Process running = null;
        try {
            Files.deleteIfExists(folder.resolve(SOCKET));
            running = new ProcessBuilder(emulator).directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("emulator.log").toFile()).start();
            await(folder.resolve(SOCKET), running);
            if (atTerminal) {
                new ProcessBuilder(gdb).directory(folder.toFile()).inheritIO().start().waitFor();
                return "";
            }
            return Tool.run(folder, 120, gdb).output();
        } catch (IOException e) {
            throw new ToolException("cannot run: command=" + emulator.getFirst() + " folder="
                    + folder + ", expected an installed program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted: command=" + GDB, e);
        } finally {
            if (running != null) {
                running.destroyForcibly();
            }
        }
    }

    private static void await(Path socket, Process running)
            throws IOException, InterruptedException {
        for (int i = 0; i < START_SECONDS * 20 && !Files.exists(socket); i++) {
            if (running.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new ToolException("the emulator ended: folder=" + socket.getParent()
                        + " reason=" + Files.readString(socket.resolveSibling("emulator.log"))
                                .strip());
            }
        }
    }

    /// The source folders of a checkout: `MODULE/src/main/java`.
    public static List<Path> sourcesUnder(Path home) {
        try (Stream<Path> modules = Files.list(home)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new FirmwareException("cannot read: folder=" + home
                    + ", expected the folder of the modules", e);
        }
    }
}
