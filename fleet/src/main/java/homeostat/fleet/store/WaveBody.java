package homeostat.fleet.store;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Samples of a wave, compressed without losing a bit.
///
/// Neighbouring samples share their high bytes, so the bytes are laid out in four planes, each the
/// difference from its left neighbour, and deflated. Source: the byte-shuffle filter of scientific
/// formats (HDF5), RFC 1951 for deflate.
final class WaveBody {
    private static final int PLANES = Float.BYTES;

    private WaveBody() {}

    static byte[] compressed(float[] samples) {
        int count = samples.length;
        byte[] planes = new byte[PLANES * count];
        int before = 0;
        for (int i = 0; i < count; i++) {
            int bits = ordered(samples[i]);
            int step = bits - before;
            int folded = step << 1 ^ step >> 31;
            before = bits;
            for (int plane = 0; plane < PLANES; plane++) {
                planes[plane * count + i] = (byte) (folded >>> 8 * plane);
            }
        }
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(planes);
            deflater.finish();
            byte[] room = new byte[planes.length + 64];
            int length = deflater.deflate(room);
            return java.util.Arrays.copyOf(room, length);
        }
    }

    static float[] samples(byte[] body, int count) {
        byte[] planes = new byte[PLANES * count];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(body);
            int length = inflater.inflate(planes);
            if (length != planes.length) {
                throw new StoreException("wave ends early: bytes=" + length + ", expected "
                        + planes.length);
            }
        } catch (DataFormatException e) {
            throw new StoreException("not a wave: bytes=" + body.length
                    + ", expected deflated samples", e);
        }
        float[] samples = new float[count];
        int bits = 0;
        for (int i = 0; i < count; i++) {
            int folded = 0;
            for (int plane = 0; plane < PLANES; plane++) {
                folded |= (planes[plane * count + i] & 0xFF) << 8 * plane;
            }
            bits += folded >>> 1 ^ -(folded & 1);
            samples[i] = Float.intBitsToFloat(bits < 0 ? bits ^ 0x7FFFFFFF : bits);
        }
        return samples;
    }

    /// The bits of a float as an integer that grows with it.
    private static int ordered(float sample) {
        int bits = Float.floatToIntBits(sample);
        return bits < 0 ? bits ^ 0x7FFFFFFF : bits;
    }
}
