/// The deterministic world: the one place where a body and a device meet.
///
/// A [homeostat.trial.Surroundings] is everything outside a device: the body, the sensor on it,
/// the actuator at it, the people around it. A [homeostat.trial.Host] is the device with the
/// calls that a host makes on it, written down in a [homeostat.trial.RunRecording] if wanted.
/// [homeostat.trial.ClosedLoop] drives both on a virtual clock; a host on the wall clock can drive
/// the same two, and the device cannot tell the difference.
package homeostat.trial;
