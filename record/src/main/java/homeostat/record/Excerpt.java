package homeostat.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stretch out of a recording and writes it as a recording of its own.
///
/// The excerpt keeps format, calibration and comments, has first samples and checksums of its
/// own, and its annotations count from its own start; the rhythm that held at the cut is stated
/// anew at its first sample. The header is written last, so that a broken excerpt has none.
///
/// Source: WFDB Applications Guide, header(5), signal(5), G. Moody.
public final class Excerpt {
    private final RecordReader reader;
    private final String name;
    private final long from;
    private final long frames;

    /// `frames` frames of `reader`, which has not been read from yet, from frame `from` on, to be
    /// called `name`. All signals must be in one format.
    ///
    /// Throws `RecordException` when the recording is shorter, or the name is not a plain one.
    public Excerpt(RecordReader reader, String name, long from, long frames) {
        if (!RecordSource.Names.plain(name)) {
            throw new RecordException("bad record name: file=" + name + ", expected a plain name");
        }
        if (from < 0 || frames <= 0 || frames > reader.frames() - from) {
            throw new RecordException("excerpt outside the recording: file="
                + reader.header().name() + " from=" + from + " frames=" + frames
                + ", expected a stretch of its " + reader.frames() + " frames");
        }
        for (SignalHeader signal : reader.header().signals()) {
            if (signal.storage().format() != format(reader)) {
                throw new RecordException("signals differ in format: file="
                    + reader.header().name() + ".hea, expected one format");
            }
        }
        this.reader = reader;
        this.name = name;
        this.from = from;
        this.frames = frames;
    }

    private static SampleFormat format(RecordReader reader) {
        return reader.header().signals().get(0).storage().format();
    }

    /// Writes `NAME.dat`, `NAME.atr` and `NAME.hea` into `folder`.
    ///
    /// Throws `RecordException` when a file cannot be read or written.
    public void write(Path folder, List<Annotation> annotations) {
        int[] frame = new int[reader.header().frameSamples()];
        for (long i = 0; i < from; i++) {
            reader.read(frame, 1);
        }
        int[] firsts = new int[frame.length];
        int[] sums = new int[frame.length];
        try {
            Path samples = folder.resolve(name + ".dat");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(samples))) {
                copy(out, frame, firsts, sums);
            }
            Files.write(folder.resolve(name + ".atr"), AnnotationFile.bytes(moved(annotations)));
            Files.write(folder.resolve(name + ".hea"),
                header(firsts, sums).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new RecordException("cannot write: file=" + folder.resolve(name)
                + ".*, expected a writable folder", e);
        }
    }

    private void copy(OutputStream out, int[] frame, int[] firsts, int[] sums)
            throws IOException {
        SampleFormat format = format(reader);
        int[] group = new int[format.groupSamples()];
        byte[] packed = new byte[format.groupBytes()];
        int held = 0;
        for (long i = 0; i < frames; i++) {
            reader.read(frame, 1);
            for (int k = 0; k < frame.length; k++) {
                firsts[k] = i == 0 ? frame[k] : firsts[k];
                sums[k] += frame[k];
                group[held++] = frame[k];
                if (held == group.length) {
                    format.pack(group, 0, packed, 0);
                    out.write(packed);
                    held = 0;
                }
            }
        }
        if (held > 0) {
            format.pack(group, 0, packed, 0);
            out.write(packed, 0, (int) format.bytesFor(held));
        }
    }

    private List<Annotation> moved(List<Annotation> annotations) {
        List<Annotation> moved = new ArrayList<>();
        Annotation rhythm = null;
        for (Annotation a : annotations) {
            if (a.sample() < from && a.code() == AnnotationCode.RHYTHM_CHANGE) {
                rhythm = a;
            }
            if (a.sample() >= from && a.sample() < from + frames) {
                moved.add(at(a, a.sample() - from));
            }
        }
        if (rhythm != null) {
            moved.add(0, at(rhythm, 0));
        }
        return moved;
    }

    private static Annotation at(Annotation a, long sample) {
        return new Annotation(sample, a.code(), a.subtype(), a.channel(), a.number(), a.text());
    }

    private String header(int[] firsts, int[] sums) {
        RecordHeader whole = reader.header();
        StringBuilder text = new StringBuilder();
        text.append(name).append(' ').append(whole.signals().size()).append(' ')
            .append(number(whole.clock().framesPerSecond())).append(' ').append(frames)
            .append('\n');
        int slot = 0;
        for (SignalHeader signal : whole.signals()) {
            int sum = 0;
            int first = firsts[slot];
            for (int k = 0; k < signal.storage().samplesPerFrame(); k++) {
                sum += sums[slot++];
            }
            line(text, signal, first, (short) sum);
        }
        for (String comment : whole.comments()) {
            text.append("# ").append(comment).append('\n');
        }
        return text.toString();
    }

    private void line(StringBuilder text, SignalHeader signal, int first, short sum) {
        SignalHeader.Storage storage = signal.storage();
        SignalHeader.Calibration calibration = signal.calibration();
        text.append(name).append(".dat ").append(storage.format().code());
        if (storage.samplesPerFrame() > 1) {
            text.append('x').append(storage.samplesPerFrame());
        }
        text.append(' ').append(number(calibration.gain()))
            .append('(').append(calibration.baseline()).append(")/").append(calibration.units())
            .append(' ').append(signal.converter().resolutionBits())
            .append(' ').append(signal.converter().zero())
            .append(' ').append(first).append(' ').append(sum)
            .append(' ').append(signal.converter().blockBytes())
            .append(' ').append(signal.description()).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value) : Double.toString(value);
    }
}
