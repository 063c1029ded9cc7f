package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.body.glucose.GlucosePatients;
import homeostat.device.monitor.Monitor;
import homeostat.firmware.Board;
import homeostat.firmware.LinkedImage;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import homeostat.record.SampleRecord;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import homeostat.trial.Surroundings;
import homeostat.trial.monitor.RecordedHeart;
import homeostat.trial.pancreas.FaultKind;
import homeostat.trial.pancreas.PancreasBed;
import homeostat.trial.pancreas.Scenario;
import homeostat.trial.pancreas.TrialRun;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Header;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a bed whose device is an image must be a bed like any other: the fleet hears the
/// bytes that the JVM would have sent, whatever the line does to them on the way.
final class LineFirmware {
    private static final Bed BED = Bed.of("bed-1", "a test");
    private final List<Frame> heard = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final RunRecording calls = new RunRecording("", List.of(), "");

    @TempDir
    private static Path folder;

    private static LinkedImage monitor;

    @Test
    void theMonitorSendsTheBytesOfTheJvm() {
        try (RecordedHeart heart = new RecordedHeart(SampleRecord::open)) {
            Host host = new Host(Monitor.assemble(heart.samplesPerSecond()), calls);
            try (ImageBed bed = bed(monitor().start(), new ImageBed.Life(host, heart, calls))) {
                assertInstanceOf(Frame.Hello.class, heard.getFirst());
                live(bed, host.device(), 8);
                assertTrue(heard.stream().anyMatch(Frame.Wave.class::isInstance));
                assertEquals(0, bed.line().framesLost());
            }
        }
    }

    /// A morning of sensor readings, meals and orders over a line on which bytes change, vanish and
    /// come from nowhere: every order is made once, and no frame is believed that is not the JVM's.
    @Test
    void aNoisyLineLosesFramesAndNothingElse() {
        PancreasBed virtual = PancreasBed.recorded(new TrialRun(
                GlucosePatients.named("adult#003"), 1, FaultKind.NONE, 1,
                Scenario.named("five-meals", "announced")), calls);
        LinkedImage image = image(Devices.PANCREAS, virtual.host().device(), Board.HOST);
        try (ImageBed bed = bed(new NoisyLine(image.start(), 5), new ImageBed.Life(virtual.host(),
                virtual.world(), calls))) {
            live(bed, virtual.host().device(), 10 * 3600);
            assertTrue(bed.line().repeated() > 5, "repeated=" + bed.line().repeated());
            assertTrue(bed.line().framesLost() > 5, "lost=" + bed.line().framesLost());
            assertTrue(bed.line().noise() > 100, "noise=" + bed.line().noise());
            assertTrue(heard.stream().filter(Frame.Hello.class::isInstance).count() > 3);
            assertTrue(heard.stream().anyMatch(Frame.OrderMade.class::isInstance));
        }
    }

    @Test
    void theDeviceDecidesWhatItObeys() {
        Host host = new Host(Monitor.assemble(), calls);
        try (ImageBed bed = bed(monitor().start(), new ImageBed.Life(host, new Silence(), calls))) {
            long schema = heard.getFirst().header().schema();
            live(bed, host.device(), 12);
            Frame.AlarmChange alarm = heard.stream().filter(Frame.AlarmChange.class::isInstance)
                    .map(Frame.AlarmChange.class::cast)
                    .filter(one -> one.standing().state() == AlarmState.ACTIVE).findFirst()
                    .orElseThrow();
            int index = alarm.standing().alarm();
            bed.obey(new Frame.Acknowledge(new Header("bed-2", 1, schema, 0, 0), index));
            bed.obey(new Frame.Acknowledge(new Header("bed-1", 1, schema + 1, 0, 0), index));
            bed.obey(new Frame.Acknowledge(new Header("bed-1", 1, schema, 0, 0), 9_999));
            bed.obey(new Frame.PauseAudio(new Header("bed-1", 1, schema, 0, 0), Span.minutes(2)));
            bed.obey(new Frame.Acknowledge(new Header("bed-1", 1, schema, 0, 0), index));
            live(bed, host.device(), 2);
            assertTrue(heard.stream().filter(Frame.AlarmChange.class::isInstance)
                    .map(Frame.AlarmChange.class::cast)
                    .anyMatch(one -> one.standing().state() == AlarmState.ACKNOWLEDGED));
        }
    }

    @Test
    void aDeadImageMakesItsBedFallSilent() {
        Host host = new Host(Monitor.assemble(), calls);
        LinkedImage.Running running = monitor().start();
        try (ImageBed bed = bed(running, new ImageBed.Life(host, new Silence(), calls))) {
            running.close();
            int before = heard.size();
            host.device().advance(0);
            for (int i = 0; i < 5 && !bed.isDead(); i++) {
                bed.after(host.device(), i);
            }
            assertTrue(bed.isDead());
            assertEquals(before, heard.size());
            assertEquals(1, complaints.size());
            assertTrue(complaints.getFirst().startsWith("bed-1 falls silent: "));
        }
    }

    private static final class Silence implements Surroundings {
        @Override
        public long nextEventNs() {
            return Long.MAX_VALUE;
        }

        @Override
        public void before(long nowNs, Host host) {
            // Nothing is connected.
        }

        @Override
        public void after(long nowNs, Host host) {
            // Nothing is connected.
        }
    }

    private ImageBed bed(LinkedImage.Running image, ImageBed.Life life) {
        ImageBed bed = new ImageBed(BED, life, image,
                frame -> heard.add(FrameReader.read(frame)), complaints::add);
        bed.catchUp();
        bed.greet();
        return bed;
    }

    private void live(ImageBed bed, Device device, int seconds) {
        long endNs = device.nextEventNs() + Span.seconds(seconds);
        for (long nowNs = next(bed, device); nowNs <= endNs; nowNs = next(bed, device)) {
            bed.before(device, nowNs);
            device.advance(nowNs);
            bed.after(device, nowNs);
        }
        assertEquals(List.of(), complaints);
        assertFalse(bed.isDead());
        assertTrue(bed.compared() > 0);
    }

    private static long next(ImageBed bed, Device device) {
        return Math.min(bed.nextEventNs(), device.nextEventNs());
    }

    /// On the reference target, where its tools are installed.
    private static LinkedImage monitor() {
        if (monitor == null) {
            monitor = image(Devices.MONITOR, Monitor.assemble(),
                    Board.MPS2_AN500.missing().isEmpty() ? Board.MPS2_AN500 : Board.HOST);
        }
        return monitor;
    }

    private static LinkedImage image(Devices device, Device assembled, Board board) {
        assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        return LinkedDevice.image(device, List.of(), assembled, board,
                folder.resolve(device.word()));
    }
}
