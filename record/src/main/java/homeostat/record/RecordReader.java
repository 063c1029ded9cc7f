package homeostat.record;

import java.nio.file.Path;

/// Streams an ordinary WFDB record, frame by frame, and checks it while it goes by.
///
/// The header states each signal's first sample and the sum of all its samples: the first is
/// compared with the first frame, the sum when the last frame has been read. So a recording that
/// was read to its end without an exception is the one that was made. Samples are delivered as the
/// file has them, skew undone; who wants ranges, gaps or several segments opens a `WfdbFile`.
///
/// ```java
/// try (RecordReader record = RecordReader.open(Path.of("mitdb/100.hea"))) {
///     int[] frame = new int[record.header().frameSamples()];
///     while (record.read(frame, 1) == 1) {
///         double millivolts = record.header().signals().get(0).calibration().physical(frame[0]);
///     }
/// }
/// ```
public final class RecordReader implements AutoCloseable {
    private static final int AHEAD_SAMPLES = 1 << 15;

    private final WfdbSegment segment;
    private final RecordHeader header;
    private final int[] sums;
    private final int aheadFrames;
    private final int[] ahead;
    private final int[] lane;
    private long frame;
    private int aheadNext;
    private int aheadHeld;

    private RecordReader(RecordSource source, String headerName) {
        RecordHeader parsed = HeaderParser.parse(headerName, source.whole(headerName));
        if (!parsed.segments().isEmpty()) {
            throw new RecordException("multi-segment records are not streamed: file="
                + headerName + " line=1, expected a record of one segment");
        }
        segment = WfdbSegment.of(source, headerName, parsed);
        header = parsed;
        sums = new int[header.signals().size()];
        int stride = Math.max(1, header.frameSamples());
        aheadFrames = Math.max(1, AHEAD_SAMPLES / stride);
        ahead = new int[aheadFrames * stride];
        lane = new int[aheadFrames * stride];
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

    /// What the header says.
    public RecordHeader header() {
        return header;
    }

    /// The length of the recording in frames, from the header or else from the files.
    public long frames() {
        return segment.frames();
    }

    /// Reads up to `framesMax` frames into `samples`, each `header().frameSamples()` long, and
    /// returns how many were read; 0 at the end of the recording.
    ///
    /// Throws `RecordException` when a file ends early, a first sample is not the stated one, or
    /// (with the last frame) a checksum does not agree.
    public int read(int[] samples, int framesMax) {
        int stride = header.frameSamples();
        int count = (int) Math.min(framesMax, frames() - frame);
        int done = 0;
        while (done < count) {
            if (aheadNext == aheadHeld) {
                fill();
            }
            int part = Math.min(count - done, aheadHeld - aheadNext);
            System.arraycopy(ahead, aheadNext * stride, samples, done * stride, part * stride);
            aheadNext += part;
            done += part;
            frame += part;
        }
        if (count > 0 && frame == frames()) {
            checkSums();
        }
        return count;
    }

    private void fill() {
        if (frame == 0) {
            checkFirst();
        }
        aheadHeld = (int) Math.min(aheadFrames, frames() - frame);
        aheadNext = 0;
        int stride = header.frameSamples();
        int slot = 0;
        for (int i = 0; i < sums.length; i++) {
            int run = header.signals().get(i).storage().samplesPerFrame();
            int invalid = header.signals().get(i).storage().format().invalid();
            segment.stored(i, frame, aheadHeld, lane, 0);
            int from = 0;
            for (int k = 0; k < aheadHeld; k++) {
                for (int j = 0; j < run; j++) {
                    int sample = lane[from++];
                    boolean beyond = sample == Recording.MISSING && sample != invalid;
                    sums[i] += beyond ? 0 : sample;
                    ahead[k * stride + slot + j] = beyond ? invalid : sample;
                }
            }
            slot += run;
        }
    }

    private void checkFirst() {
        for (int i = 0; i < sums.length; i++) {
            SignalHeader signal = header.signals().get(i);
            if (!segment.recorded(i)) {
                continue;
            }
            int first = segment.firstStored(i);
            if (signal.integrity().initialKnown()
                    && signal.storage().format() != SampleFormat.FORMAT_8
                    && signal.integrity().initialValue() != first) {
                throw new RecordException("first sample differs from the header: file="
                    + signal.storage().file() + " offset=" + signal.storage().offsetBytes()
                    + " signal=" + i + " is=" + first + ", expected "
                    + signal.integrity().initialValue());
            }
            sums[i] = segment.sumBeforeSkew(i);
        }
    }

    private void checkSums() {
        for (int i = 0; i < sums.length; i++) {
            SignalHeader signal = header.signals().get(i);
            int sum = sums[i] & 0xffff;
            if (signal.integrity().checksumKnown() && segment.recorded(i) && header.frames() > 0
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
        segment.close();
    }
}
