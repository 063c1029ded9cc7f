package homeostat.bedside.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What a broker sends is hostile until read: a packet or a refusal, in bounded memory.
final class PacketTest {

    @Test
    void readsAPublicationAsTheStandardDrawsIt() throws IOException {
        Packet packet = read("32" + "0b" + "0003" + "612f62" + "000a" + "00" + "010203");
        assertEquals(Packet.PUBLISH, packet.type());
        Packet.Publication publication = packet.publication();
        assertEquals("a/b", publication.topic());
        assertEquals(10, publication.number());
        assertArrayEquals(new byte[] {1, 2, 3}, publication.payload());
        assertEquals("320b0003612f62000a00010203", HexFormat.of().formatHex(packet.bytes()));
    }

    @Test
    void readsAcknowledgementsWithAndWithoutAReason() throws IOException {
        assertEquals(0, read("4002000a").reason());
        assertEquals(0x97, read("4003000a97").reason());
        assertEquals(10, read("4003000a97").number());
    }

    @Test
    void writesLengthsOfSeveralBytes() throws IOException {
        for (int length : new int[] {0, 127, 128, 16_383, 16_384, 400_000}) {
            Packet packet = new Packet(Packet.PUBLISH, 2, new byte[length]);
            Packet again = MqttConnection.read(new DataInputStream(
                    new ByteArrayInputStream(packet.bytes())));
            assertEquals(length, again.body().length);
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        assertEquals("packet too long: bytes=268435455, expected at most 524288",
                assertThrows(MqttException.class, () -> read("30ffffff7f")).getMessage());
        assertThrows(MqttException.class, () -> read("30ffffffff01"));
    }

    @Test
    void anyBytesAreAPacketOrARefusal() {
        long state = 1;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[2 + i % 40];
            for (int at = 0; at < bytes.length; at++) {
                state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                bytes[at] = (byte) (state >>> 56);
            }
            bytes[0] = (byte) (0x30 | bytes[0] & 0x0F);
            bytes[1] = (byte) (bytes.length - 2);
            try {
                MqttConnection.read(new DataInputStream(new ByteArrayInputStream(bytes)))
                        .publication();
            } catch (MqttException e) {
                assertFalse(e.getMessage().contains("\n"));
            } catch (IOException e) {
                assertFalse(e.getMessage() != null && e.getMessage().contains("\n"));
            }
        }
    }

    private static Packet read(String hex) throws IOException {
        return MqttConnection.read(new DataInputStream(
                new ByteArrayInputStream(HexFormat.of().parseHex(hex))));
    }
}
