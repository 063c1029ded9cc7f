/// The heart monitor's surroundings: a recording of a real heart.
package homeostat.trial.monitor;
