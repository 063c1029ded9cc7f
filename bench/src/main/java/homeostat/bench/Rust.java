package homeostat.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// Makes the peers that are written in Rust.
///
/// They use the standard library only, so `rustc` alone makes them: fully optimised, and for the
/// very processor they run on, as the JVM's compiler does.
final class Rust {

    private static final long SECONDS_MAX = 120;

    private Rust() {}

    /// Which compiler: `Rust 1.95.0`.
    ///
    /// @throws BenchException when there is none
    static String version() {
        List<String> lines = Child.run(SECONDS_MAX, List.of("rustc", "--version"));
        String[] words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ");
        return words.length < 2 ? "Rust" : "Rust " + words[1];
    }

    /// The program made from `bench/peers/rust/NAME.rs`, made anew when a source is newer.
    ///
    /// @throws BenchException when the compiler is missing or refuses
    static Path program(Path home, String name) {
        Path sources = home.resolve("bench/peers/rust");
        Path folder = home.resolve("bench/target/peers");
        Path program = folder.resolve(name);
        try {
            if (Files.exists(program)
                    && Files.getLastModifiedTime(program).compareTo(newest(sources)) > 0) {
                return program;
            }
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new BenchException("cannot make a peer: folder=" + folder
                    + ", expected sources that can be read and a folder that can be written to",
                    refused);
        }
        Child.run(SECONDS_MAX, List.of("rustc", "--edition", "2021", "-C", "opt-level=3",
                "-C", "target-cpu=native", "-o", program.toString(),
                sources.resolve(name + ".rs").toString()));
        return program;
    }

    private static FileTime newest(Path folder) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(folder, "*.rs")) {
            for (Path source : sources) {
                FileTime changed = Files.getLastModifiedTime(source);
                newest = changed.compareTo(newest) > 0 ? changed : newest;
            }
        }
        return newest;
    }
}
