package homeostat.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Streams a recording, frame by frame, with constant memory, and checks it while it goes by.
///
/// The reader holds one fixed buffer for each signal file, whatever the length of the recording.
/// The header states each signal's first sample and the sum of all its samples: the first is
/// compared with the first frame, the sum when the last frame has been read. So a recording that
/// was read to its end without an exception is the one that was made.
///
/// ```java
/// try (RecordReader record = RecordReader.open(Path.of("mitdb/100.hea"))) {
///     int[] frame = new int[record.header().frameSamples()];
///     while (record.read(frame, 1) == 1) {
///         double millivolts = record.header().signals().get(0).calibration().physical(frame[0]);
///     }
/// }
/// ```
///
/// Refused for now, each in one sentence: multi-segment records, skewed signals, signals of one
/// file in two formats, and the formats that `SampleFormat` does not list.
public final class RecordReader implements AutoCloseable {
    private static final int FILES_MAX = 256;

    private final RecordHeader header;
    private final List<SignalFile> files = new ArrayList<>();
    private final int[] sums;
    private final int[] signalOf;
    private final int[] fileOf;
    private final long frames;
    private long frame;

    private RecordReader(RecordSource source, String headerName) {
        header = HeaderParser.parse(headerName, source.whole(headerName));
        sums = new int[header.signals().size()];
        signalOf = new int[header.frameSamples()];
        fileOf = new int[header.frameSamples()];
        layOut(headerName);
        try {
            frames = openAll(source);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the record whose header is the file `header`; its signals lie in the same folder.
    ///
    /// Throws `RecordException` when a file is missing, malformed or shorter than stated.
    public static RecordReader open(Path header) {
        Path name = header.getFileName();
        if (name == null) {
            throw new RecordException("not a header: file=" + header + ", expected NAME.hea");
        }
        return open(RecordSource.folder(header.toAbsolutePath().getParent()), name.toString());
    }

    /// Opens the record whose header is called `headerName` in `source`.
    public static RecordReader open(RecordSource source, String headerName) {
        return new RecordReader(source, headerName);
    }

    private void layOut(String headerName) {
        int slot = 0;
        for (int i = 0; i < sums.length; i++) {
            SignalHeader.Storage storage = header.signals().get(i).storage();
            if (storage.skewFrames() != 0) {
                throw new RecordException("skewed signals are not read: file=" + headerName
                    + " signal=" + i + ", expected skew 0");
            }
            int file = file(storage, headerName);
            files.get(file).widen(storage.samplesPerFrame());
            for (int k = 0; k < storage.samplesPerFrame(); k++) {
                signalOf[slot] = i;
                fileOf[slot] = file;
                slot++;
            }
        }
    }

    /// The file of these samples. Signals of one file lie side by side in the header.
    private int file(SignalHeader.Storage storage, String headerName) {
        int last = files.size() - 1;
        if (last >= 0 && files.get(last).name().equals(storage.file())) {
            if (files.get(last).format() != storage.format()) {
                throw new RecordException("signals of one file differ in format: file="
                    + headerName + ", expected one format for " + storage.file());
            }
            return last;
        }
        if (files.size() == FILES_MAX) {
            throw new RecordException("too many signal files: file=" + headerName
                + ", expected at most " + FILES_MAX);
        }
        files.add(new SignalFile(storage));
        return last + 1;
    }

    private long openAll(RecordSource source) {
        long stated = header.frames();
        for (SignalFile file : files) {
            long held = file.open(source, stated);
            if (stated < 0) {
                stated = held;
            }
        }
        return Math.max(0, stated);
    }

    /// What the header says.
    public RecordHeader header() {
        return header;
    }

    /// The length of the recording in frames, from the header or else from the files.
    public long frames() {
        return frames;
    }

    /// Reads up to `framesMax` frames into `samples`, each `header().frameSamples()` long, and
    /// returns how many were read; 0 at the end of the recording.
    ///
    /// Throws `RecordException` when a file ends early, a first sample is not the stated one, or
    /// (with the last frame) a checksum does not agree.
    public int read(int[] samples, int framesMax) {
        int count = (int) Math.min(framesMax, frames - frame);
        int slot = 0;
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < signalOf.length; i++) {
                int sample = files.get(fileOf[i]).next();
                sums[signalOf[i]] += sample;
                samples[slot++] = sample;
            }
            if (frame++ == 0) {
                checkFirst(samples);
            }
        }
        if (count > 0 && frame == frames) {
            checkSums();
        }
        return count;
    }

    private void checkFirst(int[] samples) {
        int slot = 0;
        for (int i = 0; i < sums.length; i++) {
            SignalHeader signal = header.signals().get(i);
            if (signal.integrity().initialKnown()
                    && signal.integrity().initialValue() != samples[slot]) {
                throw new RecordException("first sample differs from the header: file="
                    + signal.storage().file() + " offset=" + signal.storage().offsetBytes()
                    + " signal=" + i + " is=" + samples[slot] + ", expected "
                    + signal.integrity().initialValue());
            }
            slot += signal.storage().samplesPerFrame();
        }
    }

    private void checkSums() {
        for (int i = 0; i < sums.length; i++) {
            SignalHeader signal = header.signals().get(i);
            int sum = sums[i] & 0xffff;
            if (signal.integrity().checksumKnown()
                    && signal.integrity().checksum() != sum) {
                throw new RecordException("checksum differs from the header: file="
                    + signal.storage().file() + " signal=" + i + " is=" + sum + ", expected "
                    + signal.integrity().checksum());
            }
        }
    }

    /// Closes the signal files.
    @Override
    public void close() {
        for (SignalFile file : files) {
            file.close();
        }
    }
}
