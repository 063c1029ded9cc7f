/// Trials of the artificial pancreas on virtual patients.
///
/// [homeostat.trial.pancreas.PancreasWorld] is one bed: body, sensor, pump, meals, faults.
/// [homeostat.trial.pancreas.PancreasTrial] runs many of them and reports what a clinician would ask.
package homeostat.trial.pancreas;
