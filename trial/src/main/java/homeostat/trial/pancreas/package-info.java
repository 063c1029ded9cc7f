/// Trials of the artificial pancreas on virtual patients.
///
/// [homeostat.trial.pancreas.PancreasWorld] is one bed: body, sensor, pump, meals, faults.
/// [homeostat.trial.pancreas.PancreasTrial] runs many of them and counts;
/// [homeostat.trial.pancreas.TrialHtml] and [homeostat.trial.pancreas.TrialJson] say what came out.
package homeostat.trial.pancreas;
