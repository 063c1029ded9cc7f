package homeostat.trial.pancreas;

import java.nio.file.Path;

/// A trial as a program of its own, for a test to kill: it writes its state after every run and
/// says so with a line.
final class KilledTrial {
    static final TrialRequest REQUEST = TrialRequest.standard().withPatients("9")
            .withSeeds(2).withScenario("random").withFaults("dropout");

    private KilledTrial() {}

    /// What is kept in a folder after every run, on the disk.
    static TrialKeeping keeping(Path folder, RunTable table) {
        return new TrialKeeping(folder.resolve("trial.checkpoint"), 0, table);
    }

    /// `arguments` are a folder and the number of workers.
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        PancreasTrial.run(REQUEST.withWorkers(Integer.parseInt(arguments[1])),
                keeping(folder, table(folder)),
                (done, total, elapsedNs) -> System.out.println(done + " of " + total));
    }

    static RunTable table(Path folder) {
        return RunTable.both(new CsvTable(folder.resolve("runs.csv")),
                new ParquetTable(folder.resolve("runs.parquet"), 4));
    }
}
