package homeostat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the fleet is told must be what the device published: every sample, every change, at once.
final class TelemetryTest {
    private final Device device = Ticker.assemble();
    private final List<Frame> frames = new ArrayList<>();

    @Test
    void greetsWithTheSchemaOfItsSheet() {
        telemetry(1).hello(0, 0);
        Frame.Hello hello = of(Frame.Hello.class).getFirst();
        assertEquals("ticker", hello.schema().device());
        assertEquals("mmol/L", hello.schema().ports().get(2).scale().symbol());
        assertEquals(6.106, hello.schema().parameters().getFirst().initial(), 1e-3);
        assertEquals(10, hello.schema().parameters().getFirst().scale().high());
        assertEquals("On", hello.schema().modeName(0, 0));
        assertEquals(hello.schema().hash(), hello.header().schema());
    }

    @Test
    void losesNoSampleOfAWave() {
        run(telemetry(1), Span.seconds(10));
        List<Frame.Piece> waves = pieces();
        long expected = 2; // the first, missing at instant 0, cannot be told from none at all
        for (Frame.Piece wave : waves) {
            assertTrue(wave.samples().length * wave.intervalNs() < Span.milliseconds(1_010));
            for (int i = 0; i < wave.samples().length; i++) {
                long atNs = wave.firstNs() + i * wave.intervalNs();
                assertEquals((expected - 1) * 1e9 / Ticker.HERTZ, atNs, 100);
                if (expected % 1000 < 10) {
                    assertTrue(Float.isNaN(wave.samples()[i]), "sample " + expected);
                } else {
                    assertEquals(expected, wave.samples()[i]);
                }
                expected++;
            }
        }
        assertTrue(expected > 8.9 * Ticker.HERTZ, "samples: " + expected);
    }

    @Test
    void leavesAHoleWhereTheHostSkippedInstants() {
        Telemetry telemetry = telemetry(1);
        run(telemetry, Span.seconds(1));
        device.advance(Span.seconds(2));
        runFrom(telemetry, Span.seconds(3));
        long largestHoleNs = 0;
        Frame.Piece before = null;
        for (Frame.Piece wave : pieces()) {
            if (before != null) {
                largestHoleNs = Math.max(largestHoleNs, wave.firstNs() - before.firstNs()
                        - before.samples().length * before.intervalNs());
            }
            before = wave;
        }
        assertEquals(1e9, largestHoleNs, 1e7);
    }

    @Test
    void aSampleThatWasSentAloneDoesNotCutTheWaveForEver() {
        Telemetry telemetry = telemetry(1);
        device.advance(Span.seconds(1));
        telemetry.hello(Span.seconds(1), 1_000);
        telemetry.sample(Span.seconds(1), 1_000);
        assertEquals(1, pieces().getLast().samples().length);

        runFrom(telemetry, Span.seconds(4));

        assertTrue(pieces().getLast().samples().length > Ticker.HERTZ / 2,
                () -> "samples: " + pieces().getLast().samples().length);
        assertTrue(pieces().size() < 10, () -> "pieces: " + pieces().size());
    }

    @Test
    void sendsNumbersEverySecondWithTheirAge() {
        device.offer(0, 180.156, Quality.GOOD.code(), 0);
        run(telemetry(1), Span.seconds(10));
        List<Frame.Numerics> numerics = of(Frame.Numerics.class);
        assertEquals(10, numerics.size(), 1);
        Frame.Numeric last = numerics.getLast().values().getFirst();
        assertEquals(Ticker.NUMBER, last.output());
        assertEquals(10, last.value(), 1e-9);
        assertTrue(last.ageNs() <= Span.seconds(1));
        assertEquals(1, numerics.getLast().values().size());
    }

    @Test
    void tellsOfAnAlarmAndAModeAtTheInstantTheyAppear() {
        device.offer(0, 60, Quality.GOOD.code(), 0);
        run(telemetry(1), Span.milliseconds(150));
        Frame.AlarmChange change = of(Frame.AlarmChange.class).getFirst();
        assertEquals(AlarmState.ACTIVE, change.standing().state());
        assertTrue(change.standing().audible());
        assertEquals(Span.milliseconds(100), change.header().atNs());
        assertEquals(1, of(Frame.ModeChange.class).getLast().code());
    }

