package homeostat.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A device as an archive that programs in C and Rust link: everything translated, no host, no
/// start-up code. The drivers that it wants are theirs to define.
public final class LibraryBuild {
    private static final int ARCHIVE_SECONDS = 60;

    private LibraryBuild() {}

    /// Proves, translates and compiles a device.
    ///
    /// @param archive the file to make; all others are left beside it
    /// @param made C files of its boundary, by their names; those that end in `.c` are compiled
    /// @throws FirmwareException with one sentence when there is no such archive
    public static void build(List<Path> classPath, Assembly assembly, Board board, Path archive,
            Map<String, String> made) {
        Path folder = archive.toAbsolutePath().getParent();
        BuildOptions usual = BuildOptions.usual().ofWholeDevice();
        FirmwareBuild.Lowered lowered = FirmwareBuild.lower(classPath, assembly.run(folder),
                usual, folder);
        List<String> sources = new ArrayList<>(List.of("runtime.c"));
        made.keySet().stream().filter(file -> file.endsWith(".c")).forEach(sources::add);
        if (board.core().needsSoftDoubles()) {
            sources.add("soft_double.c");
        }
        FirmwareBuild build = FirmwareBuild.objects(lowered, board, board.isHost()
                ? usual.with("", List.of("-fPIE")) : usual, folder,
                new FirmwareBuild.Host(sources, made));
        List<String> command = new ArrayList<>(List.of(board.core().tool("ar"), "rcsD",
                archive.getFileName().toString()));
        command.addAll(build.objectFiles());
        Tool.runWell(build.folder(), ARCHIVE_SECONDS, command);
    }
}
