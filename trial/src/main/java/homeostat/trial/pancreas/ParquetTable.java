package homeostat.trial.pancreas;

import homeostat.trial.ParquetFile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A row of each run in an Apache Parquet file, the columns of [RunColumn].
public final class ParquetTable implements RunTable {
    private static final int ROWS_OF_GROUP = 10_000;
    private final ParquetFile file;

    /// A table in `file`, which is replaced when the trial begins.
    public ParquetTable(Path file) {
        this(file, ROWS_OF_GROUP);
    }

    ParquetTable(Path file, int rowsOfGroup) {
        this.file = new ParquetFile(file, Arrays.stream(RunColumn.values())
                .map(each -> new ParquetFile.Column(each.label(), each.kind())).toList(),
                rowsOfGroup);
    }

    @Override
    public void add(RunRow row) throws IOException {
        List<Object> values = new ArrayList<>();
        for (RunColumn each : RunColumn.values()) {
            values.add(each.of(row));
        }
        file.add(values);
    }

    @Override
    public void mark(DataOutput out) throws IOException {
        file.mark(out);
    }

    @Override
    public void resume(DataInput in) throws IOException {
        file.resume(in);
    }

    @Override
    public void begin() throws IOException {
        file.begin();
    }

    @Override
    public void end() throws IOException {
        file.end();
    }
}
