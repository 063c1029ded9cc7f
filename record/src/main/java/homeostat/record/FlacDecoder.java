package homeostat.record;

/// Decodes the blocks of a FLAC stream, one at a time, and checks their two checksums.
///
/// A block (the standard's *frame*) predicts each channel from its own past, by a fixed polynomial
/// or by coefficients that it brings, and stores what the prediction missed as Rice codes.
///
/// Source: M. van Beurden, A. Weaver, RFC 9639, Free Lossless Audio Codec, IETF 2024, 9.1-9.3.
final class FlacDecoder implements AutoCloseable {
    private static final int CHUNK = 1 << 14;
    private static final int BLOCK_MAX = 65_536;
    private static final int UNARY_MAX = 1 << 26;
    private static final int[] SAMPLE_BITS = {0, 8, 12, -1, 16, 20, 24, 32};
    private static final int[][] FIXED =
        {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};
    private static final int[] CRC8 = table(0x07, 8);
    private static final int[] CRC16 = table(0x8005, 16);

    private final String file;
    private final Bytes bytes;
    private final byte[] chunk = new byte[CHUNK];
    private long chunkAt;
    private int chunkNext;
    private int chunkEnd;
    private long held;
    private int heldBits;
    private int crc8;
    private int crc16;
    private int streamBits;
    private int[][] channels = new int[0][];

    FlacDecoder(String file, Bytes bytes, long offset) {
        this.file = file;
        this.bytes = bytes;
        seek(offset);
    }

