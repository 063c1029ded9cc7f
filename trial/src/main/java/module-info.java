/// The deterministic world where the loop is closed.
module homeostat.trial {
    requires transitive homeostat.kernel;
    requires transitive homeostat.signal;
    requires homeostat.device;
    requires homeostat.body;
    requires homeostat.record;
    requires homeostat.seed;
}
