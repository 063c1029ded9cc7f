/// A head that does not exist, for the electroencephalogram's monitor.
package homeostat.trial.eeg;
