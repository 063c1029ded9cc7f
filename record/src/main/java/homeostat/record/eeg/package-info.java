/// Electroencephalograms: trends over a recording, and how well seizures were found.
package homeostat.record.eeg;
