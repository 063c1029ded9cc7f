/// A dialysis session: a person, a machine with its own sensors and pumps, and what happens and
/// breaks, around a kidney.
package homeostat.trial.kidney;
