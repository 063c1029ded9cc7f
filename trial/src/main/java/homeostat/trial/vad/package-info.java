/// The heart pump's surroundings: a virtual person with a failing heart, a motor, sensors, and what
/// happens and what breaks among them; trials over a cohort, and the rules that judge them.
package homeostat.trial.vad;
