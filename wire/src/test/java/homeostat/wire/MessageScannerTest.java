package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a serial line has no packets: where a message begins is found, never known.
class MessageScannerTest {
    private final Stream dice = Stream.of(7).split("line");

    @Test
    void wholeMessagesAreFoundBetweenRubbishInPiecesOfAnyLength() {
        for (int run = 0; run < 200; run++) {
            List<byte[]> sent = new ArrayList<>();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long rubbish = 0;
            for (int i = 0; i < 5; i++) {
                byte[] noise = bytes(dice.nextInt(30));
                byte[] message = message(i + 1);
                line.writeBytes(noise);
                rubbish += noise.length;
                if (dice.chance(0.3)) {
                    byte[] cut = Arrays.copyOf(message, dice.nextInt(message.length));
                    line.writeBytes(cut);
                    rubbish += cut.length;
                } else {
                    line.writeBytes(message);
                    sent.add(message);
                }
            }
            assertFound(sent, line.toByteArray(), rubbish);
        }
    }

    private void assertFound(List<byte[]> sent, byte[] line, long rubbish) {
        MessageScanner scanner = new MessageScanner();
        List<byte[]> found = new ArrayList<>();
        for (int at = 0; at < line.length;) {
            int length = Math.min(1 + dice.nextInt(50), line.length - at);
            scanner.take(Arrays.copyOfRange(line, at, at + length), length);
            at += length;
            take(scanner, found);
        }
        while (scanner.giveUp()) {
            take(scanner, found);
        }
        assertEquals(sent.size(), found.size());
        for (int i = 0; i < sent.size(); i++) {
            assertArrayEquals(sent.get(i), found.get(i));
        }
        assertEquals(rubbish, scanner.noise());
    }

    private static void take(MessageScanner scanner, List<byte[]> found) {
        for (byte[] one = scanner.next(); one != null; one = scanner.next()) {
            found.add(one);
        }
    }

    @Test
    void aDamagedLengthHoldsUpWhatFollowsOnlyUntilItIsGivenUp() {
        byte[] damaged = message(1);
        damaged[5] = 100;
        byte[] next = message(2);
        MessageScanner scanner = new MessageScanner();
        scanner.take(damaged, damaged.length);
        scanner.take(next, next.length);
        assertNull(scanner.next());
        assertTrue(scanner.giveUp());
        assertArrayEquals(next, scanner.next());
    }

    @Test
    void aCallIsWrittenAsInARecordedRun() {
        LineRequest.Call call = LineRequest.Call.of("offer 2 -0.0 1 300000000000");
        assertEquals(LineCall.OFFER, call.what());
        assertArrayEquals(new long[] {2, Double.doubleToLongBits(-0.0), 1, 300_000_000_000L},
                call.words());
        for (String rubbish : List.of("explode 1", "offer 1 2", "offer 1 2 3 4 5", "advance x")) {
            String sentence = assertThrows(WireException.class,
                    () -> LineRequest.Call.of(rubbish)).getMessage();
            assertTrue(sentence.contains("expected"), sentence);
        }
    }

    @Test
    void anAnswerThatIsNoneIsRefused() {
        byte[] request = message(1);
        assertThrows(WireException.class, () -> LineCodec.answer(request));
    }

    private byte[] message(int number) {
        List<LineRequest.Call> calls = new ArrayList<>();
        for (int i = 0; i < 1 + dice.nextInt(5); i++) {
            calls.add(new LineRequest.Call(LineCall.ADVANCE, dice.nextLong()));
        }
        return LineCodec.bytes(new LineRequest.Calls(calls), number, 12);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) dice.nextLong();
        }
        return bytes;
    }
}
