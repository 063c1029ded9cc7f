package homeostat.app;

import homeostat.firmware.LinkedImage;
import homeostat.seed.Stream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A serial line to an image that now and then changes a byte, swallows some, or brings others,
/// in both directions; the same ones for the same seed and the same bytes.
record NoisyLine(LinkedImage.Running image, long seed) implements LinkedImage.Running {
    private static final double TROUBLE = 0.0007;
    private static final int SWALLOWED_MAX = 90;

    @Override
    public InputStream received() {
        Noise noise = new Noise(Stream.of(seed).split("up"));
        return new FilterInputStream(image.received()) {
            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                byte[] chunk = new byte[Math.max(1, count / 8)];
                int read = in.read(chunk);
                return read < 0 ? read : noise.pass(chunk, read, target, from);
            }
        };
    }

    @Override
    public OutputStream sent() {
        Noise noise = new Noise(Stream.of(seed).split("down"));
        return new FilterOutputStream(image.sent()) {
            @Override
            public void write(byte[] bytes) throws IOException {
                byte[] noisy = new byte[8 * bytes.length];
                out.write(noisy, 0, noise.pass(bytes, bytes.length, noisy, 0));
            }
        };
    }

    @Override
    public void close() {
        image.close();
    }

    private static final class Noise {
        private final Stream dice;
        private int swallowed;

        Noise(Stream dice) {
            this.dice = dice;
        }

        /// Passes bytes on; how many come out, at most eight times as many as went in.
        int pass(byte[] from, int count, byte[] to, int at) {
            int out = at;
            for (int i = 0; i < count; i++) {
                if (swallowed > 0) {
                    swallowed--;
                    continue;
                }
                to[out++] = from[i];
                if (dice.chance(TROUBLE)) {
                    switch (dice.nextInt(3)) {
                        case 0 -> to[out - 1] ^= (byte) (1 << dice.nextInt(8));
                        case 1 -> swallowed = 1 + dice.nextInt(SWALLOWED_MAX);
                        default -> {
                            for (int k = 0; k < 7; k++) {
                                to[out++] = (byte) dice.nextLong();
                            }
                        }
                    }
                }
            }
            return out - at;
        }
    }
}
