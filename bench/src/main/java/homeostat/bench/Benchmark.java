package homeostat.bench;

import java.util.function.Consumer;

/// Work of a known size, and who does it.
public interface Benchmark {

    /// The word that asks for it.
    String name();

    /// One line of what is compared.
    String purpose();

    /// Measures everybody. A contender that cannot run is left out and named; nothing fails for
    /// being slow.
    ///
    /// @param progress takes a line now and then for whoever waits
    /// @throws BenchException when there is nothing to measure at all
    Report run(BenchRequest request, Consumer<String> progress);
}
