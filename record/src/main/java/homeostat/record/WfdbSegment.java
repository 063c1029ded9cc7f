package homeostat.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One ordinary WFDB record: a header and the signal files that it names.
///
/// Skew is undone here: a signal with skew `k` begins with frame `k` of its file, and its last `k`
/// frames are missing.
final class WfdbSegment implements AutoCloseable {
    private static final int FILES_MAX = 256;

    private final String headerName;
    private final RecordHeader header;
    private final List<SignalFile> files = new ArrayList<>();
    private final SignalFile[] fileOf;
    private final SignalFile.Lane[] lanes;
    private final long frames;

    private WfdbSegment(RecordSource source, String headerName, RecordHeader header) {
        this.headerName = headerName;
        this.header = header;
        fileOf = new SignalFile[header.signals().size()];
        lanes = new SignalFile.Lane[fileOf.length];
        try {
            Set<String> seen = new HashSet<>();
            int at = 0;
            while (at < fileOf.length) {
                at = openFile(source, at, seen);
            }
            frames = length();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Opens the ordinary record whose header is the file `headerName`.
    static WfdbSegment open(RecordSource source, String headerName) {
        return of(source, headerName, HeaderParser.parse(headerName, source.whole(headerName)));
    }

    /// Opens the signal files of a header.
    static WfdbSegment of(RecordSource source, String headerName, RecordHeader header) {
        if (!header.segments().isEmpty()) {
            throw new RecordException("segment of segments: file=" + headerName
                + " line=1, expected a record of one segment");
        }
        return new WfdbSegment(source, headerName, header);
    }

    RecordHeader header() {
        return header;
    }

    long frames() {
        return frames;
    }

    /// Opens the file of the signals from number `from` on, and returns the number of the first
    /// signal after them.
    private int openFile(RecordSource source, int from, Set<String> seen) {
        SignalHeader.Storage first = header.signals().get(from).storage();
        int to = from;
        int frameSamples = 0;
        while (to < fileOf.length
                && header.signals().get(to).storage().file().equals(first.file())) {
            SignalHeader.Storage storage = header.signals().get(to).storage();
            if (storage.format() != first.format()
                    || storage.offsetBytes() != first.offsetBytes()) {
                throw new RecordException("signals of one file differ in format: file="
                    + headerName + ", expected one format and offset for " + first.file());
            }
            lanes[to] = new SignalFile.Lane(to - from, frameSamples,
                storage.samplesPerFrame());
            frameSamples += storage.samplesPerFrame();
            to++;
        }
        if (!seen.add(first.file()) || files.size() == FILES_MAX) {
            throw new RecordException("signals of one file lie apart: file=" + headerName
                + ", expected those of " + first.file() + " side by side, and at most "
                + FILES_MAX + " files");
        }
        SignalFile file = file(source, from, to, frameSamples);
        files.add(file);
        Arrays.fill(fileOf, from, to, file);
        return to;
    }

    private SignalFile file(RecordSource source, int from, int to, int frameSamples) {
        SignalHeader.Storage first = header.signals().get(from).storage();
        SampleFormat format = first.format();
        if (format == SampleFormat.FORMAT_0 || first.file().equals("~")) {
            return new SignalFile.Nothing();
        }
        Bytes bytes;
        try {
            bytes = source.bytes(first.file());
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(source.place(first.file()), e);
        }
        if (format.compressed()) {
            return compressed(bytes, first, to - from);
        }
        SignalFile.Packed packed =
            new SignalFile.Packed(bytes, format, first.offsetBytes(), frameSamples);
        if (format != SampleFormat.FORMAT_8) {
            return packed;
        }
        int[] initial = new int[to - from];
        for (int i = from; i < to; i++) {
            initial[i - from] = header.signals().get(i).integrity().initialValue();
        }
        return new SignalFile.Differences(packed, initial);
    }

    private SignalFile compressed(Bytes bytes, SignalHeader.Storage storage, int channels) {
        try {
            for (SignalHeader signal : header.signals()) {
                if (signal.storage().file().equals(storage.file())
                        && signal.storage().samplesPerFrame() != storage.samplesPerFrame()) {
                    throw new RecordException("signals of a FLAC file differ in samples per "
                        + "frame: file=" + headerName + ", expected one number for "
                        + storage.file());
                }
            }
            return new FlacFile(storage.file(), bytes, storage.offsetBytes(), channels);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private long length() {
        long length = header.frames();
        for (int i = 0; i < fileOf.length; i++) {
            if (fileOf[i] instanceof SignalFile.Nothing) {
                continue;
            }
            long held = framesHeld(i);
            if (header.frames() > held) {
                throw tooShort(i);
            }
            length = header.frames() >= 0 ? length : length < 0 ? held : Math.min(length, held);
        }
        if (length > Long.MAX_VALUE >> 24) {
            throw new RecordException("length unknown: file=" + headerName
                + " line=1, expected the number of samples in header or signal file");
        }
        return Math.max(0, length);
    }

    private long framesHeld(int signal) {
        return fileOf[signal] instanceof FlacFile flac
            ? flac.frames() / lanes[signal].run() : fileOf[signal].frames();
    }

    private RecordException tooShort(int signal) {
        return new RecordException("signal file too short: file="
            + header.signals().get(signal).storage().file() + " "
            + fileOf[signal].shortage(header.frames()));
    }

    /// Reads samples of frames `from` to `from + count` of a signal as the file has them, with the
    /// format's own value for "none" or `Recording.MISSING` where the file has nothing.
    void stored(int signal, long from, int count, int[] samples, int at) {
        SignalFile.Lane lane = lanes[signal];
        long place = from + header.signals().get(signal).storage().skewFrames();
        long held = fileOf[signal] instanceof SignalFile.Nothing ? Long.MAX_VALUE : frames;
        int there = Math.clamp(held - place, 0, count);
        if (there > 0) {
            fileOf[signal].read(lane, place, there, samples, at);
        }
        Arrays.fill(samples, at + there * lane.run(), at + count * lane.run(),
            Recording.MISSING);
    }

    /// The first sample of the signal in its file, before skew is undone.
    int firstStored(int signal) {
        int[] frame = new int[lanes[signal].run()];
        fileOf[signal].read(lanes[signal], 0, 1, frame, 0);
        return frame[0];
    }

    /// The sum of the samples that skew puts before the first frame, which count for the checksum.
    int sumBeforeSkew(int signal) {
        long skipped = Math.min(frames, header.signals().get(signal).storage().skewFrames());
        SignalFile.Lane lane = lanes[signal];
        int[] frame = new int[lane.run()];
        int sum = 0;
        for (long i = 0; i < skipped; i++) {
            fileOf[signal].read(lane, i, 1, frame, 0);
            for (int sample : frame) {
                sum += sample;
            }
        }
        return sum;
    }

    /// Whether the signal has samples in a file at all.
    boolean recorded(int signal) {
        return !(fileOf[signal] instanceof SignalFile.Nothing);
    }

    @Override
    public void close() {
        for (SignalFile file : files) {
            file.close();
        }
    }
}
