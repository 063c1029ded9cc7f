/// The artificial heart's surroundings: a circulation without ventricles, a drive, two sensors, and
/// what happens and breaks.
package homeostat.trial.heart;
