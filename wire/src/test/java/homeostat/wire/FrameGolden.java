package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bytes are a promise to devices in the field: a change of the layout must not go unnoticed.
final class FrameGolden {
    private static final Header HEADER = new Header("bed-1", 7, 0x1122334455667788L, 9, 10);

    @Test
    void anAlarmChangeHasTheseBytes() {
        assertEquals("48530204" + "3f000000" + "0700000000000000" + "8877665544332211"
                + "0900000000000000" + "0a00000000000000" + "05" + "6265642d31"
                + "0300" + "00" + "02" + "0500000000000000" + "01" + "e599eb34",
                hex(new Frame.AlarmChange(HEADER, new Frame.Standing(
                        3, Priority.HIGH, AlarmState.ACTIVE, 5, true))));
    }

    @Test
    void numericsHaveTheseBytes() {
        String hex = hex(new Frame.Numerics(HEADER,
                List.of(new Frame.Numeric(2, 1.5, Quality.STALE, 4))));
        assertEquals("0100" + "13" + "000000000000f83f" + "0400000000000000" + "0200" + "02",
                hex.substring(2 * 46, hex.length() - 8));
    }

    @Test
    void refusalsSayWhatWhereAndWhatWasExpected() {
        byte[] bytes = FrameWriter.bytes(new Frame.Acknowledge(HEADER, 1));
        assertRefusal("not a frame: bytes=3, expected 46 to 65536", new byte[3]);
        byte[] magic = bytes.clone();
        magic[0] = 0;
        assertRefusal("not a frame: offset=0 magic=0x5300, expected 'HS'", magic);
        byte[] version = bytes.clone();
        version[2] = 9;
        assertRefusal("frame of another version: offset=2 version=9, expected 2", version);
        byte[] length = bytes.clone();
        length[4] = 1;
        assertRefusal("frame of another length: offset=4 stated=1, expected the 52 bytes there are",
                length);
        byte[] damaged = bytes.clone();
        damaged[46] = 2;
        assertRefusal("frame damaged: offset=48 checksum=0xa9142b60, expected 0x9df383f9", damaged);
    }

    private static void assertRefusal(String sentence, byte[] bytes) {
        assertEquals(sentence,
                assertThrows(WireException.class, () -> FrameReader.read(bytes)).getMessage());
    }

    private static String hex(Frame frame) {
        return HexFormat.of().formatHex(FrameWriter.bytes(frame));
    }
}
