package homeostat.trial.organ;

import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;

/// A device and the world around it, ready to run.
///
/// @param host the device
/// @param world everything around it
public record OrganBed<K extends Kind>(Host host, OrganWorld<K> world) {

    /// Lives to the end of the run on a virtual clock.
    public void live() {
        liveUntil(world.endNs());
    }

    /// Lives until `untilNs`.
    public void liveUntil(long untilNs) {
        new ClosedLoop(host, world).runUntil(untilNs);
    }
}
