/// A heart pump that fills with the heart: it turns faster when more blood comes to the left
/// ventricle and slower when less does, lets go of a wall that it has drawn in, and never stops.
///
/// In the order of data flow: [homeostat.device.vad.Vad] (how it is put together), `VadPorts`,
/// `InflowWatch` and `FlowWatch` (what is known), `SpeedController` (what is wanted), the limits
/// (what is allowed), `VadControl` (one step from end to end), `FixedSpeed` (what happens when all
/// of that is lost). Not for clinical use.
package homeostat.device.vad;
