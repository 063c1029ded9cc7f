package homeostat.record;

/// The samples of one WFDB signal file: those of several signals, frame by frame.
///
/// Any signal may be read from any frame on. What a file cannot be asked for directly (sums of
/// differences, compressed blocks) its reader finds by going on from where it was.
abstract class SignalFile implements AutoCloseable {
    /// A file of packed samples that is read by place.
    private static final int CHUNK = 48 << 10;

    /// How a signal lies in the frames of its file.
    ///
    /// @param channel its number among the signals of the file
    /// @param first   its first sample in a frame
    /// @param run     its samples in a frame
    record Lane(int channel, int first, int run) { }

    /// Frames the file holds.
    abstract long frames();

    /// What is said of a file that should hold `frames` frames and does not.
    String shortage(long frames) {
        return "frames=" + frames() + ", expected " + frames + " frames";
    }

    /// Reads samples of frames `from` to `from + count` of a lane to `samples[at]` and those after
    /// it, as the file has them. The frames lie in the file.
    abstract void read(Lane lane, long from, int count, int[] samples, int at);

    @Override
    public abstract void close();

    /// Samples at fixed places.
    static final class Packed extends SignalFile {
        private final Bytes bytes;
        private final SampleFormat format;
        private final long offsetBytes;
        private final int frameSamples;
        private final byte[] chunk;
        private final int chunkFrames;

        /// The file in `bytes`, whose frames of `frameSamples` samples begin at `offsetBytes`.
        Packed(Bytes bytes, SampleFormat format, long offsetBytes, int frameSamples) {
            this.bytes = bytes;
            this.format = format;
            this.offsetBytes = offsetBytes;
            this.frameSamples = frameSamples;
            chunkFrames = (int) Math.max(1,
                format.samplesIn(CHUNK) / Math.max(1, frameSamples));
            chunk = new byte[(int) format.bytesFor((long) chunkFrames * frameSamples)
                + 2 * format.groupBytes()];
        }

        @Override
        long frames() {
            return format.samplesIn(Math.max(0, bytes.length() - offsetBytes)) / frameSamples;
        }

        @Override
        String shortage(long frames) {
            boolean absurd = frames > (Long.MAX_VALUE >> 4) / frameSamples;
            return "bytes=" + bytes.length() + ", expected " + (absurd
                ? "more than any file holds"
                : offsetBytes + format.bytesFor(frames * frameSamples) + " bytes") + " for "
                + frames + " frames";
        }

        @Override
        void read(Lane lane, long from, int count, int[] samples, int at) {
            int done = 0;
            while (done < count) {
                int part = Math.min(chunkFrames, count - done);
                long first = (from + done) * frameSamples;
                long group = first / format.groupSamples();
                fetch(offsetBytes + group * format.groupBytes(),
                    first - group * format.groupSamples() + (long) part * frameSamples);
                int skipped = (int) (first - group * format.groupSamples());
                format.unpack(chunk, new SampleFormat.Walk(skipped + lane.first(), lane.run(),
                    frameSamples, part), samples, at + done * lane.run());
                done += part;
            }
        }

        private void fetch(long place, long samples) {
            int wanted = (int) ((samples + format.groupSamples() - 1) / format.groupSamples()
                * format.groupBytes());
            int held = (int) Math.min(wanted, bytes.length() - place);
            bytes.copy(place, chunk, 0, held);
            for (int i = held; i < wanted; i++) {
                chunk[i] = 0;
            }
        }

        @Override
        public void close() {
            bytes.close();
        }
    }

    /// Differences, of which each lane keeps its own running sum.
    static final class Differences extends SignalFile {
        private static final int STEP = 4096;

        private final Packed packed;
        private final int[] initial;
        private final int[] sums;
        private final long[] summed;
        private int[] scratch = new int[STEP];

        /// The file of differences, the first of which go to `initial` of each lane.
        Differences(Packed packed, int[] initial) {
            this.packed = packed;
            this.initial = initial;
            sums = initial.clone();
            summed = new long[initial.length];
        }

        @Override
        long frames() {
            return packed.frames();
        }

        @Override
        String shortage(long frames) {
            return packed.shortage(frames);
        }

        @Override
        void read(Lane lane, long from, int count, int[] samples, int at) {
            int channel = lane.channel();
            if (from < summed[channel]) {
                summed[channel] = 0;
                sums[channel] = initial[channel];
            }
            int step = Math.max(1, STEP / lane.run());
            scratch = scratch.length < lane.run() ? new int[lane.run()] : scratch;
            while (summed[channel] < from) {
                int part = (int) Math.min(step, from - summed[channel]);
                packed.read(lane, summed[channel], part, scratch, 0);
                for (int i = 0; i < part * lane.run(); i++) {
                    sums[channel] += scratch[i];
                }
                summed[channel] += part;
            }
            packed.read(lane, from, count, samples, at);
            for (int i = 0; i < count * lane.run(); i++) {
                sums[channel] += samples[at + i];
                samples[at + i] = sums[channel];
            }
            summed[channel] = from + count;
        }

        @Override
        public void close() {
            packed.close();
        }
    }

    /// No samples: a signal that was not recorded.
    static final class Nothing extends SignalFile {
        @Override
        long frames() {
            return 0;
        }

        @Override
        void read(Lane lane, long from, int count, int[] samples, int at) {
            java.util.Arrays.fill(samples, at, at + count * lane.run(), Recording.MISSING);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
