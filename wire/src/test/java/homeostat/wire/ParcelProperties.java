package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generators;
import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Parcels come from a network, and ranges decide what is asked for again: neither may be wrong.
final class ParcelProperties {

    @Test
    void parcelsAndReportsSurviveTheirBytes() {
        Property.named("parcels are read back").cases(300).check(
                Generators.longs(0, Long.MAX_VALUE), seed -> {
            Parcel parcel = parcel(Stream.of(seed));
            assertEquals(parcel, ParcelCodec.parcel(ParcelCodec.bytes(parcel)));
            Report report = report(Stream.of(seed));
            byte[] bytes = ParcelCodec.bytes(report);
            assertEquals(report, ParcelCodec.report(bytes));
            assertTrue(ParcelCodec.isReport(bytes));
        });
    }

    /// The checksum keeps out accidents, not attackers: here every mutation has a right one.
    @Test
    void mutationsReadOrAreRefusedInOneSentence() {
        Stream dice = Stream.of(1).split("parcels");
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean parcel = dice.chance(0.7);
            byte[] bytes = parcel ? ParcelCodec.bytes(parcel(dice))
                    : ParcelCodec.bytes(report(dice));
            for (int change = 0; change <= dice.nextInt(3); change++) {
                bytes[8 + dice.nextInt(bytes.length - 12)] = (byte) dice.nextLong();
            }
            byte[] hostile = sealed(dice.chance(0.2)
                    ? Arrays.copyOf(bytes, 22 + dice.nextInt(bytes.length)) : bytes);
            try {
                if (parcel) {
                    ParcelCodec.parcel(hostile);
                } else {
                    ParcelCodec.report(hostile);
                }
            } catch (WireException e) {
                refused++;
                assertFalse(e.getMessage().contains("\n"), e.getMessage());
            }
        }
        assertTrue(refused > 5_000, "the mutations are harmless: refused=" + refused);
    }

    @Test
    void rangesAreTheSetThatTheySay() {
        Property.named("ranges are a set").cases(500).check(
                Generators.lists(Generators.longs(1, 40), 0, 60), numbers -> {
            Ranges ranges = new Ranges();
            TreeSet<Long> set = new TreeSet<>();
            for (int i = 0; i + 1 < numbers.size(); i += 2) {
                long from = Math.min(numbers.get(i), numbers.get(i + 1));
                long to = i % 4 == 0 ? from : Math.max(numbers.get(i), numbers.get(i + 1));
                boolean news = false;
                for (long one = from; one <= to; one++) {
                    news |= set.add(one);
                }
                assertEquals(news, ranges.add(from, to));
            }
            long through = 0;
            List<Long> missing = new ArrayList<>();
            for (long one = 1; one <= 45; one++) {
                assertEquals(set.contains(one), ranges.contains(one));
                through = through == one - 1 && set.contains(one) ? one : through;
                if (!set.contains(one)) {
                    missing.add(one);
                }
            }
            assertEquals(through, ranges.through());
            assertEquals(set.isEmpty() ? 0 : set.last(), ranges.newest());
            assertEquals(missing.size(), ranges.missingCount(45));
            assertEquals(missing, ranges.missing(45, 100).stream()
                    .flatMap(range -> numbers(range).stream()).toList());
        });
    }

    private static List<Long> numbers(Ranges.Range range) {
        List<Long> all = new ArrayList<>();
        for (long one = range.from(); one <= range.to(); one++) {
            all.add(one);
        }
        return all;
    }

    private static Parcel parcel(Stream dice) {
        long oldest = 1 + dice.nextInt(1_000);
        long newest = oldest - 1 + dice.nextInt(50);
        List<Parcel.Item> items = new ArrayList<>();
        for (long number = oldest; number <= newest; number++) {
            byte[] frame = new byte[dice.nextInt(40)];
            Arrays.fill(frame, (byte) dice.nextLong());
            items.add(new Parcel.Item(number, frame));
        }
        return new Parcel(dice.nextLong(), oldest, newest, dice.chance(0.5), items);
    }

    private static Report report(Stream dice) {
        List<Ranges.Range> missing = new ArrayList<>();
        for (int i = dice.nextInt(5); i > 0; i--) {
            long from = 1 + dice.nextInt(1_000);
            missing.add(new Ranges.Range(from, from + dice.nextInt(9)));
        }
        return new Report(dice.nextLong(), dice.nextInt(1_000), missing, dice.nextLong());
    }

    private static byte[] sealed(byte[] bytes) {
        int end = bytes.length - 4;
        put(bytes, 4, bytes.length);
        put(bytes, end, Layout.checksum(bytes, end));
        return bytes;
    }

    private static void put(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
