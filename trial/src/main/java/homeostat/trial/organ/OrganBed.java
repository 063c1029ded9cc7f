package homeostat.trial.organ;

import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;

/// A device and the world around it, ready to run.
///
/// @param host the device
/// @param world everything around it
public record OrganBed(Host host, OrganWorld world) {

    /// Lives to the end of the run on a virtual clock.
    public void live() {
        new ClosedLoop(host, world).runUntil(world.endNs());
    }
}
