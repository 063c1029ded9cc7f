package homeostat.seed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Every reproducible result stands on these numbers: when one of them changes, all trials change.
final class StreamTest {
    @Test
    void drawsThePublishedNumbersOfSplitMix64() {
        // Source: the values that the generator's reference program prints for seed 1234567.
        Stream stream = Stream.of(1234567);
        assertEquals("6457827717110365317", Long.toUnsignedString(stream.nextLong()));
        assertEquals("3203168211198807973", Long.toUnsignedString(stream.nextLong()));
        assertEquals("9817491932198370423", Long.toUnsignedString(stream.nextLong()));
        assertEquals("4593380528125082431", Long.toUnsignedString(stream.nextLong()));
        assertEquals("16408922859458223821", Long.toUnsignedString(stream.nextLong()));
    }

    @Test
    void drawsTheSameNumbersAsTheLibrarysSplittableGenerator() {
        java.util.SplittableRandom library = new java.util.SplittableRandom(-42);
        Stream ours = Stream.of(-42);
        for (int i = 0; i < 1000; i++) {
            assertEquals(library.nextLong(), ours.nextLong());
        }
    }

    @Test
    void keepsTheNumbersOfEveryReleaseForSplitStreams() {
        Stream patient = Stream.of(7).split("patients").split(17);
        assertEquals(-7641772383940756817L, patient.nextLong());
        assertEquals(0xbffdf6dd7e1d6ea6L, Double.doubleToLongBits(patient.gaussian()));
        assertEquals(878_791, patient.nextInt(1_000_000));
        assertEquals(0xbfff6f8d701fd290L, Double.doubleToLongBits(patient.uniform(-3.0, 5.0)));
    }

    @Test
    void splitsByIdentityAndNotByPosition() {
        Stream fresh = Stream.of(99);
        Stream used = Stream.of(99);
        for (int i = 0; i < 1000; i++) {
            used.nextLong();
        }
        used.split(16).nextLong();
        assertEquals(fresh.split(17).nextLong(), used.split(17).nextLong());
        assertEquals(fresh.split("pump").nextLong(), used.split("pump").nextLong());
    }

    @Test
    void givesEveryChildANumberOfItsOwn() {
        Set<Long> first = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            Stream root = Stream.of(seed);
            first.add(root.split("").nextLong());
            first.add(root.split("\0").nextLong());
            first.add(root.split("ab").nextLong());
            first.add(root.split("a").split("b").nextLong());
            first.add(root.split("b").split("a").nextLong());
            for (long index = -5000; index < 5000; index++) {
                first.add(root.split(index).nextLong());
            }
        }
        assertEquals(10 * (5 + 10_000), first.size());
    }

    @Test
    void doesNotCorrelateNeighbouringChildren() {
        Stream root = Stream.of(3);
        double sum = 0;
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            sum += (root.split(i).uniform() - 0.5) * (root.split(i + 1L).uniform() - 0.5);
        }
        assertEquals(0.0, sum / count * 12.0, 0.015);
    }

    @Test
    void drawsIntegersEvenlyBelowAnyBound() {
        Stream stream = Stream.of(5);
        int[] seen = new int[7];
        for (int i = 0; i < 70_000; i++) {
            seen[stream.nextInt(7)]++;
        }
        for (int times : seen) {
            assertEquals(10_000, times, 400);
        }
        int above = 0;
        int bound = 3 << 29;
        for (int i = 0; i < 10_000; i++) {
            int drawn = stream.nextInt(bound);
            assertTrue(drawn >= 0 && drawn < bound);
            above += drawn >= bound / 2 ? 1 : 0;
        }
        assertEquals(5_000, above, 250);
        assertEquals(0, stream.nextInt(1));
        assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
    }

    @Test
    void keepsUniformDrawsInsideTheirRange() {
        Stream stream = Stream.of(6);
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            double unit = stream.uniform();
            assertTrue(unit >= 0.0 && unit < 1.0);
            double narrow = stream.uniform(1.0, Math.nextUp(1.0));
            assertEquals(1.0, narrow);
            sum += stream.uniform(-2.0, 6.0);
        }
        assertEquals(2.0, sum / 100_000, 0.04);
        assertEquals(4.0, stream.uniform(4.0, 4.0));
        assertThrows(IllegalArgumentException.class, () -> stream.uniform(1.0, 0.0));
        assertThrows(IllegalArgumentException.class, () -> stream.uniform(0.0, Double.NaN));
    }

    @Test
    void drawsANormalDistribution() {
        Stream stream = Stream.of(8);
        int count = 200_000;
        double[] powers = new double[5];
        for (int i = 0; i < count; i++) {
            double draw = stream.gaussian();
            double power = 1.0;
            for (int k = 0; k < powers.length; k++) {
                powers[k] += power / count;
                power *= draw;
            }
        }
        assertArrayEquals(new double[] {1.0, 0.0, 1.0, 0.0, 3.0}, powers, 0.05);
    }

    @Test
    void takesChancesPicksAndShuffles() {
        Stream stream = Stream.of(9);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            assertFalse(stream.chance(0.0));
            assertTrue(stream.chance(1.0));
            taken += stream.chance(0.3) ? 1 : 0;
        }
        assertEquals(3_000, taken, 150);
        assertTrue(List.of("a", "b").contains(stream.pick(List.of("a", "b"))));
        List<Long> list = new ArrayList<>(LongStream.range(0, 100).boxed().toList());
        List<Long> before = List.copyOf(list);
        stream.shuffle(list);
        assertNotEquals(before, list);
        assertEquals(before, list.stream().sorted().toList());
    }
}
