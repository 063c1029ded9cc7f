package homeostat.bedside;

import homeostat.kernel.Device;

/// What the ports of a device are connected to: sensors and actuators, real or simulated.
///
/// A host calls both methods at each instant at which the device has something to do. In the ward
/// this is a virtual patient; on a real bedside it is drivers.
public interface Surroundings {

    /// Offers what sensors, people and actuators have said up to and at `nowNs`.
    void before(Device device, long nowNs);

    /// Carries out what the device has published at `nowNs`.
    void after(Device device, long nowNs);
}
