package homeostat.app;

import homeostat.bedside.BedsideException;
import homeostat.bedside.DeviceLine;
import homeostat.bedside.Surroundings;
import homeostat.firmware.LinkedImage;
import homeostat.kernel.Device;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.LineCall;
import homeostat.wire.LineRequest;
import homeostat.wire.Telemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The bed of a device that runs as an image, with what is around it here.
///
/// What comes to the device goes over the line to the image, instant by instant; what the fleet
/// hears is what the image sends, as it is. The surroundings look at a twin of the device on the
/// JVM, and both must be one: before an order of an instant is carried out, the digests of
/// everything published are compared, and every frame of the image with the twin's of the same
/// number, byte by byte. When they differ, or the line is dead, the bed falls silent, which is an
/// alarm at the fleet; nobody pretends to be the device.
final class ImageBed implements Surroundings, AutoCloseable {
    private final Bed bed;
    private final Host host;
    private final homeostat.trial.Surroundings world;
    private final RunRecording calls;
    private final LinkedImage.Running image;
    private final DeviceLine line;
    private final Telemetry twin;
    private final NavigableMap<Long, byte[]> expected = new TreeMap<>();
    private final List<byte[]> received = new ArrayList<>();
    private final Consumer<byte[]> uplink;
    private final Consumer<String> complaint;
    private long framesLost;
    private long compared;
    private long nowNs;
    private boolean greeted;
    private boolean dead;

    /// What lives at the bed: the twin, the world that looks at it, and the calls made on it so far
    /// and from now on.
    record Life(Host host, homeostat.trial.Surroundings world, RunRecording calls) {}

    /// @param uplink what the image says goes there
    /// @param complaint one sentence when the bed falls silent
    ImageBed(Bed bed, Life life, LinkedImage.Running image, Consumer<byte[]> uplink,
            Consumer<String> complaint) {
        this.bed = bed;
        this.host = life.host();
        this.world = life.world();
        this.calls = life.calls();
        this.image = image;
        this.uplink = uplink;
        this.complaint = complaint;
        this.line = new DeviceLine(image.received(), image.sent(), frame -> {
            received.add(frame);
            uplink.accept(frame);
        });
        this.twin = Telemetry.unpacked(host.device(), bed, frame -> expected.put(
                FrameReader.read(frame).header().sequence(), frame));
    }

    /// Lives on the image what the twin has lived so far.
    void catchUp() {
        List<LineRequest.Call> past = drained();
        past.stream().filter(call -> call.what() == LineCall.ADVANCE)
                .forEach(call -> nowNs = call.words()[0]);
        exchange(past, System.currentTimeMillis());
    }

    /// How many frames of the image were those of the twin.
    long compared() {
        return compared;
    }

    /// What the line is like.
    DeviceLine line() {
        return line;
    }

    /// Whether the bed has fallen silent.
    boolean isDead() {
        return dead;
    }

    @Override
    public long nextEventNs() {
        return world.nextEventNs();
    }

    @Override
    public void before(Device device, long atNs) {
        world.before(atNs, host);
    }

    @Override
    public void after(Device device, long atNs) {
        nowNs = atNs;
        List<LineRequest.Call> instant = drained();
        instant.add(new LineRequest.Call(LineCall.ADVANCE, atNs));
        long epochMillis = System.currentTimeMillis();
        exchange(instant, epochMillis);
        if (dead) {
            return;
        }
        alive(() -> {
            if (greeted) {
                twin.sample(atNs, epochMillis);
            }
            compareFrames();
            world.after(atNs, host);
        });
        if (greeted && line.framesLost() > framesLost) {
            framesLost = line.framesLost();
            greet();
        }
    }

    /// Says who is there and how everything stands.
    void greet() {
        long epochMillis = System.currentTimeMillis();
        alive(() -> {
            line.greet(bed, epochMillis);
            greeted = true;
            twin.hello(nowNs, epochMillis);
            compareFrames();
        });
    }

    /// Does what the fleet asks, if the image takes it.
    void obey(Frame.Command command) {
        alive(() -> {
            boolean obeyed = line.obey(command, System.currentTimeMillis());
            if (twin.obey(command, nowNs) != obeyed) {
                throw new AppException("image and JVM disagree about a command: bed="
                        + bed.name() + " image=" + obeyed + ", expected one answer");
            }
        });
    }

    /// Says, for a device that is about to lose its power, that it leaves on purpose.
    void goodbye(String reason) {
        if (!dead && greeted) {
            twin.goodbye(nowNs, System.currentTimeMillis(), reason);
            uplink.accept(expected.lastEntry().getValue());
        }
    }

    @Override
    public void close() {
        line.close();
        image.close();
    }

    private List<LineRequest.Call> drained() {
        List<LineRequest.Call> drained = new ArrayList<>();
        calls.drained().forEach(each -> drained.add(LineRequest.Call.of(each)));
        return drained;
    }

    private void exchange(List<LineRequest.Call> instant, long epochMillis) {
        List<LineRequest.Call> asked = new ArrayList<>(instant);
        asked.add(new LineRequest.Call(LineCall.DIGEST));
        alive(() -> {
            long[] results = line.call(asked, epochMillis);
            if (results[results.length - 1] != host.device().digest()) {
                throw new AppException("image and JVM disagree: bed=" + bed.name() + " nowNs="
                        + nowNs + ", expected the same bits");
            }
        });
    }

    private void compareFrames() {
        for (byte[] frame : received) {
            byte[] ours = expected.get(FrameReader.read(frame).header().sequence());
            if (!Arrays.equals(frame, ours)) {
                throw new AppException("image and JVM disagree: bed=" + bed.name() + " frame="
                        + FrameReader.read(frame).header().sequence()
                        + ", expected the same bytes");
            }
            compared++;
        }
        received.clear();
        expected.clear();
    }

    private void alive(Runnable work) {
        if (dead) {
            return;
        }
        try {
            work.run();
        } catch (BedsideException | AppException why) {
            dead = true;
            complaint.accept(bed.name() + " falls silent: " + why.getMessage());
        }
    }
}
