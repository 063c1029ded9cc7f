package homeostat.trial.heart;

import homeostat.device.heart.ArtificialHeart;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import java.util.List;

/// An artificial heart and the world around it, ready to run.
///
/// @param host the device
/// @param world everything around it
public record HeartBed(Host host, HeartWorld world) {

    /// The static method that makes the device, as it stands in a recording.
    public static final String FACTORY = "homeostat.device.heart.ArtificialHeart.assemble";

    /// A bed with these events.
    public static HeartBed of(long seed, List<HeartEvent> events,
            HeartWorld.SampleListener listener) {
        Host host = new Host(ArtificialHeart.assemble());
        host.confirm();
        return new HeartBed(host, new HeartWorld(seed, events, host.device(), listener));
    }

    /// Lives so long and writes down every call that was made on the device.
    public static RunRecording record(long seed, List<HeartEvent> events, long lengthNs) {
        RunRecording recording = new RunRecording(FACTORY, List.of(), "an artificial heart");
        Host host = new Host(ArtificialHeart.assemble(), recording);
        recording.probeAll(host.device().sheet());
        host.confirm();
        HeartWorld world = new HeartWorld(seed, events, host.device(),
                (seconds, seen, device) -> { });
        new ClosedLoop(host, world).runUntil(lengthNs);
        return recording;
    }

    /// Lives up to `untilNs` on a virtual clock.
    public void live(long untilNs) {
        new ClosedLoop(host, world).runUntil(untilNs);
    }
}
