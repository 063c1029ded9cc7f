package homeostat.trial.monitor;

import homeostat.device.monitor.Monitor;
import homeostat.record.RecordReader;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import java.util.List;
import java.util.function.Supplier;

/// A monitor on a recorded heart, on a virtual clock.
public final class MonitorBed {
    /// The static method that makes the device, as it stands in a recording.
    public static final String FACTORY = "homeostat.device.monitor.Monitor.assemble";

    private MonitorBed() {}

    /// Watches the heart for `lengthNs` and writes down every call that was made on the device.
    public static RunRecording record(Supplier<RecordReader> heart, long lengthNs) {
        try (RecordedHeart world = new RecordedHeart(heart)) {
            int rate = world.samplesPerSecond();
            RunRecording recording = new RunRecording(FACTORY,
                    List.of(Integer.toString(rate)), "a recorded heart");
            Host host = new Host(Monitor.assemble(rate), recording);
            recording.probeAll(host.device().sheet());
            new ClosedLoop(host, world).runUntil(lengthNs);
            return recording;
        }
    }
}
