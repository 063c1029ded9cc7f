package homeostat.record.eeg;

import homeostat.record.Annotation;
import homeostat.record.AnnotationCode;
import homeostat.record.AnnotationFile;
import homeostat.record.RecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What lies beside a recording and says where the seizures are.
///
/// - A table, as BIDS and SzCORE have it: words separated by tabs, with columns `onset` and
///   `duration` in seconds and `eventType`, where what begins with `sz` is a seizure and `bckg` is
///   none.
/// - `NAME.edf.seizures`, as the CHB-MIT database has it: WFDB annotations with a resolution of
///   their own, where a seizure lies between the marks that elsewhere enclose ventricular
///   fibrillation.
///
/// Source: SzCORE, "Annotation format"; PhysioNet, CHB-MIT Scalp EEG Database, "files".
final class SeizureMarks {
    private static final double UNITS_PER_SECOND = 1000;

    private SeizureMarks() {}

    /// The seizures in the file beside `recording`, or null when there is none.
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
        Path marks = recording.resolveSibling(name + ".seizures");
        return Files.isRegularFile(marks) ? marks(marks) : null;
    }

    /// The seizures in a file of WFDB annotations.
    static List<SeizureSpan> marks(Path file) {
        List<SeizureSpan> spans = new ArrayList<>();
        double start = -1;
        for (Annotation mark : AnnotationFile.read(file, UNITS_PER_SECOND)) {
            double at = mark.sample() / UNITS_PER_SECOND;
            if (mark.code() == AnnotationCode.FIBRILLATION_START && start < 0 && at >= 0) {
                start = at;
            } else if (mark.code() == AnnotationCode.FIBRILLATION_END && start >= 0) {
                spans.add(new SeizureSpan(start, at));
                start = -1;
            }
        }
        if (start >= 0) {
            throw new RecordException("a seizure without an end: file=" + file + " seconds=" + start
                + ", expected a mark ] after each [");
        }
        return spans;
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
