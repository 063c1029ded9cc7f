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

    /// Proves, translates and compiles a device; the archive, `lib` and the name.
    ///
    /// @param name of the archive
    /// @param made C files of its boundary, by their names; those that end in `.c` are compiled
    /// @throws FirmwareException with one sentence when there is no such archive
    public static Path build(List<Path> classPath, Assembly assembly, Board board, Path folder,
            String name, Map<String, String> made) {
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
        Path archive = build.folder().resolve("lib" + name + ".a");
        List<String> command = new ArrayList<>(List.of(board.core().tool("ar"), "rcsD",
                archive.toString()));
        command.addAll(build.objectFiles());
        Tool.runWell(build.folder(), ARCHIVE_SECONDS, command);
        return archive;
    }
}
