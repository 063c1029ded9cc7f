/// Recordings and their scoring.
module homeostat.record {
    requires java.desktop;
    requires java.management;
    requires transitive homeostat.signal;

    exports homeostat.record;
    exports homeostat.record.eeg;
    exports homeostat.record.glucose;
}
