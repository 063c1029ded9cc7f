package homeostat.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Samples of a wave in few bytes.
///
/// A sample is written as the number of steps that it is away from the one before, since
/// neighbours are near each other; groups of 32 such differences take as many bits each as their
/// largest needs. Samples that are none (NaN), or too many steps from zero to be exact as binary32,
/// are left as they are, and so is the whole piece.
///
/// ```
/// u16 output · i64 first ns · i64 interval ns · f64 step · u16 count · u8 coding
/// coding 0: count × f32
/// coding 1: i32 first, in steps, then groups: u8 width in bits, 32 × width bits; the first bit is
///           the lowest of the first byte; a difference d stands as d << 1 ^ d >> 31
/// ```
///
/// Source of the grouping: Lemire and Boytsov, "Decoding billions of integers per second through
/// vectorization", Software: Practice and Experience 45 (2015), there called binary packing.
final class Packing {
    private static final int PLAIN = 0;
    private static final int PACKED = 1;
    private static final int GROUP = 32;
    private static final int STEPS_MAX = 1 << 24;

    private Packing() {}

    static void write(Sink sink, Frame.Piece piece) {
        float[] samples = piece.samples();
        if (samples.length > Layout.ITEMS_MAX) {
            throw new WireException("wave too long for a frame: samples=" + samples.length
                    + ", expected at most " + Layout.ITEMS_MAX);
        }
        sink.u16(piece.output());
        sink.i64(piece.firstNs());
        sink.i64(piece.intervalNs());
        sink.f64(piece.step());
        sink.u16(samples.length);
        int[] steps = steps(samples, piece.step());
        sink.u8(steps == null ? PLAIN : PACKED);
        if (steps == null) {
            for (float sample : samples) {
                sink.f32(sample);
            }
            return;
        }
        sink.i32(steps[0]);
        for (int from = 1; from < steps.length; from += GROUP) {
            group(steps, from, sink);
        }
    }

    static Frame.Piece read(Source source) {
        int output = source.u16("output");
        long firstNs = source.i64("first sample");
        long intervalNs = source.interval();
        int at = source.offset();
        double step = source.f64("step");
        if (!(step >= 0) || Double.isInfinite(step)) {
            throw new WireException("not a step: offset=" + at + " step=" + step
                    + ", expected 0 or more");
        }
        int countAt = source.offset();
        int count = source.u16("samples");
        int coding = source.code("coding", PACKED);
        if (count > Layout.ITEMS_MAX || coding == PACKED && (step == 0 || count == 0)) {
            throw new WireException("not a wave: offset=" + countAt + " samples=" + count
                    + " step=" + step + " coding=" + coding + ", expected at most "
                    + Layout.ITEMS_MAX + ", and steps where they are packed");
        }
        source.need(coding == PLAIN ? count * Float.BYTES
                : Integer.BYTES + (count + GROUP - 2) / GROUP, "samples");
        if (coding == PACKED) {
            int from = source.offset();
            skip(source, count);
            return new Frame.Piece(output, firstNs, intervalNs, step,
                    new Packed(source.array(), from, count));
        }
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = source.f32("sample");
        }
        return new Frame.Piece(output, firstNs, intervalNs, step, samples);
    }

    /// Samples as they stand in a frame, known to be all there.
    ///
    /// @param frame not to be changed
    /// @param from where the first sample stands in it
    record Packed(byte[] frame, int from, int count) {
        /// The samples, each a multiple of `step`.
        float[] samples(double step) {
            float[] samples = new float[count];
            ByteBuffer bytes = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN)
                    .position(from);
            int steps = bytes.getInt();
            samples[0] = (float) (steps * step);
            for (int first = 1; first < count; first += GROUP) {
                int width = bytes.get();
                long mask = (1L << width) - 1;
                int to = Math.min(count, first + GROUP);
                long bits = 0;
                int held = 0;
                for (int i = first; i < to; i++) {
                    while (held < width) {
                        bits |= (bytes.get() & 0xFFL) << held;
                        held += Byte.SIZE;
                    }
                    int folded = (int) (bits & mask);
                    bits >>>= width;
                    held -= width;
                    steps += folded >>> 1 ^ -(folded & 1);
                    samples[i] = (float) (steps * step);
                }
            }
            return samples;
        }
    }

    /// Goes over packed samples and looks whether they are all there.
    private static void skip(Source source, int count) {
        source.i32("first sample");
        for (int first = 1; first < count; first += GROUP) {
            int width = source.code("width", Integer.SIZE);
            int bits = (Math.min(count, first + GROUP) - first) * width;
            source.skip((bits + Byte.SIZE - 1) / Byte.SIZE, "samples");
        }
    }

    /// The samples in steps; null when they must stay as they are.
    private static int[] steps(float[] samples, double step) {
        if (samples.length == 0 || !(step > 0)) {
            return null;
        }
        int[] steps = new int[samples.length];
        for (int i = 0; i < steps.length; i++) {
            double number = Math.rint(samples[i] / step);
            if (!(Math.abs(number) <= STEPS_MAX)) {
                return null;
            }
            steps[i] = (int) number;
        }
        return steps;
    }

    private static void group(int[] steps, int from, Sink sink) {
        int to = Math.min(steps.length, from + GROUP);
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= folded(steps[i] - steps[i - 1]);
        }
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(all);
        sink.u8(width);
        long bits = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            bits |= (folded(steps[i] - steps[i - 1]) & 0xFFFFFFFFL) << held;
            held += width;
            while (held >= Byte.SIZE) {
                sink.u8((int) (bits & 0xFF));
                bits >>>= Byte.SIZE;
                held -= Byte.SIZE;
            }
        }
        if (held > 0) {
            sink.u8((int) (bits & 0xFF));
        }
    }

    private static int folded(int difference) {
        return difference << 1 ^ difference >> Integer.SIZE - 1;
    }
}
