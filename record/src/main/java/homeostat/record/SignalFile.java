package homeostat.record;

import java.io.IOException;

/// One signal file of a recording, read once from front to back through one fixed buffer.
final class SignalFile {
    private static final int GROUPS = 4096;

    private final String name;
    private final SampleFormat format;
    private final long offsetBytes;
    private final byte[] packed;
    private final int[] samples;
    private int perFrame;
    private Bytes in;
    private long position;
    private int next;
    private int held;

    SignalFile(SignalHeader.Storage storage) {
        name = storage.file();
        format = storage.format();
        offsetBytes = storage.offsetBytes();
        packed = new byte[GROUPS * format.groupBytes()];
        samples = new int[GROUPS * format.groupSamples()];
    }

    String name() {
        return name;
    }

    SampleFormat format() {
        return format;
    }

    /// Makes room in the frame for a further signal of this file.
    void widen(int samplesPerFrame) {
        perFrame += samplesPerFrame;
    }

    /// Opens the file, checks that it holds `frames` frames (any number when negative), and
    /// returns how many it holds.
    long open(RecordSource source, long frames) {
        try {
            in = source.bytes(name);
            long bytes = in.length();
            long samplesHeld = format.samplesIn(Math.max(0, bytes - offsetBytes));
            if (frames >= 0 && samplesHeld / perFrame < frames) {
                throw new RecordException("signal file too short: file=" + name + " bytes="
                    + bytes + ", expected " + expectedBytes(frames) + " for " + frames
                    + " frames");
            }
            position = Math.min(offsetBytes, bytes);
            return samplesHeld / perFrame;
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(name, e);
        }
    }

    private String expectedBytes(long frames) {
        boolean absurd = frames > (Long.MAX_VALUE >> 4) / perFrame;
        return absurd ? "more than any file holds"
            : offsetBytes + format.bytesFor(frames * perFrame) + " bytes";
    }

    /// The next sample of the file.
    int next() {
        if (next == held) {
            fill();
        }
        return samples[next++];
    }

    private void fill() {
        int bytes = (int) Math.min(packed.length, in.length() - position);
        in.copy(position, packed, 0, bytes);
        held = (int) format.samplesIn(bytes);
        if (held == 0) {
            throw new RecordException("signal file ends early: file=" + name + " offset="
                + (position + bytes) + ", expected a further sample");
        }
        for (int k = bytes; k < Math.min(packed.length, bytes + format.groupBytes()); k++) {
            packed[k] = 0;
        }
        int groups = (bytes + format.groupBytes() - 1) / format.groupBytes();
        for (int g = 0; g < groups; g++) {
            format.unpack(packed, g * format.groupBytes(), samples, g * format.groupSamples());
        }
        position += bytes;
        next = 0;
    }

    void close() {
        if (in != null) {
            in.close();
        }
    }
}
