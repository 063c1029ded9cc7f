package homeostat.firmware;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An image whose host is at the other end of its serial port: it takes calls there, and speaks to
/// the fleet by itself.
///
/// What it says and hears is not this module's: the C files for that come from outside.
public final class LinkedImage {
    private final FirmwareBuild build;

    private LinkedImage(FirmwareBuild build) {
        this.build = build;
    }

    /// Proves, translates and builds a device for a board.
    ///
    /// @param made the C files for the line, by their names
    /// @throws FirmwareException with one sentence when there is no such image
    public static LinkedImage build(List<Path> classPath, Assembly assembly, Board board,
            Path folder, Map<String, String> made) {
        return build(classPath, assembly, board, folder,
                new FirmwareBuild.Host(board.lineSources(), made));
    }

    /// The same with a main program and drivers of its own instead of a host at the line.
    public static LinkedImage withDrivers(List<Path> classPath, Assembly assembly, Board board,
            Path folder, Drivers drivers) {
        List<String> sources = new ArrayList<>(board.ownSources());
        drivers.made().keySet().stream().filter(file -> file.endsWith(".c"))
                .forEach(sources::add);
        sources.addAll(drivers.sources());
        return build(classPath, assembly, board, folder,
                new FirmwareBuild.Host(sources, drivers.made()));
    }

    /// What is linked with a device on a board.
    ///
    /// @param made the C files of the device's boundary, by their names
    /// @param sources C files that come with the builder, the main program among them
    public record Drivers(Map<String, String> made, List<String> sources) {
        /// Keeps a copy of the list.
        public Drivers {
            sources = List.copyOf(sources);
        }
    }

    private static LinkedImage build(List<Path> classPath, Assembly assembly, Board board,
            Path folder, FirmwareBuild.Host host) {
        if (!board.missing().isEmpty()) {
            throw board.refusal();
        }
        BuildOptions options = BuildOptions.usual().ofWholeDevice();
        FirmwareBuild.Lowered lowered = FirmwareBuild.lower(classPath, assembly.run(folder),
                options, folder);
        return new LinkedImage(FirmwareBuild.of(lowered, board, options, folder, host));
    }

    /// The board it is for.
    public Board board() {
        return build.board();
    }

    /// What the prover said of the device in it.
    public String seal() {
        return build.lowered().world().proved().seal();
    }

    /// Gives it power: the image begins at its reset, knowing nothing.
    ///
    /// @throws ToolException when it cannot be started
    public Running start() {
        return start(build.board().lineRunner());
    }

    /// The same with flash that can be written, whose content is that file: it is made when there
    /// is none, and stays when the power goes.
    ///
    /// @throws FirmwareException for a board that has no such flash
    public Running start(Path flash) {
        List<String> command = new ArrayList<>(build.board().lineRunner());
        command.addAll(build.board().flash(flash.toAbsolutePath()));
        return start(command);
    }

    private Running start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(build.folder().toFile())
                    .redirectError(new File(build.folder().toFile(), "line.log")).start();
            return new Emulated(process);
        } catch (IOException e) {
            throw new ToolException("cannot run: command=" + command.getFirst() + " folder="
                    + build.folder() + ", expected an installed program", e);
        }
    }

    /// An image that has power, until it is closed or this process ends.
    public interface Running extends AutoCloseable {
        /// What its serial port sends.
        InputStream received();

        /// What its serial port hears.
        OutputStream sent();

        /// Takes the power away.
        @Override
        void close();
    }

    private static final class Emulated implements Running {
        private final Process process;
        private final Thread end;

        Emulated(Process process) {
            this.process = process;
            this.end = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(end);
        }

        @Override
        public InputStream received() {
            return process.getInputStream();
        }

        @Override
        public OutputStream sent() {
            return process.getOutputStream();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            try {
                Runtime.getRuntime().removeShutdownHook(end);
            } catch (IllegalStateException ending) {
                return;
            }
        }
    }
}
