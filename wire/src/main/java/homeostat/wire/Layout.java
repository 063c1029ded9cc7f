package homeostat.wire;

import java.util.zip.CRC32C;

/// The numbers of the layout that is drawn in the package's description.
final class Layout {
    static final int MAGIC = 'H' | 'S' << 8;
    static final int VERSION = 2;
    static final int KIND_OFFSET = 3;
    static final int LENGTH_OFFSET = 4;
    static final int HEADER_BYTES_MIN = 42;
    static final int CHECKSUM_BYTES = 4;
    static final int FRAME_BYTES_MIN = HEADER_BYTES_MIN + CHECKSUM_BYTES;
    static final int FRAME_BYTES_MAX = 65_536;
    static final int BED_BYTES_MAX = 64;
    static final int TEXT_BYTES_MAX = 1_024;
    static final int ITEMS_MAX = 4_096;
    static final int NUMERIC_BYTES = 19;

    static final int HELLO = 1;
    static final int NUMERICS = 2;
    static final int WAVE = 3;
    static final int ALARM = 4;
    static final int MODE = 5;
    static final int ORDER = 6;
    static final int GOODBYE = 7;
    static final int WAVES = 8;
    static final int ANSWER = 9;
    static final int ACKNOWLEDGE = 64;
    static final int PAUSE_AUDIO = 65;
    static final int REQUEST = 66;

    private Layout() {}

    /// CRC-32C (Castagnoli) of the first `length` bytes. Source: RFC 3720, appendix B.4.
    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
