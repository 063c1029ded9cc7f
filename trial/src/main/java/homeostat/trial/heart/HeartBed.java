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

    /// A bed for `run`; `listener` sees each sample.
    public static HeartBed of(HeartRun run, HeartWorld.SampleListener listener) {
        return of(run, new Host(ArtificialHeart.assemble()), listener);
    }

    /// Lives the whole run and writes down every call that was made on the device.
    public static RunRecording record(HeartRun run) {
        RunRecording recording = new RunRecording(FACTORY, List.of(), run.replayCommand());
        Host host = new Host(ArtificialHeart.assemble(), recording);
        recording.probeAll(host.device().sheet());
        of(run, host, HeartWorld.NOBODY).live();
        return recording;
    }

    private static HeartBed of(HeartRun run, Host host, HeartWorld.SampleListener listener) {
        host.confirm();
        return new HeartBed(host, new HeartWorld(run, host.device(), listener));
    }

    /// Lives to the end of the run on a virtual clock.
    public void live() {
        new ClosedLoop(host, world).runUntil(world.endNs());
    }
}
