package homeostat.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why: a file is a Parquet file when programs that know nothing of us read it. The small one that
/// stands beside the tests was read by pyarrow 25.0.1 and hyparquet; where there is a Python with
/// pyarrow (`HOMEOSTAT_PYTHON` names it, else `python3`), it reads a larger one here and now.
final class ParquetFilePeer {
    private static final List<ParquetFile.Column> COLUMNS = List.of(
            new ParquetFile.Column("name", ParquetFile.Kind.TEXT),
            new ParquetFile.Column("count", ParquetFile.Kind.WHOLE),
            new ParquetFile.Column("value", ParquetFile.Kind.NUMBER));

    @TempDir
    private Path folder;

    private static List<Object> row(int number) {
        return List.of(number % 3 == 0 ? "" : "größer " + number,
                number % 2 == 0 ? Long.MIN_VALUE + number : (long) number, number / 3.0);
    }

    private Path written(String name, int rows, int rowsOfGroup) throws IOException {
        Path file = folder.resolve(name);
        ParquetFile table = new ParquetFile(file, COLUMNS, rowsOfGroup);
        table.begin();
        for (int number = 0; number < rows; number++) {
            table.add(row(number));
        }
        table.end();
        return file;
    }

    @Test
    void writesTheBytesThatOthersHaveRead() throws IOException {
        Path golden = Path.of("src/test/resources/homeostat/trial/small.parquet");
        Path file = written("small.parquet", 7, 3);
        if (Boolean.getBoolean("golden.accept")) {
            Files.copy(file, golden, StandardCopyOption.REPLACE_EXISTING);
        }
        assertEquals(-1, Files.mismatch(golden, file));
    }

    @Test
    void goesOnFromAMarkAsIfNothingHadHappened() throws IOException {
        Path whole = written("whole.parquet", 100, 7);
        Path file = folder.resolve("marked.parquet");
        ParquetFile killed = new ParquetFile(file, COLUMNS, 7);
        killed.begin();
        ByteArrayOutputStream mark = new ByteArrayOutputStream();
        for (int number = 0; number < 60; number++) {
            if (number == 40) {
                killed.mark(new DataOutputStream(mark));
            }
            killed.add(row(number));
        }
        ParquetFile resumed = new ParquetFile(file, COLUMNS, 7);
        resumed.resume(new DataInputStream(new ByteArrayInputStream(mark.toByteArray())));
        for (int number = 40; number < 100; number++) {
            resumed.add(row(number));
        }
        resumed.end();
        assertEquals(-1, Files.mismatch(whole, file));
    }

    @Test
    void isReadByArrowRowByRow() throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault("HOMEOSTAT_PYTHON", "python3");
        try {
            if (run(python, "import pyarrow.parquet").exit != 0) {
                abort("left out: no pyarrow for " + python + ", expected one that can import it");
            }
        } catch (IOException missing) {
            abort("left out: no " + python);
        }
        Path file = written("large.parquet", 1000, 300);
        Said said = run(python, """
                import sys, pyarrow.parquet
                for row in pyarrow.parquet.read_table(sys.argv[1]).to_pylist():
                    print(row['name'], row['count'], row['value'].hex(), sep='|')
                """, file.toString());
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            List<Object> row = row(number);
            expected.add(row.get(0) + "|" + row.get(1) + "|" + row.get(2));
        }
        List<String> theirs = new ArrayList<>();
        for (String line : said.lines) {
            int at = line.lastIndexOf('|');
            theirs.add(line.substring(0, at + 1)
                    + Double.valueOf(line.substring(at + 1)));
        }
        assertEquals(expected, theirs);
    }

    private record Said(int exit, List<String> lines) {}

    private static Said run(String python, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-X", "utf8", "-c", program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8)
                .lines().toList();
        return new Said(process.waitFor(), lines);
    }
}
