package homeostat.bedside;

import homeostat.kernel.Device;

/// What the ports of a device are connected to: sensors and actuators, real or simulated.
///
/// At each instant at which either side has something to do, the host calls [#before], advances the
/// device, calls [#after]. In the ward this is a virtual patient; on a real bedside it is drivers.
public interface Surroundings {

    /// The next instant at which something happens out here that the device should be told of.
    long nextEventNs();

    /// Offers what sensors, people and actuators have said up to and at `nowNs`.
    void before(Device device, long nowNs);

    /// Carries out what the device has published at `nowNs`.
    void after(Device device, long nowNs);
}
