package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bytes from a network are hostile until proven otherwise: a reader yields the frame that was
/// written or a refusal in one sentence, and never anything else.
final class FrameProperties {

    @Test
    void whatIsWrittenIsReadBack() {
        Property.check("a frame survives its bytes", FrameGenerators.frames(), frame -> {
            byte[] bytes = FrameWriter.bytes(frame);
            Frame read = FrameReader.read(bytes);
            assertEquals(frame, read);
            assertArrayEquals(bytes, FrameWriter.bytes(read));
        });
    }

    @Test
    void everyFlippedByteIsNoticed() {
        Property.named("damage is refused").cases(200).check(FrameGenerators.frames(), frame -> {
            byte[] bytes = FrameWriter.bytes(frame);
            for (int at = 0; at < bytes.length; at += 1 + bytes.length / 64) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= (byte) 0x40;
                assertRefused(damaged);
            }
        });
    }

    @Test
    void everyTruncationIsNoticed() {
        Property.named("truncation is refused").cases(200).check(FrameGenerators.frames(),
                frame -> {
            byte[] bytes = FrameWriter.bytes(frame);
            for (int length = 0; length < bytes.length; length += 1 + bytes.length / 64) {
                assertRefused(Arrays.copyOf(bytes, length));
                if (length >= 46) {
                    assertRefused(sealed(Arrays.copyOf(bytes, length)));
                }
            }
        });
    }

    /// The checksum keeps out accidents, not attackers: here every mutation has a right one.
    @Test
    void mutationsWithARightChecksumReadOrAreRefusedWithinBoundedMemory() {
        List<byte[]> corpus = corpus();
        Stream stream = Stream.of(1).split("mutations");
        int refused = 0;
        long worstBytes = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] mutant = mutant(corpus.get(stream.nextInt(corpus.size())), stream);
            refused += isRefused(mutant) ? 1 : 0;
            // The first time through, a path is linked, which costs memory once.
            worstBytes = Math.max(worstBytes, allocatedBytes(mutant) / mutant.length);
        }
        assertTrue(refused > 10_000, "the mutations are harmless: refused=" + refused);
        assertTrue(worstBytes < 200, "bytes allocated for each byte read: " + worstBytes);
    }

    private static long allocatedBytes(byte[] frame) {
        com.sun.management.ThreadMXBean thread =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        boolean _ = isRefused(frame);
        return thread.getCurrentThreadAllocatedBytes() - before;
    }

    private static boolean isRefused(byte[] frame) {
        try {
            FrameReader.read(frame);
            return false;
        } catch (WireException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
            return true;
        }
    }

    @Test
    void noiseIsRefused() {
        Stream stream = Stream.of(1).split("noise");
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[stream.nextInt(300)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = (byte) stream.nextLong();
            }
            assertRefused(noise);
        }
    }

    private static List<byte[]> corpus() {
        List<byte[]> corpus = new ArrayList<>();
        Property.named("corpus").cases(400).check(FrameGenerators.frames(),
                frame -> corpus.add(FrameWriter.bytes(frame)));
        return corpus;
    }

    private static byte[] mutant(byte[] original, Stream stream) {
        byte[] mutant = original.clone();
        int changes = 1 + stream.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = 8 + stream.nextInt(mutant.length - 8);
            mutant[at] = stream.chance(0.5) ? (byte) stream.nextLong() : (byte) 0xFF;
        }
        if (stream.chance(0.1)) {
            mutant[3] = (byte) (1 + stream.nextInt(9));
        }
        if (stream.chance(0.2)) {
            mutant = Arrays.copyOf(mutant, Math.max(50, stream.nextInt(mutant.length)));
        }
        return sealed(mutant);
    }

    private static byte[] sealed(byte[] frame) {
        int end = frame.length - 4;
        put(frame, 4, frame.length);
        put(frame, end, Layout.checksum(frame, end));
        return frame;
    }

    private static void put(byte[] frame, int at, int value) {
        for (int i = 0; i < 4; i++) {
            frame[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private static void assertRefused(byte[] bytes) {
        try {
            Frame frame = FrameReader.read(bytes);
            throw new AssertionError("read although damaged: " + frame);
        } catch (WireException e) {
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }
}
