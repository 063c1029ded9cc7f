/// Class C: streaming filters, the QRS detector, quantitative electroencephalography.
module homeostat.signal {
    requires transitive homeostat.kernel;

    exports homeostat.signal;
    exports homeostat.signal.eeg;
    exports homeostat.signal.ppg;
}
