package homeostat.record;

/// How samples are packed into bytes.
///
/// A format packs samples in *groups*: the smallest run of samples that fills whole bytes. A
/// reader fetches whole groups, so that a format is two constants and one method, and a further
/// one is a further constant of this enum. The other formats of the WFDB library (8, 24, 32, 61,
/// 80, 160, 310, 311, 508, 516, 524) are refused by their number until they are wanted.
///
/// Source: WFDB Applications Guide, signal(5), G. Moody.
public enum SampleFormat {
    /// 16-bit two's complement, low byte first. -32768 means "no valid sample".
    FORMAT_16(16, 1, 2, -32768) {
        @Override
        void unpack(byte[] bytes, int at, int[] samples, int to) {
            samples[to] = (bytes[at] & 0xff) | (bytes[at + 1] << 8);
        }

        @Override
        void pack(int[] samples, int from, byte[] bytes, int to) {
            bytes[to] = (byte) samples[from];
            bytes[to + 1] = (byte) (samples[from] >> 8);
        }
    },
    /// Two 12-bit two's complement samples in three bytes: the low byte of the first, a byte
    /// with the high nibbles (first sample in the low one), the low byte of the second.
    /// -2048 means "no valid sample".
    FORMAT_212(212, 2, 3, -2048) {
        @Override
        void unpack(byte[] bytes, int at, int[] samples, int to) {
            int middle = bytes[at + 1];
            samples[to] = (bytes[at] & 0xff) | ((middle << 28) >> 20);
            samples[to + 1] = (bytes[at + 2] & 0xff) | ((middle >> 4) << 8);
        }

        @Override
        void pack(int[] samples, int from, byte[] bytes, int to) {
            int first = samples[from];
            int second = samples[from + 1];
            bytes[to] = (byte) first;
            bytes[to + 1] = (byte) ((first >> 8 & 0x0f) | (second >> 4 & 0xf0));
            bytes[to + 2] = (byte) second;
        }
    };

    private final int code;
    private final int groupSamples;
    private final int groupBytes;
    private final int invalid;

    SampleFormat(int code, int groupSamples, int groupBytes, int invalid) {
        this.code = code;
        this.groupSamples = groupSamples;
        this.groupBytes = groupBytes;
        this.invalid = invalid;
    }

    /// Unpacks the group at `bytes[at]` into `samples[to]` and those after it.
    abstract void unpack(byte[] bytes, int at, int[] samples, int to);

    /// Packs the group of samples from `samples[from]` on into `bytes[to]` and those after it.
    abstract void pack(int[] samples, int from, byte[] bytes, int to);

    /// The number by which headers name this format.
    public int code() {
        return code;
    }

    /// Samples in a group.
    public int groupSamples() {
        return groupSamples;
    }

    /// Bytes of a group.
    public int groupBytes() {
        return groupBytes;
    }

    /// The sample value that stands for "no valid sample here".
    public int invalid() {
        return invalid;
    }

    /// Bytes that `samples` samples need; the last group may be cut short.
    public long bytesFor(long samples) {
        long groups = samples / groupSamples;
        long rest = samples % groupSamples;
        long restBytes = (rest * groupBytes + groupSamples - 1) / groupSamples;
        return groups * groupBytes + restBytes;
    }

    /// Samples that fit in `bytes` bytes.
    public long samplesIn(long bytes) {
        return bytes / groupBytes * groupSamples
            + bytes % groupBytes * groupSamples / groupBytes;
    }

    /// The format of that number, or null when it is not read here.
    static SampleFormat ofCode(int code) {
        return switch (code) {
            case 16 -> FORMAT_16;
            case 212 -> FORMAT_212;
            default -> null;
        };
    }

    /// True when `code` is a format of the WFDB library, read here or not.
    static boolean known(int code) {
        return switch (code) {
            case 0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516, 524 -> true;
            default -> false;
        };
    }
}
