package homeostat.record;

/// How the samples of a WFDB signal file are packed into bytes.
///
/// A format packs samples in *groups*, the smallest run of samples that fills whole bytes; so any
/// sample is found by its number alone. Format 8 stores differences, from which its reader sums
/// the samples. Formats 508, 516 and 524 are FLAC streams of 8, 16 and 24 bits and have a reader
/// of their own; format 0 stores nothing at all.
///
/// Source: WFDB Applications Guide, signal(5), G. Moody.
public enum SampleFormat {
    /// No samples at all: every one is missing.
    FORMAT_0(0, new Layout(1, 0, 32), Integer.MIN_VALUE) {
        @Override
        int sample(byte[] bytes, int index) {
            return Integer.MIN_VALUE;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            // Nothing is stored.
        }
    },
    /// First differences in 8 bits.
    FORMAT_8(8, new Layout(1, 1, 8), Integer.MIN_VALUE) {
        @Override
        int sample(byte[] bytes, int index) {
            return bytes[index];
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            bytes[index] = (byte) sample;
        }
    },
    /// 16-bit two's complement, low byte first.
    FORMAT_16(16, new Layout(1, 2, 16), -32768) {
        @Override
        int sample(byte[] bytes, int index) {
            return bytes[2 * index] & 0xff | bytes[2 * index + 1] << 8;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            bytes[2 * index] = (byte) sample;
            bytes[2 * index + 1] = (byte) (sample >> 8);
        }

        @Override
        void unpack(byte[] bytes, Walk walk, int[] samples, int at) {
            if (walk.run() > 1) {
                super.unpack(bytes, walk, samples, at);
                return;
            }
            int place = 2 * walk.first();
            int stride = 2 * walk.stride();
            for (int i = 0; i < walk.frames(); i++) {
                samples[at + i] = bytes[place] & 0xff | bytes[place + 1] << 8;
                place += stride;
            }
        }
    },
    /// 24-bit two's complement, low byte first.
    FORMAT_24(24, new Layout(1, 3, 24), -1 << 23) {
        @Override
        int sample(byte[] bytes, int index) {
            int at = 3 * index;
            return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] << 16;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            for (int i = 0; i < 3; i++) {
                bytes[3 * index + i] = (byte) (sample >> 8 * i);
            }
        }
    },
    /// 32-bit two's complement, low byte first.
    FORMAT_32(32, new Layout(1, 4, 32), Integer.MIN_VALUE) {
        @Override
        int sample(byte[] bytes, int index) {
            int at = 4 * index;
            return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            for (int i = 0; i < 4; i++) {
                bytes[4 * index + i] = (byte) (sample >> 8 * i);
            }
        }
    },
    /// 16-bit two's complement, high byte first.
    FORMAT_61(61, new Layout(1, 2, 16), -32768) {
        @Override
        int sample(byte[] bytes, int index) {
            return bytes[2 * index + 1] & 0xff | bytes[2 * index] << 8;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            bytes[2 * index] = (byte) (sample >> 8);
            bytes[2 * index + 1] = (byte) sample;
        }
    },
    /// 8-bit offset binary.
    FORMAT_80(80, new Layout(1, 1, 8), -128) {
        @Override
        int sample(byte[] bytes, int index) {
            return (bytes[index] & 0xff) - 128;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            bytes[index] = (byte) (sample + 128);
        }
    },
    /// 16-bit offset binary, low byte first.
    FORMAT_160(160, new Layout(1, 2, 16), -32768) {
        @Override
        int sample(byte[] bytes, int index) {
            return (bytes[2 * index] & 0xff | (bytes[2 * index + 1] & 0xff) << 8) - 32768;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            bytes[2 * index] = (byte) sample;
            bytes[2 * index + 1] = (byte) (sample + 32768 >> 8);
        }
    },
    /// Two 12-bit two's complement samples in three bytes: the low byte of the first, a byte
    /// with the high nibbles (first sample in the low one), the low byte of the second.
    FORMAT_212(212, new Layout(2, 3, 12), -2048) {
        @Override
        int sample(byte[] bytes, int index) {
            int at = (index >> 1) * 3;
            return (index & 1) == 0 ? bytes[at] & 0xff | bytes[at + 1] << 28 >> 20
                : bytes[at + 2] & 0xff | bytes[at + 1] >> 4 << 8;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            int at = (index >> 1) * 3;
            boolean even = (index & 1) == 0;
            bytes[even ? at : at + 2] = (byte) sample;
            int nibble = sample >> 8 & 0x0f;
            bytes[at + 1] = (byte) (even ? bytes[at + 1] & 0xf0 | nibble
                : bytes[at + 1] & 0x0f | nibble << 4);
        }

        @Override
        void unpack(byte[] bytes, Walk walk, int[] samples, int at) {
            boolean even = (walk.first() & 1) == 0;
            if (walk.run() > 1 || (walk.stride() & 1) == 1) {
                for (int i = 0; i < walk.frames(); i++) {
                    for (int k = 0; k < walk.run(); k++) {
                        samples[at + i * walk.run() + k] =
                            sample(bytes, walk.first() + i * walk.stride() + k);
                    }
                }
                return;
            }
            int place = (walk.first() >> 1) * 3;
            int stride = (walk.stride() >> 1) * 3;
            for (int i = 0; i < walk.frames(); i++) {
                samples[at + i] = even ? bytes[place] & 0xff | bytes[place + 1] << 28 >> 20
                    : bytes[place + 2] & 0xff | bytes[place + 1] >> 4 << 8;
                place += stride;
            }
        }
    },
    /// Three 10-bit samples in two 16-bit words: bits 1 to 10 of the first word, the same of the
    /// second, and the top five bits of the first (low) and of the second (high).
    FORMAT_310(310, new Layout(3, 4, 10), -512) {
        @Override
        int sample(byte[] bytes, int index) {
            int at = index / 3 * 4;
            int first = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
            int second = bytes[at + 2] & 0xff | (bytes[at + 3] & 0xff) << 8;
            int ten = switch (index % 3) {
                case 0 -> first >> 1;
                case 1 -> second >> 1;
                default -> first >> 11 | second >> 11 << 5;
            };
            return ten << 22 >> 22;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            int at = index / 3 * 4;
            if (index % 3 < 2) {
                int word = at + index % 3 * 2;
                bytes[word] = (byte) (sample << 1);
                bytes[word + 1] = (byte) (bytes[word + 1] & 0xf8 | sample >> 7 & 7);
            } else {
                bytes[at + 1] = (byte) (bytes[at + 1] & 7 | sample << 3);
                bytes[at + 3] = (byte) (bytes[at + 3] & 7 | sample >> 5 << 3);
            }
        }
    },
    /// Three 10-bit samples in a 32-bit word, low bits first.
    FORMAT_311(311, new Layout(3, 4, 10), -512) {
        @Override
        int sample(byte[] bytes, int index) {
            return FORMAT_32.sample(bytes, index / 3) << 22 - index % 3 * 10 >> 22;
        }

        @Override
        void pack(int sample, int index, byte[] bytes) {
            int shift = index % 3 * 10;
            int word = FORMAT_32.sample(bytes, index / 3) & ~(0x3ff << shift);
            FORMAT_32.pack(word | (sample & 0x3ff) << shift, index / 3, bytes);
        }
    },
    /// A FLAC stream of 8 bits.
    FORMAT_508(508, new Layout(0, 0, 8), -128),
    /// A FLAC stream of 16 bits.
    FORMAT_516(516, new Layout(0, 0, 16), -32768),
    /// A FLAC stream of 24 bits.
    FORMAT_524(524, new Layout(0, 0, 24), -1 << 23);

    private static final SampleFormat[] ALL = values();

    private final int code;
    private final Layout layout;
    private final int invalid;

    SampleFormat(int code, Layout layout, int invalid) {
        this.code = code;
        this.layout = layout;
        this.invalid = invalid;
    }

    /// Samples and bytes of a group, bits of a sample.
    private record Layout(int samples, int bytes, int bits) { }

    /// Which samples of an array of packed bytes are wanted: `run` samples from number `first` on,
    /// then as many `stride` further on, `frames` times.
    record Walk(int first, int run, int stride, int frames) { }

    /// Sample number `index` of packed bytes.
    int sample(byte[] bytes, int index) {
        throw new UnsupportedOperationException("compressed");
    }

    /// Packs one sample as number `index`.
    void pack(int sample, int index, byte[] bytes) {
        throw new UnsupportedOperationException("compressed");
    }

    /// Unpacks the samples of the walk to `samples[at]` and those after it.
    void unpack(byte[] bytes, Walk walk, int[] samples, int at) {
        int to = at;
        for (int i = 0; i < walk.frames(); i++) {
            int from = walk.first() + i * walk.stride();
            for (int k = 0; k < walk.run(); k++) {
                samples[to++] = sample(bytes, from + k);
            }
        }
    }

    /// The number by which headers name this format.
    public int code() {
        return code;
    }

    /// Samples in a group.
    public int groupSamples() {
        return layout.samples;
    }

    /// Bytes of a group.
    public int groupBytes() {
        return layout.bytes;
    }

    /// Whether the file is a FLAC stream.
    public boolean compressed() {
        return code >= 508;
    }

    /// The least sample that can be stored and is not `invalid()`.
    public int min() {
        return this == FORMAT_8 ? -32768 : (-1 << layout.bits - 1) + 1;
    }

    /// The greatest sample that can be stored.
    public int max() {
        return this == FORMAT_8 ? 32767 : (int) ((1L << layout.bits - 1) - 1);
    }

    /// The sample value that stands for "no valid sample here".
    public int invalid() {
        return invalid;
    }

    /// The resolution in bits of a converter whose header does not state one.
    int resolutionUsual() {
        return switch (this) {
            case FORMAT_8 -> 10;
            case FORMAT_0 -> 12;
            case FORMAT_24, FORMAT_32, FORMAT_524 -> layout.bits;
            default -> Math.min(12, layout.bits);
        };
    }

    /// Bytes that `samples` samples need; the last group may be cut short.
    public long bytesFor(long samples) {
        if (layout.samples == 0) {
            return 0;
        }
        long groups = samples / layout.samples;
        long rest = samples % layout.samples;
        if (this == FORMAT_310) {
            return groups * layout.bytes + 2 * rest;
        }
        return groups * layout.bytes
            + (rest * layout.bytes + layout.samples - 1) / layout.samples;
    }

    /// Samples that fit in `bytes` bytes.
    public long samplesIn(long bytes) {
        if (layout.bytes == 0) {
            return 0;
        }
        long rest = bytes % layout.bytes;
        return bytes / layout.bytes * layout.samples
            + (this == FORMAT_310 ? rest / 2 : rest * layout.samples / layout.bytes);
    }

    /// The format of that number, or null when there is none.
    static SampleFormat ofCode(int code) {
        for (SampleFormat format : ALL) {
            if (format.code == code) {
                return format;
            }
        }
        return null;
    }
}
