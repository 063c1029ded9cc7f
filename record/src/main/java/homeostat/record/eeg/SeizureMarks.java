package homeostat.record.eeg;

import homeostat.record.RecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The table of seizures beside a recording, as BIDS and SzCORE have it: words separated by tabs,
/// with columns `onset` and `duration` in seconds and `eventType`, where what begins with `sz` is a
/// seizure and `bckg` is none.
///
/// Source: SzCORE, "Annotation format".
final class SeizureMarks {
    private SeizureMarks() {}

    /// The seizures in the table beside `recording`, or null when there is no table.
    ///
    /// Throws `RecordException` when it cannot be understood.
    static List<SeizureSpan> beside(Path recording) {
        String name = recording.getFileName().toString();
        String stem = name.substring(0, name.length() - 4);
        for (String candidate : new String[] {stem + ".tsv", stem + "_events.tsv",
            stem.replaceFirst("_eeg$", "_events") + ".tsv"}) {
            Path table = recording.resolveSibling(candidate);
            if (Files.isRegularFile(table)) {
                return read(table);
            }
        }
        return null;
    }

    private static List<SeizureSpan> read(Path table) {
        List<String> lines;
        try {
            lines = Files.readAllLines(table, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new RecordException("cannot read: file=" + table
                + ", expected a readable file", e);
        }
        List<String> names = lines.isEmpty() ? List.of()
            : Arrays.asList(lines.getFirst().split("\t", -1));
        int onset = names.indexOf("onset");
        int duration = names.indexOf("duration");
        int kind = names.indexOf("eventType");
        if (onset < 0 || duration < 0 || kind < 0) {
            throw new RecordException("not a table of seizures: file=" + table
                + " line=1, expected columns onset, duration and eventType");
        }
        List<SeizureSpan> spans = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split("\t", -1);
            if (cells.length > kind && cells[kind].startsWith("sz")) {
                spans.add(span(cells[onset], cells[duration], table, i + 1));
            }
        }
        return spans;
    }

    private static SeizureSpan span(String onset, String duration, Path table, int line) {
        try {
            double start = Double.parseDouble(onset);
            double length = Double.parseDouble(duration);
            if (start >= 0 && length >= 0 && Double.isFinite(start + length)) {
                return new SeizureSpan(start, start + length);
            }
        } catch (NumberFormatException e) {
            throw new RecordException("not a number of seconds: file=" + table + " line=" + line
                + ", expected onset and duration", e);
        }
        throw new RecordException("impossible time: file=" + table + " line=" + line
            + ", expected an onset and a duration of 0 s or more");
    }
}
