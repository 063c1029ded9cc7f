package homeostat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Makes the peers that are written in C: fully optimised, and for the very processor they run on,
/// but with the arithmetic that the language promises.
final class C {

    private static final long SECONDS_MAX = 120;

    private C() {}

    /// Which compiler: `C, gcc 12.2.0`.
    ///
    /// @throws BenchException when there is none
    static String version() {
        return "C, gcc " + Child.run(SECONDS_MAX, List.of("gcc", "-dumpfullversion")).getFirst();
    }

    /// The program made from `bench/peers/c/NAME.c`, made anew when its source is newer.
    ///
    /// @throws BenchException when the compiler is missing or refuses
    static Path program(Path home, String name) {
        Path source = home.resolve("bench/peers/c").resolve(name + ".c");
        Path folder = home.resolve("bench/target/peers");
        Path program = folder.resolve(name + "-c");
        try {
            if (Files.exists(program) && Files.getLastModifiedTime(program)
                    .compareTo(Files.getLastModifiedTime(source)) > 0) {
                return program;
            }
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new BenchException("cannot make a peer: folder=" + folder
                    + ", expected sources that can be read and a folder that can be written to",
                    refused);
        }
        Child.run(SECONDS_MAX, List.of("gcc", "-std=c11", "-D_GNU_SOURCE", "-O3",
                "-march=native", "-o", program.toString(), source.toString(), "-lm"));
        return program;
    }
}
