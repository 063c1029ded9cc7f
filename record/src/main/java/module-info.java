/// Recordings and their scoring.
module homeostat.record {
    requires transitive homeostat.signal;
}
