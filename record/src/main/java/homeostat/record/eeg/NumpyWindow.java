package homeostat.record.eeg;

import homeostat.record.RecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A short stretch of electroencephalogram as NumPy saves it: leads by samples, doubles,
/// microvolts. Its rate is not in the file.
///
/// Source: "A simple file format for NumPy arrays", NumPy Enhancement Proposal 1; versions 1 to 3.
final class NumpyWindow {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final long BYTES_MAX = 1L << 30;
    private static final Pattern HEADER = Pattern.compile("\\{'descr': '<f8', 'fortran_order': "
        + "False, 'shape': \\((\\d{1,6}), (\\d{1,9})\\), \\}\\s*");

    private final DoubleBuffer values;
    private final int leads;
    private final int samples;

    private NumpyWindow(DoubleBuffer values, int leads, int samples) {
        this.values = values;
        this.leads = leads;
        this.samples = samples;
    }

    /// Reads the file.
    ///
    /// Throws `RecordException` when it is missing or holds something else.
    static NumpyWindow read(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new RecordException("window too long: file=" + file + ", expected at most "
                    + BYTES_MAX + " bytes");
            }
            return of(file, ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new RecordException("cannot read: file=" + file + ", expected a readable file",
                e);
        }
    }

    private static NumpyWindow of(Path file, ByteBuffer bytes) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.limit() < 12 || bytes.get(i) != MAGIC[i]) {
                throw new RecordException("not a NumPy array: file=" + file
                    + " offset=0, expected \\x93NUMPY");
            }
        }
        int start = bytes.get(6) == 1 ? 10 : 12;
        long length = start == 10 ? Short.toUnsignedInt(bytes.getShort(8))
            : Integer.toUnsignedLong(bytes.getInt(8));
        long end = start + length;
        if (end > bytes.limit()) {
            throw new RecordException("header cut short: file=" + file + " offset=" + start
                + ", expected " + length + " bytes");
        }
        String header = new String(bytes.array(), start, (int) length,
            StandardCharsets.ISO_8859_1);
        Matcher shape = HEADER.matcher(header);
        if (!shape.matches()) {
            throw new RecordException("not a window: file=" + file + " offset=" + start
                + ", expected little-endian doubles by rows, leads by samples");
        }
        int leads = Integer.parseInt(shape.group(1));
        int samples = Integer.parseInt(shape.group(2));
        if ((long) leads * samples * Double.BYTES != bytes.limit() - end || leads == 0) {
            throw new RecordException("wrong size: file=" + file + " offset=" + end + ", expected "
                + leads + " x " + samples + " doubles");
        }
        return new NumpyWindow(bytes.position((int) end).slice().order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer(), leads, samples);
    }

    int leads() {
        return leads;
    }

    int samples() {
        return samples;
    }

    double microvolts(int lead, int sample) {
        return values.get(lead * samples + sample);
    }
}
