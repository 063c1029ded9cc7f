package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import homeostat.kernel.Span;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the fleet believes of a bed must follow from its frames alone, within its bounds.
final class BedsTest {
    private Moment now = new Moment(0, 1_000_000);
    private final Beds beds = new Beds(() -> now);
    private final List<byte[]> commands = new ArrayList<>();
    private final Uplink uplink = new Uplink(beds, commands::add);
    private final SyntheticBed bed = SyntheticBed.pancreas("bed-1", "<b>adult#001</b>", 1);

    @Test
    void showsNumbersWithUnitTimeQualityAndAge() {
        uplink.ingest(bed.at(10, 999_000).hello());
        uplink.ingest(bed.numerics(0, 123, Double.NaN));
        pass(1_500);
        String json = summary();
        assertContains(json, "\"name\":\"glucose\",\"value\":123,\"unit\":\"mg/dL\"");
        assertContains(json, "\"time\":\"1970-01-01T00:16:38.960Z\",\"quality\":\"good\","
                + "\"ageMs\":1540,\"stale\":false");
        assertContains(json, "\"value\":null,\"unit\":\"U\"");
        assertContains(json, "\"quality\":\"missing\"");
        assertContains(json, "\\u003cb>adult#001");
        pass(600);
        assertContains(summary(), "\"ageMs\":2140,\"stale\":true");
        assertContains(summary(), "\"state\":\"silent\",\"dataAgeMs\":2100");
    }

