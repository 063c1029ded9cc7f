/// Class C: streaming filters and the QRS detector.
module homeostat.signal {
    requires transitive homeostat.kernel;

    exports homeostat.signal;
}
