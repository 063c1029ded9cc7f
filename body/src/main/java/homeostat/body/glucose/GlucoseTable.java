package homeostat.body.glucose;

import homeostat.body.BodyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One of the tables shipped with this package: comma-separated, names in the first line, a row
/// per thing, the first column its name.
final class GlucoseTable {

    private final String file;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private GlucoseTable(String file, List<String> lines) {
        this.file = file;
        columns = cells(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                rows.add(cells(line));
            }
        }
    }

    static GlucoseTable shipped(String file) {
        try (InputStream in = GlucoseTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new BodyException("table missing from the module: file=" + file
                        + ", expected beside the classes of homeostat.body.glucose");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new GlucoseTable(file, text.lines().toList());
        } catch (IOException failure) {
            throw new BodyException("table not readable: file=" + file
                    + ", expected comma-separated values", failure);
        }
    }

    int size() {
        return rows.size();
    }

    String name(int row) {
        return rows.get(row).getFirst();
    }

    double number(int row, String column) {
        int index = columns.indexOf(column);
        if (index < 0 || index >= rows.get(row).size()) {
            throw new BodyException("column missing: file=" + file + " row=" + name(row)
                    + ", expected \"" + column + "\"");
        }
        try {
            return Double.parseDouble(rows.get(row).get(index));
        } catch (NumberFormatException failure) {
            throw new BodyException("not a number: file=" + file + " row=" + name(row)
                    + " column=" + column + ", expected a decimal", failure);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",")) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
