/// What all trials of an organ-support device share, so that a device brings only its world: what
/// can happen and break ([homeostat.trial.organ.Kind]), when ([homeostat.trial.organ.Course]), to
/// whom ([homeostat.trial.organ.Run]), what must not come of it ([homeostat.trial.organ.Rule]),
/// scenarios with their expected outcome, trials with any number of workers, and reports.
package homeostat.trial.organ;