    private static int[] table(int polynomial, int width) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i << width - 8;
            for (int k = 0; k < 8; k++) {
                value = (value & 1 << width - 1) == 0 ? value << 1 : value << 1 ^ polynomial;
            }
            table[i] = value & (1 << width) - 1;
        }
        return table;
    }

    /// Says how many bits a sample has when its block does not.
    void streamBits(int bits) {
        streamBits = bits;
    }

    /// The offset of the next byte; only between blocks.
    long position() {
        return chunkAt + chunkNext;
    }

    /// Goes on at that offset.
    void seek(long offset) {
        chunkAt = offset;
        chunkNext = 0;
        chunkEnd = 0;
        heldBits = 0;
    }

    /// Passes over whole bytes.
    void skip(int count) {
        seek(position() + count);
    }

    /// The samples of a channel of the last block.
    int[] channel(int channel) {
        return channels[channel];
    }

    RecordException fault(String what, String expected) {
        return new RecordException(what + ": file=" + file + " offset="
            + Math.min(position(), bytes.length()) + ", expected " + expected);
    }

    private int nextByte() {
        if (chunkNext == chunkEnd) {
            chunkAt += chunkEnd;
            chunkNext = 0;
            chunkEnd = Math.clamp(bytes.length() - chunkAt, 0, CHUNK);
            if (chunkEnd == 0) {
                throw fault("FLAC stream ends early", "a further block");
            }
            bytes.copy(chunkAt, chunk, 0, chunkEnd);
        }
        int value = chunk[chunkNext++] & 0xff;
        crc8 = CRC8[crc8 ^ value];
        crc16 = (crc16 << 8 ^ CRC16[crc16 >> 8 ^ value]) & 0xffff;
        return value;
    }

    /// The next `count` bits, 0 to 32, unsigned but for the 32nd.
    int bits(int count) {
        while (heldBits < count) {
            held = held << 8 | nextByte();
            heldBits += 8;
        }
        heldBits -= count;
        return (int) (held >>> heldBits & (1L << count) - 1);
    }

    private int signed(int count) {
        return count == 0 ? 0 : bits(count) << 32 - count >> 32 - count;
    }

    private int unary() {
        int zeros = 0;
        while (bits(1) == 0) {
            if (++zeros > UNARY_MAX) {
                throw fault("bad FLAC residual", "a shorter run of zeros");
            }
        }
        return zeros;
    }

    /// Decodes the next block of that many channels and returns its length in samples.
    int block(int wanted) {
        crc8 = 0;
        crc16 = 0;
        if (bits(15) != 0x7ffc) {
            throw fault("no FLAC block here", "its 15 bits of synchronisation");
        }
        bits(1);
        int size = bits(4);
        int rate = bits(4);
        int assignment = bits(4);
        int depth = SAMPLE_BITS[bits(3)];
        if (bits(1) != 0 || depth < 0) {
            throw fault("bad FLAC block", "no reserved bit");
        }
        skipNumber();
        int length = length(size);
        bits(rate == 12 ? 8 : rate == 13 || rate == 14 ? 16 : 0);
        int sum = crc8;
        if (bits(8) != sum) {
            throw fault("checksum of a FLAC block header differs", Integer.toString(sum));
        }
        int count = assignment < 8 ? assignment + 1 : 2;
        if (assignment > 10 || count != wanted || depth == 0 && streamBits == 0) {
            throw fault("FLAC block has other channels than its stream", wanted + " channels");
        }
        if (channels.length != wanted || channels[0].length < length) {
            channels = new int[wanted][length];
        }
        for (int i = 0; i < wanted; i++) {
            boolean side = assignment == 9 ? i == 0 : assignment >= 8 && i == 1;
            subframe(channels[i], length, (depth == 0 ? streamBits : depth) + (side ? 1 : 0));
        }
        heldBits = 0;
        int whole = crc16;
        if (bits(16) != whole) {
            throw fault("checksum of a FLAC block differs", Integer.toString(whole));
        }
        join(assignment, length);
        return length;
    }

    /// The number of the block in a UTF-8-like code of up to seven bytes; not needed.
    private void skipNumber() {
        int first = bits(8);
        int more = Integer.numberOfLeadingZeros(~(first << 24)) - 1;
        for (int i = 0; i < more; i++) {
            bits(8);
        }
    }

    private int length(int code) {
        int length = switch (code) {
            case 0 -> 0;
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> bits(8) + 1;
            case 7 -> bits(16) + 1;
            default -> 1 << code;
        };
        if (length == 0 || length > BLOCK_MAX) {
            throw fault("bad length of a FLAC block", "1 to " + BLOCK_MAX);
        }
        return length;
    }

    private void join(int assignment, int length) {
        if (assignment < 8) {
            return;
        }
        int[] a = channels[0];
        int[] b = channels[1];
        for (int i = 0; i < length; i++) {
            switch (assignment) {
                case 8 -> b[i] = a[i] - b[i];
                case 9 -> a[i] += b[i];
                default -> {
                    int middle = a[i] << 1 | b[i] & 1;
                    a[i] = middle + b[i] >> 1;
                    b[i] = middle - b[i] >> 1;
                }
            }
        }
    }

    private void subframe(int[] samples, int length, int depth) {
        if (bits(1) != 0) {
            throw fault("bad FLAC subframe", "a zero bit");
        }
        int type = bits(6);
        int wasted = bits(1) == 0 ? 0 : unary() + 1;
        int bits = depth - wasted;
        int order = type >= 32 ? type - 31 : type - 8;
        if (bits < 1 || bits > 32 || type > 1 && type < 8 || type > 12 && type < 32
                || type > 1 && order > length) {
            throw fault("bad FLAC subframe", "a known kind that fits the block");
        }
        if (type == 0) {
            java.util.Arrays.fill(samples, 0, length, signed(bits));
        } else if (type == 1) {
            for (int i = 0; i < length; i++) {
                samples[i] = signed(bits);
            }
        } else {
            for (int i = 0; i < order; i++) {
                samples[i] = signed(bits);
            }
            if (type < 32) {
                residual(samples, length, order);
                predict(samples, length, FIXED[order], 0);
            } else {
                linear(samples, length, order);
            }
        }
        for (int i = 0; wasted > 0 && i < length; i++) {
            samples[i] <<= wasted;
        }
    }

    private void linear(int[] samples, int length, int order) {
        int precision = bits(4) + 1;
        int shift = signed(5);
        if (precision == 16 || shift < 0) {
            throw fault("bad FLAC predictor", "a precision up to 15 and a shift from 0");
        }
        int[] coefficients = new int[order];
        for (int i = 0; i < order; i++) {
            coefficients[i] = signed(precision);
        }
        residual(samples, length, order);
        predict(samples, length, coefficients, shift);
    }

    private static void predict(int[] samples, int length, int[] coefficients, int shift) {
        int order = coefficients.length;
        for (int i = order; i < length; i++) {
            long sum = 0;
            for (int k = 0; k < order; k++) {
                sum += (long) coefficients[k] * samples[i - 1 - k];
            }
            samples[i] += (int) (sum >> shift);
        }
    }

    private void residual(int[] samples, int length, int order) {
        int method = bits(2);
        int partitions = bits(4);
        if (method > 1 || length >> partitions < order
                || length >> partitions << partitions != length) {
            throw fault("bad FLAC residual", "partitions that fit the block");
        }
        int parameterBits = method == 0 ? 4 : 5;
        int at = order;
        for (int p = 0; p < 1 << partitions; p++) {
            int end = (p + 1) * (length >> partitions);
            int parameter = bits(parameterBits);
            if (parameter == (1 << parameterBits) - 1) {
                int plain = bits(5);
                for (; at < end; at++) {
                    samples[at] = signed(plain);
                }
            }
            for (; at < end; at++) {
                int folded = unary() << parameter | bits(parameter);
                samples[at] = folded >>> 1 ^ -(folded & 1);
            }
        }
    }

    @Override
    public void close() {
        bytes.close();
    }
}
