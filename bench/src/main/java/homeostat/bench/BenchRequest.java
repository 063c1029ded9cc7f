package homeostat.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// How a benchmark is to be run.
///
/// @param rounds how often each contender is measured, in turn with the others
/// @param home the repository: the sources of the peers lie under it, and their programs are
///         made there, in `bench/target/peers`
public record BenchRequest(int rounds, Path home) {

    private static final int ROUNDS_MAX = 1000;

    /// @throws BenchException when the rounds are not 1 to 1000 or `home` has no peers
    public BenchRequest {
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            throw new BenchException("impossible number of rounds: rounds=" + rounds
                    + ", expected 1 to " + ROUNDS_MAX);
        }
        if (!Files.isDirectory(home.resolve("bench/peers"))) {
            throw new BenchException("peers missing: folder=" + home.resolve("bench/peers")
                    + ", expected the sources that the repository brings");
        }
    }
}
