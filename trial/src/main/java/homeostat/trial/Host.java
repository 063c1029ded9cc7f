package homeostat.trial;

import homeostat.kernel.Device;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;

/// A device and the calls that a host makes on it, each written down if a recording is wanted.
///
/// Surroundings talk to the device through this and not directly, so that every run can be replayed
/// call by call somewhere else: in another process, as C, on a microcontroller.
public final class Host {
    private final Device device;
    private final RunRecording recording;

    /// Calls that nobody writes down.
    public Host(Device device) {
        this(device, null);
    }

    /// Calls that `recording` keeps; `null` for none.
    public Host(Device device, RunRecording recording) {
        this.device = device;
        this.recording = recording;
    }

    /// The device, to look at what it published.
    public Device device() {
        return device;
    }

    /// See [Device#offer].
    public void offer(int input, double base, Quality quality, long atNs) {
        if (recording != null) {
            recording.offer(input, base, quality.code(), atNs);
        }
        device.offer(input, base, quality.code(), atNs);
    }

    /// See [Device#post]; false when the inbox refuses the event.
    public boolean post(int inbox, double base, long atNs) {
        if (recording != null) {
            recording.post(inbox, base, atNs);
        }
        return device.post(inbox, base, atNs);
    }

    /// See [Device#settle]; false when there was no room.
    public boolean settle(int port, long sequence, Outcome outcome, double base, long atNs) {
        if (recording != null) {
            recording.settle(port, sequence, outcome.code(), base, atNs);
        }
        return device.settle(port, sequence, outcome.code(), base, atNs);
    }

    /// See [Device#acknowledge].
    public void acknowledge(int alarm) {
        if (recording != null) {
            recording.acknowledge(alarm);
        }
        device.acknowledge(alarm);
    }

    /// See [Device#stage]; false and no change outside the parameter's range.
    public boolean stage(int parameter, double base) {
        if (recording != null) {
            recording.stage(parameter, base);
        }
        return device.stage(parameter, base);
    }

    /// See [Device#confirm].
    public void confirm() {
        if (recording != null) {
            recording.confirm();
        }
        device.confirm();
    }

    /// See [Device#advance].
    public void advance(long nowNs) {
        if (recording != null) {
            recording.advance(nowNs);
        }
        device.advance(nowNs);
    }
}