    @Test
    void anAlarmIsShownWithItsWordsAndLogged() {
        uplink.ingest(bed.hello());
        uplink.ingest(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        uplink.ingest(bed.alarm(0, Priority.HIGH, AlarmState.ACKNOWLEDGED, false));
        String json = summary();
        assertContains(json, "\"name\":\"low glucose\",\"priority\":\"high\","
                + "\"state\":\"acknowledged\",\"onset\":\"1970-01-01T00:16:40Z\"");
        assertContains(json, "Give carbohydrate.\",\"audible\":false,\"technical\":false");
        uplink.ingest(bed.alarm(0, Priority.HIGH, AlarmState.INACTIVE, false));
        assertContains(summary(), "\"alarms\":[]");
        Json whole = new Json();
        BedView.whole(beds.bed("bed-1"), "both", new BedView.Sight(true, now), whole);
        assertEquals(3, whole.toString().split("\"time\":\"1970-01-01T00:16:40Z\"").length - 1);
    }

    @Test
    void anAnswerBecomesACommandForTheRightBed() {
        uplink.ingest(bed.hello());
        assertEquals(Beds.Outcome.SENT, beds.acknowledge("bed-1", 1));
        Frame.Acknowledge command = (Frame.Acknowledge) FrameReader.read(commands.getFirst());
        assertEquals(1, command.alarm());
        assertEquals("bed-1", command.header().bed());
        assertEquals(bed.schema().hash(), command.header().schema());
        assertEquals(Beds.Outcome.NO_ALARM, beds.acknowledge("bed-1", 9));
        assertEquals(Beds.Outcome.NO_BED, beds.acknowledge("bed-2", 0));
        assertEquals(Beds.Outcome.SENT, beds.pause("bed-1"));
        Frame.PauseAudio pause = (Frame.PauseAudio) FrameReader.read(commands.getLast());
        assertEquals(Span.seconds(120), pause.spanNs());
        assertContains(summary(), "\"audioPauseMs\":120000");
        uplink.close();
        assertEquals(Beds.Outcome.UNREACHABLE, beds.acknowledge("bed-1", 1));
    }

    @Test
    void silenceIsAnAlarmThatIsAnsweredHere() {
        uplink.ingest(bed.hello());
        for (int i = 0; i < 60; i++) {
            pass(100);
            beds.look();
        }
        assertContains(summary(), "\"index\":60000,\"name\":\"no data\",\"priority\":\"medium\","
                + "\"state\":\"active\"");
        assertEquals(Beds.Outcome.DONE, beds.acknowledge("bed-1", 60_000));
        assertTrue(commands.isEmpty());
        beds.look();
        assertContains(summary(), "\"state\":\"acknowledged\"");
        uplink.ingest(bed.goodbye());
        beds.look();
        assertContains(summary(), "\"state\":\"ended\"");
        assertContains(summary(), "\"alarms\":[]");
    }

    @Test
    void countsFramesThatAreMissing() {
        uplink.ingest(bed.hello());
        bed.numerics(0, 1);
        bed.numerics(0, 1);
        uplink.ingest(bed.numerics(0, 1));
        assertContains(summary(), "\"framesLost\":2");
    }

    @Test
    void refusesWhatDoesNotBelong() {
        assertRefused("frame of a bed that has not greeted: bed=bed-1, expected a HELLO first",
                bed.numerics(0, 1));
        assertRefused("not a name of a bed: bed=a/b, "
                + "expected one without '/' and control characters",
                SyntheticBed.monitor("a/b", "p").hello());
        uplink.ingest(bed.hello());
        SyntheticBed other = new SyntheticBed(Bed.of("bed-1", "p"), SyntheticBed.monitorSchema());
        String message = assertThrows(FleetException.class,
                () -> uplink.ingest(other.numerics(0, 1))).getMessage();
        assertTrue(message.startsWith("frame of another schema: bed=bed-1 schema=0x"), message);
        assertThrows(WireException.class, () -> uplink.ingest(new byte[60]));
        beds.acknowledge("bed-1", 0);
        assertRefused("a command came up instead of down: bed=bed-1, expected telemetry",
                commands.getFirst());
        assertEquals(1, beds.frames());
        assertEquals(5, beds.framesRefused());
    }

    @Test
    void keepsNoMoreBedsThanItHasRoomFor() {
        for (int i = 0; i < Bounds.BEDS_MAX; i++) {
            uplink.ingest(SyntheticBed.monitor("bed-" + i, "p").hello());
        }
        assertRefused("no room for another bed: bed=one-more, expected at most " + Bounds.BEDS_MAX,
                SyntheticBed.monitor("one-more", "p").hello());
    }

    @Test
    void keepsNoMoreOfABedThanItsBounds() {
        uplink.ingest(bed.hello());
        for (int i = 0; i < 2 * Bounds.ALARM_LOG_MAX; i++) {
            uplink.ingest(bed.at(i, 0).alarm(0, Priority.HIGH,
                    i % 2 == 0 ? AlarmState.ACTIVE : AlarmState.INACTIVE, false));
        }
        int entries = 0;
        for (AlarmEntry entry : beds.bed("bed-1").log()) {
            assertEquals("low glucose", entry.name());
            entries++;
        }
        assertEquals(Bounds.ALARM_LOG_MAX, entries);
        SyntheticBed monitor = SyntheticBed.monitor("bed-2", "p");
        uplink.ingest(monitor.hello());
        for (int i = 0; i < 400; i++) {
            uplink.ingest(monitor.ecg(i * 0.25, i * 0.25 + 0.25, 70));
        }
        int blocks = beds.waves(beds.bed("bed-2")).size();
        assertTrue(blocks >= 60 && blocks <= 62, "blocks: " + blocks);
        byte[] long1 = monitor.wave(40_000, new float[4_000]);
        for (int i = 0; i < 200; i++) {
            uplink.ingest(long1);
        }
        assertTrue(beds.bed("bed-2").waves().bytes() <= Bounds.WAVE_BYTES_MAX);
    }

    @Test
    void keepsWavesAsTheyCame() {
        SyntheticBed monitor = SyntheticBed.monitor("bed-2", "p");
        uplink.ingest(monitor.hello());
        byte[] wave = monitor.ecg(0, 0.25, 70);
        uplink.ingest(wave);
        assertEquals(FrameReader.read(wave), beds.waves(beds.bed("bed-2")).getFirst());
    }

    @Test
    void keepsTheCourseOfNumbersAndOrders() {
        uplink.ingest(bed.hello());
        for (int second = 0; second < 600; second++) {
            if (second % 300 == 0) {
                uplink.ingest(bed.at(second, 0).order(second / 300 + 0.5, Reason.NONE));
            }
            uplink.ingest(bed.at(second, 0).numerics(0, second));
        }
        BedMemory memory = beds.bed("bed-1");
        assertEquals(600, memory.recent().size());
        assertEquals(10, memory.day().size());
        assertEquals(29.5f, memory.day().value(0, 0));
        assertEquals(0.5f, memory.day().value(4, 3));
        assertEquals(1.5f, memory.day().value(5, 3));
        assertTrue(Float.isNaN(memory.day().value(5, 1)));
    }

    @Test
    void aNewGreetingForgetsWhatMayNoLongerBeTrue() {
        uplink.ingest(bed.hello());
        uplink.ingest(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        uplink.ingest(bed.mode(1, Regime.NORMAL));
        assertContains(summary(), "\"mode\":\"Holding\"");
        uplink.ingest(bed.hello());
        assertContains(summary(), "\"alarms\":[]");
        assertContains(summary(), "\"mode\":null");
    }

    @Test
    void anAlarmThatOutlivesANewGreetingIsTheSameAlarm() {
        uplink.ingest(bed.hello());
        byte[] low = bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true);
        uplink.ingest(low);
        uplink.ingest(bed.alarm(2, Priority.LOW, AlarmState.ACTIVE, true));
        pass(5_000);
        uplink.ingest(bed.hello());
        uplink.ingest(low);
        uplink.ingest(bed.numerics(0, 50));
        assertContains(summary(), "\"onsetAgeMs\":5000");
        List<String> log = new ArrayList<>();
        for (AlarmEntry entry : beds.bed("bed-1").log()) {
            log.add(entry.name() + " " + entry.state());
        }
        assertEquals(List.of("high glucose INACTIVE", "high glucose ACTIVE",
                "low glucose ACTIVE"), log);
    }

    private void pass(long ms) {
        now = new Moment(now.nowNs() + Span.milliseconds(ms), now.epochMillis() + ms);
    }

    private String summary() {
        Json json = new Json();
        BedView.summary(beds.bed("bed-1"), new BedView.Sight(true, now), json);
        return json.toString();
    }

    private void assertRefused(String sentence, byte[] frame) {
        assertEquals(sentence,
                assertThrows(FleetException.class, () -> uplink.ingest(frame)).getMessage());
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is not in " + text);
    }
}