    @Test
    void obeysAnAnswerAndAPauseMeantForIt() {
        Telemetry telemetry = telemetry(1);
        device.offer(0, 60, Quality.GOOD.code(), 0);
        run(telemetry, Span.seconds(2));
        long schema = telemetry.schema().hash();
        Header header = new Header("bed-1", 1, schema, 0, 0);
        int low = device.sheet().alarm("low").index();
        assertFalse(telemetry.obey(new Frame.Acknowledge(header, 99), Span.seconds(2)));
        assertFalse(telemetry.obey(new Frame.Acknowledge(
                new Header("bed-2", 1, schema, 0, 0), low), Span.seconds(2)));
        assertTrue(telemetry.obey(
                new Frame.PauseAudio(header, Span.seconds(120)), Span.seconds(2)));
        runFrom(telemetry, Span.seconds(3));
        assertFalse(of(Frame.AlarmChange.class).getLast().standing().audible());
        assertTrue(telemetry.obey(new Frame.Acknowledge(header, low), Span.seconds(3)));
        runFrom(telemetry, Span.seconds(5));
        assertEquals(AlarmState.ACKNOWLEDGED,
                of(Frame.AlarmChange.class).getLast().standing().state());
    }

    @Test
    void greetsAgainWithEveryVisibleAlarm() {
        Telemetry telemetry = telemetry(1);
        device.offer(0, 60, Quality.GOOD.code(), 0);
        run(telemetry, Span.seconds(2));
        frames.clear();
        telemetry.hello(Span.seconds(2), 0);
        assertEquals(AlarmState.ACTIVE,
                of(Frame.AlarmChange.class).getFirst().standing().state());
        assertEquals(1, of(Frame.ModeChange.class).size());
    }

    @Test
    void numbersItsFramesWithoutAStepMissing() {
        Telemetry telemetry = telemetry(1);
        run(telemetry, Span.seconds(3));
        telemetry.goodbye(Span.seconds(3), 0, "end of test");
        for (int i = 0; i < frames.size(); i++) {
            assertEquals(i + 1, frames.get(i).header().sequence());
        }
        assertEquals("end of test", of(Frame.Goodbye.class).getFirst().reason());
    }

    @Test
    void sparesTheWiresOfASimulationThatRunsAhead() {
        run(telemetry(600), Span.minutes(10));
        assertTrue(pieces().isEmpty());
        assertEquals(10, of(Frame.Numerics.class).size(), 1);
    }

    @Test
    void refusesABedWithoutTime() {
        assertEquals("not a speed: speed=0.0, expected a number above 0",
                assertThrows(WireException.class, () -> new Bed("bed", "p", 0)).getMessage());
    }

    private List<Frame.Piece> pieces() {
        return of(Frame.Waves.class).stream().flatMap(one -> one.pieces().stream()).toList();
    }

    @Test
    void aSecondOfAWaveTakesFewerBytesThanItsSamplesWould() {
        List<byte[]> sent = new ArrayList<>();
        Telemetry telemetry = new Telemetry(device, new Bed("bed-1", "patient", 1), sent::add);
        telemetry.hello(0, 0);
        runFrom(telemetry, Span.seconds(2));
        byte[] second = sent.stream().filter(bytes ->
                FrameReader.read(bytes) instanceof Frame.Waves).toList().getLast();
        assertTrue(second.length < 2 * Ticker.HERTZ, "bytes: " + second.length);
    }

    private Telemetry telemetry(double speed) {
        return new Telemetry(device, new Bed("bed-1", "patient", speed),
                bytes -> frames.add(FrameReader.read(bytes)));
    }

    private void run(Telemetry telemetry, long untilNs) {
        telemetry.hello(0, 0);
        runFrom(telemetry, untilNs);
    }

    private void runFrom(Telemetry telemetry, long untilNs) {
        while (device.nextEventNs() <= untilNs) {
            long instantNs = device.nextEventNs();
            device.advance(instantNs);
            telemetry.sample(instantNs, instantNs / 1_000_000);
        }
    }

    private <F extends Frame> List<F> of(Class<F> kind) {
        return frames.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
