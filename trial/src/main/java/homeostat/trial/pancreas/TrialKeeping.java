package homeostat.trial.pancreas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a trial keeps while it runs, so that it need not begin again after a loss of power.
///
/// @param checkpoint where its state is kept, and found by the next one of the same request; `null`
///        for nowhere
/// @param everyNs how long between two times that it is written
/// @param table where a row of each run goes; [RunTable#NOWHERE] for nowhere
public record TrialKeeping(Path checkpoint, long everyNs, RunTable table) {
    /// Ends the label of a controller's arm without disturbances.
    static final String UNDISTURBED = ".undisturbed";
    private static final long EVERY_NS = 20_000_000_000L;

    /// Nothing is kept.
    public static final TrialKeeping NOTHING = new TrialKeeping(null, EVERY_NS, RunTable.NOWHERE);

    /// The state in `checkpoint`, every 20 s: a trial that is killed loses at most that.
    public TrialKeeping withCheckpoint(Path checkpoint) {
        return new TrialKeeping(checkpoint, everyNs, table);
    }

    /// A row of each run to `table`.
    public TrialKeeping withTable(RunTable table) {
        return new TrialKeeping(checkpoint, everyNs, table);
    }

    /// Removes the checkpoints of a trial, all of whose results are written.
    public void forget() throws IOException {
        if (checkpoint == null) {
            return;
        }
        Files.deleteIfExists(checkpoint);
        for (Controller each : Controller.values()) {
            Files.deleteIfExists(beside(each.label()).checkpoint);
            Files.deleteIfExists(beside(each.label() + UNDISTURBED).checkpoint);
        }
    }

    /// The same for another controller of the same comparison, beside this one.
    TrialKeeping beside(String label) {
        return new TrialKeeping(checkpoint == null ? null
                : checkpoint.resolveSibling(checkpoint.getFileName() + "." + label), everyNs,
                RunTable.NOWHERE);
    }
}
