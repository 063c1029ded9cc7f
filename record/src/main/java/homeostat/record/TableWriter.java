package homeostat.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Writes a recording as a table: CSV text, or a NumPy array of doubles.
///
/// A CSV table has a row for every sample of the fastest signal, with its time in seconds; a slower
/// signal fills a cell in the rows where it has a sample. Gaps are jumps of time. Numbers are as
/// long as they must be to come back exactly. A NumPy array has frames by signals and nothing else.
public final class TableWriter {
    private static final int BLOCK = 4096;

    private final Recording recording;
    private final Outline outline;
    private final Advance advance;
    private final Losses losses = new Losses();

    private TableWriter(Recording recording, Advance advance) {
        this.recording = recording;
        this.outline = recording.outline();
        this.advance = advance;
    }

    /// Writes `recording` to `file` as CSV, and returns what could not be carried.
    public static List<String> csv(Recording recording, Path file, Advance advance) {
        TableWriter writer = new TableWriter(recording, advance);
        return writer.draft(file, writer::csv);
    }

    /// Writes `recording` to `file` as a NumPy array, and returns what could not be carried.
    ///
    /// Throws `RecordException` when its signals have different rates.
    public static List<String> npy(Recording recording, Path file, Advance advance) {
        TableWriter writer = new TableWriter(recording, advance);
        return writer.draft(file, writer::npy);
    }

    private List<String> draft(Path file, Draft.Work work) {
        if (!recording.notes().isEmpty()) {
            losses.add("notes are left out: " + recording.notes().size());
        }
        if (outline.timeline().start() != null) {
            losses.add("the start is left out: " + outline.timeline().start());
        }
        outline.remarks().forEach((key, value) -> {
            if (!value.isEmpty()) {
                losses.add("remark \"" + key + "\" is left out: " + value);
            }
        });
        for (Signal signal : outline.signals()) {
            if (signal.scale() != null) {
                losses.add("physical values are written; stored integers and their scale, "
                    + "transducers and prefilters are left out");
            }
        }
        try (Draft draft = new Draft(file.toAbsolutePath().getParent())) {
            draft.file(file.getFileName().toString(), work);
            draft.keep();
        }
        return losses.sentences();
    }

    private int fastest() {
        return outline.signals().stream().mapToInt(Signal::samplesPerFrame).max().orElse(1);
    }

    private void csv(OutputStream stream) throws IOException {
        PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8);
        boolean timed = outline.timeline().framesPerSecond() > 0;
        for (Signal signal : outline.signals()) {
            if (fastest() % signal.samplesPerFrame() != 0) {
                losses.add("samples of \"" + signal.label() + "\" stand in the row before their "
                    + "time, since the rates have no common multiple");
            }
        }
        if (!timed) {
            losses.add("frames have no duration, so there is no column of times");
        }
        out.print(timed ? "time [s]" : "row");
        for (Signal signal : outline.signals()) {
            String units = signal.units().isEmpty() ? "" : " [" + signal.units() + "]";
            out.print(",\"" + (signal.label() + units).replace("\"", "\"\"")
                .replaceAll("[\r\n]", " ") + "\"");
        }
        out.print('\n');
        long done = 0;
        for (Timeline.Stretch stretch : outline.timeline().stretches()) {
            for (long at = 0; at < stretch.frames(); at += frames()) {
                int part = (int) Math.min(frames(), stretch.frames() - at);
                rows(out, stretch, at, part);
                done += part;
                advance.show(done, outline.timeline().frames());
            }
        }
        out.flush();
        if (out.checkError()) {
            throw new IOException("could not write all rows");
        }
    }

    /// Frames in a block.
    private int frames() {
        return Math.max(1, BLOCK / fastest());
    }

    private void rows(PrintStream out, Timeline.Stretch stretch, long at, int frames) {
        int fastest = fastest();
        double[][] values = new double[outline.signals().size()][];
        for (int i = 0; i < values.length; i++) {
            int run = outline.signals().get(i).samplesPerFrame();
            values[i] = new double[frames * run];
            recording.physical(i, (stretch.firstFrame() + at) * run, frames * run, values[i], 0);
        }
        boolean timed = outline.timeline().framesPerSecond() > 0;
        StringBuilder row = new StringBuilder();
        for (int k = 0; k < frames * fastest; k++) {
            row.setLength(0);
            long ns = stretch.startNs()
                + outline.timeline().spanNs(at + (double) k / fastest);
            row.append(timed ? BigDecimal.valueOf(ns, 9).stripTrailingZeros().toPlainString()
                : Long.toString((stretch.firstFrame() + at) * fastest + k));
            for (int i = 0; i < values.length; i++) {
                int run = outline.signals().get(i).samplesPerFrame();
                row.append(',');
                long scaled = (long) (k % fastest) * run;
                if (Math.floorMod(-scaled, (long) fastest) < run) {
                    int index = k / fastest * run
                        + (int) ((scaled + fastest - 1) / fastest);
                    double value = index < values[i].length ? values[i][index] : Double.NaN;
                    row.append(value == value ? text(value) : "");
                }
            }
            out.append(row).append('\n');
        }
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value) : Double.toString(value);
    }

    private void npy(OutputStream out) throws IOException {
        int count = outline.signals().size();
        int run = fastest();
        for (Signal signal : outline.signals()) {
            if (signal.samplesPerFrame() != run) {
                throw new RecordException("signals of different rates: file=" + outline.name()
                    + ", expected one rate for an array");
            }
            losses.add("name and unit of \"" + signal.label() + "\" are left out");
        }
        if (outline.timeline().framesPerSecond() > 0) {
            losses.add("the rate is left out: " + outline.timeline().framesPerSecond() * run
                + " samples a second");
        }
        int stretches = outline.timeline().stretches().size();
        if (stretches > 1) {
            losses.add("times are left out: " + stretches + " stretches with gaps between follow "
                + "upon each other");
        }
        long samples = outline.timeline().frames() * run;
        StringBuilder header = new StringBuilder("{'descr': '<f8', 'fortran_order': False, "
            + "'shape': (" + samples + ", " + count + "), }");
        while ((header.length() + 11) % 64 != 0) {
            header.append(' ');
        }
        header.append('\n');
        out.write(new byte[] {(byte) 147, 'N', 'U', 'M', 'P', 'Y', 1, 0,
            (byte) header.length(), (byte) (header.length() >> 8)});
        out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
        int rows = Math.clamp((1 << 18) / Math.max(1, count), 1, BLOCK);
        double[] lane = new double[rows];
        ByteBuffer block = ByteBuffer.allocate(rows * count * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 0; at < samples; at += rows) {
            int part = (int) Math.min(rows, samples - at);
            for (int i = 0; i < count; i++) {
                recording.physical(i, at, part, lane, 0);
                for (int k = 0; k < part; k++) {
                    block.putDouble((k * count + i) * 8, lane[k]);
                }
            }
            out.write(block.array(), 0, part * count * 8);
            advance.show(at + part, samples);
        }
    }
}
