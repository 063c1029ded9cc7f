package homeostat.bedside.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One control packet as it comes from the other side: hostile until read.
///
/// @param type 1 to 15, the upper half of the first byte
/// @param flags the lower half
/// @param body everything behind the length
record Packet(int type, int flags, byte[] body) {
    static final int CONNECT = 1;
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBSCRIBE = 8;
    static final int SUBACK = 9;
    static final int PINGREQ = 12;
    static final int PINGRESP = 13;
    static final int DISCONNECT = 14;
    static final int BODY_BYTES_MAX = 512 << 10;
    private static final int QUALITY_MAX = 2;

    /// A publication: its topic, its number (0 for quality 0) and what it carries.
    record Publication(String topic, int number, byte[] payload) {}

    /// The reason that a `CONNACK` gives; 0 is welcome.
    int connectReason() {
        require(body.length >= 2, "a reason");
        return body[1] & 0xFF;
    }

    /// The number that a `PUBACK` acknowledges.
    int number() {
        require(body.length >= 2, "a number");
        return (body[0] & 0xFF) << 8 | body[1] & 0xFF;
    }

    /// The reason of a `PUBACK`; below 128 it was taken.
    int reason() {
        return body.length > 2 ? body[2] & 0xFF : 0;
    }

    /// The reason of a `SUBACK`; below 128 it was granted.
    int subscribeReason() {
        require(body.length >= 4, "a reason");
        return body[body.length - 1] & 0xFF;
    }

    /// The reason of a `DISCONNECT`.
    int farewell() {
        return body.length > 0 ? body[0] & 0xFF : 0;
    }

    Publication publication() {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        int quality = flags >> 1 & 3;
        require(quality <= QUALITY_MAX && bytes.remaining() >= 2, "a topic");
        int length = bytes.getShort() & 0xFFFF;
        require(length > 0 && bytes.remaining() >= length, "a topic as long as it says");
        byte[] topic = new byte[length];
        bytes.get(topic);
        int number = 0;
        if (quality > 0) {
            require(bytes.remaining() >= 2, "a number");
            number = bytes.getShort() & 0xFFFF;
            require(number != 0, "a number above 0");
        }
        int properties = variable(bytes);
        require(bytes.remaining() >= properties, "properties as long as they say");
        bytes.position(bytes.position() + properties);
        byte[] payload = new byte[bytes.remaining()];
        bytes.get(payload);
        return new Publication(new String(topic, StandardCharsets.UTF_8), number, payload);
    }

    /// The whole packet as bytes.
    byte[] bytes() {
        byte[] head = new byte[5];
        head[0] = (byte) (type << 4 | flags);
        int at = 1;
        int left = body.length;
        do {
            head[at] = (byte) (left & 0x7F | (left > 0x7F ? 0x80 : 0));
            left >>>= 7;
            at = at + 1;
        } while (left > 0);
        byte[] all = Arrays.copyOf(head, at + body.length);
        System.arraycopy(body, 0, all, at, body.length);
        return all;
    }

    private static int variable(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            require(bytes.hasRemaining(), "a length");
            int one = bytes.get();
            value |= (one & 0x7F) << shift;
            if (one >= 0) {
                return value;
            }
        }
        throw new MqttException("length of more than four bytes in a packet, expected at most 4");
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new MqttException("packet ends early or is none, expected " + expected);
        }
    }
}
