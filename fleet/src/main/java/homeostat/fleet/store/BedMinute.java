package homeostat.fleet.store;

import homeostat.kernel.Quality;
import homeostat.wire.Frame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// A minute of a bed: each output's good numbers rolled up, and the journal records in which the
/// minute lies, so that seconds and waves need to be kept in one place only.
final class BedMinute {
    static final long SPAN_MS = 60_000;
    private static final int OUTPUT_BYTES = Integer.BYTES + Long.BYTES + 3 * Double.BYTES;

    /// What of an output was good in a minute, in the unit of its port.
    static final class Output {
        private long number;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private double total;

        History.Minute at(long atMs) {
            return new History.Minute(atMs, number, low, high, total / number);
        }
    }

    private final Map<Integer, Output> outputs = new TreeMap<>();
    private long[] places = new long[8];
    private int placeCount;

    /// The beginning of the minute in which an instant lies.
    static long of(long atMs) {
        return Math.floorDiv(atMs, SPAN_MS) * SPAN_MS;
    }

    /// What was written before.
    static BedMinute of(byte[] numbers, byte[] places) {
        BedMinute minute = new BedMinute();
        ByteBuffer from = ByteBuffer.wrap(numbers);
        while (from.remaining() >= OUTPUT_BYTES) {
            int index = from.getInt();
            Output output = new Output();
            output.number = from.getLong();
            output.low = from.getDouble();
            output.high = from.getDouble();
            output.total = from.getDouble();
            minute.outputs.put(index, output);
        }
        for (ByteBuffer one = ByteBuffer.wrap(places); one.remaining() >= Long.BYTES; ) {
            minute.place(one.getLong());
        }
        return minute;
    }

    /// Adds the good ones of some numbers: in order, so that a replay in other batches makes the
    /// same bits.
    void add(Frame.Numerics numbers) {
        for (Frame.Numeric one : numbers.values()) {
            if (one.quality() == Quality.GOOD && Double.isFinite(one.value())) {
                Output output = outputs.computeIfAbsent(one.output(), _ -> new Output());
                output.number = output.number + 1;
                output.low = Math.min(output.low, one.value());
                output.high = Math.max(output.high, one.value());
                output.total += one.value();
            }
        }
    }

    /// Notes that a journal record holds something of this minute. Records come in order.
    void place(long record) {
        if (placeCount > 0 && places[placeCount - 1] == record) {
            return;
        }
        if (placeCount == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[placeCount] = record;
        placeCount = placeCount + 1;
    }

    long[] places() {
        return Arrays.copyOf(places, placeCount);
    }

    /// An output's minute; null when nothing good came.
    Output output(int index) {
        return outputs.get(index);
    }

    byte[] numberBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(OUTPUT_BYTES * outputs.size());
        outputs.forEach((index, output) -> bytes.putInt(index).putLong(output.number)
                .putDouble(output.low).putDouble(output.high).putDouble(output.total));
        return bytes.array();
    }

    byte[] placeBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * placeCount);
        for (int i = 0; i < placeCount; i++) {
            bytes.putLong(places[i]);
        }
        return bytes.array();
    }
}
