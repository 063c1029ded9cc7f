package homeostat.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/// Reads time-stamped annotation lists, the notes of EDF+.
///
/// A list is `onset [21 duration] 20 text 20 text 20 ... 0`: the numbers are decimal seconds, 20
/// and 21 bytes of that value. The first list of a data record has an empty text: it only says when
/// the record began.
///
/// Source: B. Kemp and J. Olivan, Clinical Neurophysiology 114 (2003) 1755-1761, 2.2.
final class EdfNotes {
    private static final byte TEXT = 20;
    private static final byte DURATION = 21;
    private static final Pattern ONSET = Pattern.compile("[-+]\\d{1,12}(?:\\.\\d{0,12})?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,12}(?:\\.\\d{0,12})?");

    private final String file;
    private final long offset;
    private final byte[] bytes;
    private int at;

    /// The lists in `bytes`, which lie at `offset` of the file called `file`.
    EdfNotes(String file, long offset, byte[] bytes) {
        this.file = file;
        this.offset = offset;
        this.bytes = bytes;
    }

    /// When the record began, in nanoseconds, by its first list.
    long recordOnsetNs() {
        int end = find(TEXT);
        return seconds(0, end, ONSET, "record has no time of its own",
            "\"+\" or \"-\" and seconds");
    }

    /// Adds all notes to `notes`; the texts without content, which only keep time, are left out.
    void addTo(List<Note> notes) {
        while (at < bytes.length) {
            if (bytes[at] == 0) {
                at++;
                continue;
            }
            list(notes);
        }
    }

    private void list(List<Note> notes) {
        int from = at;
        int end = find(TEXT);
        int split = from;
        while (split < end && bytes[split] != DURATION) {
            split++;
        }
        long onset = seconds(from, split, ONSET, "bad onset of a note",
            "\"+\" or \"-\" and seconds");
        long duration = -1;
        if (split < end && split + 1 < end) {
            duration = seconds(split + 1, end, LENGTH, "bad duration of a note", "seconds");
        }
        at = end + 1;
        while (at < bytes.length && bytes[at] != 0) {
            int begin = at;
            int stop = find(TEXT);
            if (stop > begin) {
                notes.add(new Note(onset, duration,
                    EdfHeader.text(bytes, begin, stop - begin), null));
            }
            at = stop + 1;
        }
    }

    private int find(byte wanted) {
        int i = at;
        while (i < bytes.length && bytes[i] != wanted && bytes[i] != 0) {
            i++;
        }
        if (i == bytes.length || bytes[i] != wanted) {
            throw fault("note without an end", at, "byte 20 after onset and each text");
        }
        return i;
    }

    private long seconds(int from, int to, Pattern shape, String what, String expected) {
        int length = Math.min(40, to - from);
        String text = new String(bytes, from, length, java.nio.charset.StandardCharsets.US_ASCII);
        if (!shape.matcher(text).matches()) {
            throw fault(what, from, expected);
        }
        BigDecimal ns = new BigDecimal(text).movePointRight(9);
        if (ns.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0) {
            throw fault(what, from, "fewer than 2^61 nanoseconds");
        }
        return ns.setScale(0, java.math.RoundingMode.HALF_UP).longValue();
    }

    private RecordException fault(String what, int place, String expected) {
        return new RecordException(
            what + ": file=" + file + " offset=" + (offset + place) + ", expected " + expected);
    }
}
