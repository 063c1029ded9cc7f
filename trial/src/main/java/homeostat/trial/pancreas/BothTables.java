package homeostat.trial.pancreas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Two tables that take the same rows.
record BothTables(RunTable one, RunTable other) implements RunTable {
    @Override
    public void add(RunRow row) throws IOException {
        one.add(row);
        other.add(row);
    }

    @Override
    public void mark(DataOutput out) throws IOException {
        one.mark(out);
        other.mark(out);
    }

    @Override
    public void resume(DataInput in) throws IOException {
        one.resume(in);
        other.resume(in);
    }

    @Override
    public void begin() throws IOException {
        one.begin();
        other.begin();
    }

    @Override
    public void end() throws IOException {
        one.end();
        other.end();
    }
}
