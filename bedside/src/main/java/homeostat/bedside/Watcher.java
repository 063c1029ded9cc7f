package homeostat.bedside;

import homeostat.kernel.Device;

/// Somebody who looks at a device after each instant and must not touch it: telemetry.
public interface Watcher {

    /// Looks at what is published at `nowNs`.
    void watch(Device device, long nowNs);
}
