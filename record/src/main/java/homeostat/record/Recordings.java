package homeostat.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Opens any recording, and writes it in any format.
///
/// A file is known by what it begins with, and where formats begin with anything (WFDB headers,
/// tables), by its name.
public final class Recordings {
    private static final byte[] BIOSEMI = "BIOSEMI".getBytes(StandardCharsets.US_ASCII);

    private Recordings() { }

    /// What a recording can be written as.
    public enum Format {
        /// Header, signal file and annotations; the ending is `.hea`.
        WFDB("hea"),
        /// EDF+, 16 bits.
        EDF("edf"),
        /// BDF+, 24 bits.
        BDF("bdf"),
        /// A table as text.
        CSV("csv"),
        /// A NumPy array.
        NPY("npy");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /// The format that the ending of a file's name asks for.
        ///
        /// Throws `RecordException` when none does.
        public static Format of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (name.endsWith("." + format.ending)) {
                    return format;
                }
            }
            throw new RecordException("cannot write such a file: file=" + file
                + ", expected a name with the ending .hea, .edf, .bdf, .csv or .npy");
        }
    }

    /// Opens a recording. A WFDB record is named by its header or without an ending.
    ///
    /// Throws `RecordException` when it is missing, malformed or of no known format.
    public static Recording open(Path path) {
        return open(path, null);
    }

    /// The same of a log of several persons, for one of them.
    public static Recording open(Path path, String person) {
        if (!Files.exists(path)) {
            Path header = Path.of(path + ".hea");
            if (path.getFileName() != null && Files.isRegularFile(header)) {
                return WfdbFile.open(header);
            }
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".hea")) {
            return WfdbFile.open(path);
        }
        try (Bytes bytes = Bytes.of(path, path.toString())) {
            byte[] head = new byte[(int) Math.min(8, bytes.length())];
            bytes.copy(0, head, 0, head.length);
            if (begins(head, 1, BIOSEMI) || new String(head, StandardCharsets.ISO_8859_1)
                    .equals("0       ")) {
                return EdfFile.open(path);
            }
            if (begins(head, 1, "NUMPY".getBytes(StandardCharsets.US_ASCII))) {
                return NpyFile.open(path);
            }
            if (!name.matches(".*\\.(csv|tsv|txt)")) {
                throw new RecordException("no known kind of recording: file=" + path
                    + " offset=0, expected a WFDB header, EDF, BDF, NumPy or CSV file");
            }
            List<String> persons = CgmFile.persons(name, bytes);
            return persons != null ? CgmFile.open(path, person) : CsvFile.open(path);
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(path.toString(), e);
        }
    }

    private static boolean begins(byte[] head, int from, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (from + i >= head.length || head[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// Writes a recording to `file` in the format that its ending asks for, and returns what could
    /// not be carried, a sentence each. The file appears whole or not at all.
    ///
    /// Throws `RecordException` when it cannot be read or written.
    public static List<String> write(Recording recording, Path file, Advance advance) {
        return switch (Format.of(file)) {
            case WFDB -> WfdbWriter.write(recording, file, advance);
            case EDF -> EdfWriter.write(recording, file, false, advance);
            case BDF -> EdfWriter.write(recording, file, true, advance);
            case CSV -> TableWriter.csv(recording, file, advance);
            case NPY -> TableWriter.npy(recording, file, advance);
        };
    }
}
