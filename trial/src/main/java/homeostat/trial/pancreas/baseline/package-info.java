/// Controllers of other people, rebuilt so that ours can be measured beside them: basal and bolus
/// by the clinic's numbers, a PID with insulin feedback, and the rules of openaps/oref0.
///
/// This is code of the simulator, not of a device: it may allocate, and nobody wears it.
package homeostat.trial.pancreas.baseline;
