package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked from afar acts on a person: once, in time, as meant, and only if the device
/// lets it.
final class RequestsTest {
    private static final int TARGET = 0;
    private final Device device = Ticker.assemble();
    private final List<Frame> frames = new ArrayList<>();
    private Telemetry telemetry;
    private long nowNs;
    private long number;

    @BeforeEach
    void run() {
        telemetry = new Telemetry(device, Bed.of("bed-1", "somebody"),
                bytes -> frames.add(FrameReader.read(bytes)));
        device.offer(0, 110, Quality.GOOD.code(), 0);
        advance(Span.seconds(10));
    }

    @Test
    void settingsAreInForceOnceHoweverOftenTheyCome() {
        long before = device.prescription().version();
        Frame.Request request = settings(5.5, nowNs + Span.seconds(5));
        for (int i = 0; i < 3; i++) {
            assertTrue(telemetry.obey(request, nowNs));
        }
        assertEquals(before + 1, device.prescription().version());
        assertEquals(3, answers().size());
        assertEquals(answers().getFirst().lines(), answers().getLast().lines());
        assertEquals("parameter\t0\ttarget\t5.5\tmmol/L", ask(Ask.PORTS).lines().get(1));
    }

    @Test
    void whatComesTooLateOrFromBeforeARestartIsRefused() {
        assertRefused("too late", settings(5, nowNs - 1));
        assertRefused("made before this device restarted", new Frame.Request(header(), 77,
                nowNs + 1, nowNs + Span.seconds(5), Ask.SETTINGS,
                device.prescription().hash(), List.of(new Frame.Setting(TARGET, 5))));
        assertEquals(1, device.prescription().version());
    }

    @Test
    void settingsMadeForAnotherPrescriptionAreRefused() {
        Frame.Request first = settings(5, nowNs + Span.seconds(5));
        Frame.Request second = settings(6, nowNs + Span.seconds(5));
        assertTrue(telemetry.obey(first, nowNs));
        assertRefused("another prescription is in force", second);
        assertEquals(2, device.prescription().version());
    }

    @Test
    void oneValueOutsideItsRangeAndNothingIsSet() {
        Frame.Request request = new Frame.Request(header(), 5, 0, nowNs, Ask.SETTINGS,
                device.prescription().hash(), List.of(new Frame.Setting(TARGET, 5),
                        new Frame.Setting(TARGET, 11)));
        assertRefused("outside its range: target of 4.0 to 10.0", request);
        assertRefused("outside its range: target of 4.0 to 10.0",
                settings(Double.NaN, nowNs));
        assertRefused("no such parameter: 9", new Frame.Request(header(), 6, 0, nowNs,
                Ask.SETTINGS, device.prescription().hash(), List.of(new Frame.Setting(9, 5))));
        assertEquals(1, device.prescription().version());
    }

    @Test
    void theDeviceHasTheLastWord() {
        telemetry.lockSettings("somebody is working at this bed");
        assertRefused("somebody is working at this bed", settings(5, nowNs));
        telemetry.lockSettings("");
        device.offer(0, 60, Quality.GOOD.code(), nowNs);
        advance(nowNs + Span.seconds(3));
        assertRefused("an alarm of high priority is unanswered: low", settings(5, nowNs));
        device.acknowledge(0);
        advance(nowNs + Span.seconds(2));
        assertTrue(telemetry.obey(settings(5, nowNs), nowNs));
    }

    @Test
    void theSelfTestTellsWhatHoldsAndChangesNothing() {
        long digest = device.digest();
        Frame.Answer answer = ask(Ask.SELF_TEST);
        assertTrue(answer.done());
        assertTrue(answer.lines().contains("held\tthe prescription is confirmed"));
        assertTrue(answer.lines().contains("held\ttask trusted: watch"));
        assertTrue(answer.lines().stream().allMatch(line -> line.startsWith("held\t")),
                answer.lines()::toString);
        assertEquals(List.of("this device keeps no journal"), ask(Ask.JOURNAL).lines());
        assertEquals(digest, device.digest());
    }

    @Test
    void whatIsMeantForAnotherBedOrVersionDoesNothing() {
        Frame.Request other = new Frame.Request(new Header("bed-2", 1,
                telemetry.schema().hash(), 0, 0), 1, 0, nowNs, Ask.PORTS, 0, List.of());
        assertFalse(telemetry.obey(other, nowNs));
        assertTrue(answers().isEmpty());
        assertRefused("made for another version of this device", new Frame.Request(
                new Header("bed-1", 1, 99, 0, 0), 1, 0, nowNs, Ask.PORTS, 0, List.of()));
    }

    private void assertRefused(String why, Frame.Request request) {
        assertFalse(telemetry.obey(request, nowNs));
        assertEquals(List.of(why), answers().getLast().lines());
        assertFalse(answers().getLast().done());
    }

    private Frame.Answer ask(Ask what) {
        number = number + 1;
        assertTrue(telemetry.obey(new Frame.Request(header(), 1_000 + number, 0, nowNs, what, 0,
                List.of()), nowNs));
        return answers().getLast();
    }

    private Frame.Request settings(double mmolPerL, long untilNs) {
        number = number + 1;
        return new Frame.Request(header(), number, 0, untilNs, Ask.SETTINGS,
                device.prescription().hash(), List.of(new Frame.Setting(TARGET, mmolPerL)));
    }

    private Header header() {
        return new Header("bed-1", 1, telemetry.schema().hash(), 0, 0);
    }

    private List<Frame.Answer> answers() {
        return frames.stream().filter(Frame.Answer.class::isInstance)
                .map(Frame.Answer.class::cast).toList();
    }

    private void advance(long untilNs) {
        while (device.nextEventNs() <= untilNs) {
            long instantNs = device.nextEventNs();
            device.advance(instantNs);
            telemetry.sample(instantNs, 0);
        }
        nowNs = untilNs;
    }
}
