/// A bed in intensive care: a person with failing lungs, a ventilator and a membrane lung with
/// their sensors, and what happens and breaks, around a lung.
package homeostat.trial.lung;
