/// Class C: quantitative electroencephalography and the seizure detector, streaming.
package homeostat.signal.eeg;
