package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Exists because a first value that is packed wrongly makes a device start in another state.
class FirstValuesTest {
    @Test
    void whatIsPackedIsUnpackedToTheSameBytes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            byte[] values = new byte[random.nextInt(700)];
            int kinds = 1 + random.nextInt(i % 2 == 0 ? 3 : 256);
            for (int k = 0; k < values.length; k++) {
                values[k] = (byte) random.nextInt(kinds);
            }

            assertArrayEquals(values, unpacked(FirstValues.packed(values)));
        }
    }

    @Test
    void zerosAndRepeatedObjectsTakeNearlyNothing() {
        byte[] objects = new byte[32 * 40];
        for (int i = 0; i < objects.length; i += 40) {
            objects[i] = 1;
        }

        assertTrue(FirstValues.packed(objects).length < objects.length / 40);
        assertEquals(0, FirstValues.packed(new byte[0]).length);
    }

    @Test
    void bytesWithoutPatternGrowByOneInAHundredAndTwentyEight() {
        byte[] noise = new byte[1280];
        new SplittableRandom(2).nextBytes(noise);

        assertTrue(FirstValues.packed(noise).length <= noise.length + noise.length / 100);
    }

    /// `unpack` of `runtime.c`, in Java.
    private static byte[] unpacked(byte[] packed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < packed.length;) {
            int count = packed[at++] & 0xff;
            if (count < 128) {
                out.write(packed, at, count + 1);
                at += count + 1;
                continue;
            }
            int back = packed[at++] & 0xff;
            for (int k = 0; k < count - 125; k++) {
                byte[] before = out.toByteArray();
                out.write(before[before.length - back]);
            }
        }
        return out.toByteArray();
    }
}
