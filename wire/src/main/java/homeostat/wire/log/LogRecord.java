package homeostat.wire.log;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// One record as it was written.
///
/// @param sequence its number
/// @param durable every record up to this one had been forced when it was written
/// @param epochMillis wall time of writing
/// @param payload not to be changed
public record LogRecord(long sequence, long durable, long epochMillis, byte[] payload) {
    /// The longest payload.
    public static final int PAYLOAD_BYTES_MAX = 1 << 20;

    static final int HEAD_BYTES = 32;
    static final int CHECKSUM_BYTES = 4;
    static final int BYTES_MAX = HEAD_BYTES + PAYLOAD_BYTES_MAX + CHECKSUM_BYTES;
    static final int MAGIC = 'H' | 'S' << 8 | 'R' << 16 | '1' << 24;

    static int bytes(int payloadBytes) {
        return HEAD_BYTES + payloadBytes + CHECKSUM_BYTES;
    }

    int bytes() {
        return bytes(payload.length);
    }

    /// Writes it to `into` from `at` on, where there is room.
    void write(byte[] into, int at) {
        ByteBuffer buffer = ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN).position(at);
        buffer.putInt(MAGIC).putInt(payload.length).putLong(sequence).putLong(durable)
                .putLong(epochMillis).put(payload);
        buffer.putInt(checksum(into, at, HEAD_BYTES + payload.length));
    }

    /// Reads the record that begins at `at` and ends before `end`; null when none does.
    static LogRecord read(byte[] bytes, int at, int end) {
        if (end - at < HEAD_BYTES + CHECKSUM_BYTES) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(at);
        int magic = buffer.getInt();
        int length = buffer.getInt();
        if (magic != MAGIC || length < 0 || length > PAYLOAD_BYTES_MAX
                || length > end - at - HEAD_BYTES - CHECKSUM_BYTES) {
            return null;
        }
        long sequence = buffer.getLong();
        long durable = buffer.getLong();
        long epochMillis = buffer.getLong();
        byte[] payload = new byte[length];
        buffer.get(payload);
        return buffer.getInt() == checksum(bytes, at, HEAD_BYTES + length)
                ? new LogRecord(sequence, durable, epochMillis, payload) : null;
    }

    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, length);
        return (int) crc.getValue();
    }
}
