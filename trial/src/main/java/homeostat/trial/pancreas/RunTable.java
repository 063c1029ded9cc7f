package homeostat.trial.pancreas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Where a row of each run goes, in the order of the runs, while the trial goes on.
///
/// It can say where it stands and go back to that: what a killed trial had written after its last
/// checkpoint is written again, so the file is the same as of a trial that nobody killed.
public interface RunTable {

    /// Takes the row of one run.
    void add(RunRow row) throws IOException;

    /// Brings to the disk what must survive, and writes down where the table stands.
    void mark(DataOutput out) throws IOException;

    /// Goes back to a mark.
    void resume(DataInput in) throws IOException;

    /// Begins anew.
    void begin() throws IOException;

    /// Ends the file; nothing is taken afterwards.
    void end() throws IOException;

    /// Takes every row to both.
    static RunTable both(RunTable one, RunTable other) {
        return new BothTables(one, other);
    }

    /// Takes no rows.
    RunTable NOWHERE = new RunTable() {
        @Override
        public void add(RunRow row) {}

        @Override
        public void mark(DataOutput out) {}

        @Override
        public void resume(DataInput in) {}

        @Override
        public void begin() {}

        @Override
        public void end() {}
    };
}
