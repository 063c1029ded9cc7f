package homeostat.trial;

import homeostat.kernel.Check;
import homeostat.kernel.Device;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;
import java.util.function.Supplier;

/// A device and the calls that a host makes on it, each written down if a recording is wanted.
///
/// Surroundings talk to the device through this and not directly, so that every run can be replayed
/// call by call somewhere else: in another process, as C, on a microcontroller.
///
/// A host that was given a maker keeps the device's memory, and can lose its power: the device is
/// gone with all it knew, and [#powerOn] makes another, which takes up the words that were kept.
/// The clock of a device starts anew at 0 then; the host's goes on. All instants here are the
/// host's but those that stand in an order, which are the device's own: see [#hostNs].
public final class Host {
    private final RunRecording recording;
    private final Supplier<Device> maker;
    private Device device;
    private long[] kept;
    private int wordsUntilTorn = Integer.MAX_VALUE;
    private long bootNs;
    private boolean powered = true;

    /// Calls that nobody writes down.
    public Host(Device device) {
        this(device, null);
    }

    /// Calls that `recording` keeps; `null` for none.
    public Host(Device device, RunRecording recording) {
        this.device = device;
        this.recording = recording;
        this.maker = null;
    }

    /// A host that keeps the memory of what `maker` makes and may lose its power. It begins on a
    /// patient in whom nothing acts.
    public Host(Supplier<Device> maker) {
        this.maker = maker;
        this.recording = null;
        device = maker.get();
        kept = new long[device.memory().length];
        device.begin();
        keep();
    }

    /// The device, to look at what it published; after a loss of power the one that is gone.
    public Device device() {
        return device;
    }

    /// Whether the device runs.
    public boolean isPowered() {
        return powered;
    }

    /// The next instant at which the device has something to do; never, without power.
    public long nextEventNs() {
        return powered ? device.nextEventNs() + bootNs : Long.MAX_VALUE;
    }

    /// What the device's own instant `deviceNs` is on the host's clock.
    public long hostNs(long deviceNs) {
        return deviceNs > Long.MAX_VALUE - bootNs ? Long.MAX_VALUE : deviceNs + bootNs;
    }

    /// What the host's instant `nowNs` is on the device's clock.
    public long deviceNs(long nowNs) {
        return nowNs - bootNs;
    }

    /// Takes the device away; what is called meanwhile is lost.
    public void powerOff() {
        Check.that(maker != null, "a host that may lose power was given a maker");
        powered = false;
    }

    /// Has the next keeping of the memory end after `words` words, as when power fails in the
    /// middle of it. [#powerOff] must follow.
    public void tearAfter(int words) {
        wordsUntilTorn = words;
    }

    /// Damages the kept memory beyond reading.
    public void destroyMemory() {
        for (int i = 0; i < kept.length; i++) {
            kept[i] = ~kept[i];
        }
    }

    /// Makes another device, which takes up the memory at `nowNs`. False when something was
    /// unreadable and the device assumes the worst in its place.
    public boolean powerOn(long nowNs) {
        Device next = maker.get();
        for (int i = 0; i < kept.length; i++) {
            next.remember(i, kept[i]);
        }
        device = next;
        bootNs = nowNs;
        powered = true;
        wordsUntilTorn = Integer.MAX_VALUE;
        boolean whole = next.resume();
        keep();
        return whole;
    }

    /// See [Device#continueAfter].
    public void continueAfter(int port, long sequence) {
        device.continueAfter(port, sequence);
    }

    /// See [Device#offer].
    public void offer(int input, double base, Quality quality, long atNs) {
        if (recording != null) {
            recording.offer(input, base, quality.code(), atNs);
        }
        if (powered) {
            device.offer(input, base, quality.code(), atNs - bootNs);
        }
    }

    /// See [Device#post]; false when the inbox refuses the event.
    public boolean post(int inbox, double base, long atNs) {
        if (recording != null) {
            recording.post(inbox, base, atNs);
        }
        return powered && device.post(inbox, base, atNs - bootNs);
    }

    /// See [Device#settle]; false when there was no room.
    public boolean settle(int port, long sequence, Outcome outcome, double base, long atNs) {
        if (recording != null) {
            recording.settle(port, sequence, outcome.code(), base, atNs);
        }
        return powered && device.settle(port, sequence, outcome.code(), base, atNs - bootNs);
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
        keep();
    }

    /// See [Device#advance]. What must survive is kept before anybody can see an order.
    public void advance(long nowNs) {
        if (recording != null) {
            recording.advance(nowNs);
        }
        if (powered) {
            device.advance(nowNs - bootNs);
            keep();
        }
    }

    private void keep() {
        if (kept != null) {
            System.arraycopy(device.memory(), 0, kept, 0, Math.min(kept.length, wordsUntilTorn));
        }
    }
}
