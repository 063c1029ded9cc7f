package homeostat.trial.vad;

import homeostat.device.vad.Vad;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import java.util.List;

/// A heart pump and the world around it, ready to run.
///
/// @param host the device
/// @param world everything around it
public record VadBed(Host host, VadWorld world) {

    /// The static method that makes the device, as it stands in a recording.
    public static final String FACTORY = "homeostat.device.vad.Vad.assemble";

    /// The motor's own safe speed is set to that of the prescription when the pump is implanted.
    static final double SAFE_RPM = 5400;

    /// A bed for `run`; `listener` sees each sample.
    public static VadBed of(VadRun run, VadWorld.SampleListener listener) {
        return of(run, new Host(Vad.assemble()), listener);
    }

    /// Lives the whole run and writes down every call that was made on the device.
    public static RunRecording record(VadRun run) {
        RunRecording recording = new RunRecording(FACTORY, List.of(), run.replayCommand());
        VadBed bed = recorded(run, recording);
        recording.probeAll(bed.host.device().sheet());
        bed.live();
        return recording;
    }

    /// A bed for `run`, every call on whose device goes into `recording`.
    public static VadBed recorded(VadRun run, RunRecording recording) {
        return of(run, new Host(Vad.assemble(), recording), VadWorld.NOBODY);
    }

    private static VadBed of(VadRun run, Host host, VadWorld.SampleListener listener) {
        host.confirm();
        return new VadBed(host, new VadWorld(run, host.device(), SAFE_RPM, listener));
    }

    /// Lives to the end of the run on a virtual clock.
    public void live() {
        new ClosedLoop(host, world).runUntil(world.endNs());
    }
}
