package homeostat.fleet.store;

import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.Seal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One record of the journal: what of a parcel was new, who brought it, and when.
///
/// ```
/// u8 version, now 1 · u8 length of the sender's name · the name · i64 ms since 1970 · the parcel
/// ```
public record JournalEntry(String sender, long epochMillis, Parcel parcel) {
    private static final int VERSION = 1;

    /// The entry as bytes.
    public byte[] bytes() {
        byte[] name = sender.getBytes(StandardCharsets.UTF_8);
        byte[] body = ParcelCodec.bytes(parcel);
        ByteBuffer bytes = ByteBuffer.allocate(2 + name.length + Long.BYTES + body.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        return bytes.put((byte) VERSION).put((byte) name.length).put(name)
                .putLong(epochMillis).put(body).array();
    }

    /// The entry as it lies in the journal, as record `number`: in another place it does not open.
    byte[] bytes(long number, Seal seal) {
        return seal.seal(bytes(), "journal " + number);
    }

    /// The entry that a record of the journal is.
    public static JournalEntry of(LogRecord record, Seal seal) {
        return of(seal.open(record.payload(), "journal " + record.sequence()));
    }

    /// The entry that `bytes` are.
    public static JournalEntry of(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int version = buffer.get();
            if (version != VERSION) {
                throw new StoreException("journal of another version: version=" + version
                        + ", expected " + VERSION);
            }
            byte[] name = new byte[buffer.get() & 0xFF];
            buffer.get(name);
            long epochMillis = buffer.getLong();
            byte[] body = new byte[buffer.remaining()];
            buffer.get(body);
            return new JournalEntry(new String(name, StandardCharsets.UTF_8), epochMillis,
                    ParcelCodec.parcel(body));
        } catch (BufferUnderflowException e) {
            throw new StoreException("journal record ends early: bytes=" + bytes.length
                    + ", expected a sender, a time and a parcel", e);
        }
    }
}
