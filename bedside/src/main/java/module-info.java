/// Runs a device on the JVM to the wall clock.
module homeostat.bedside {
    requires transitive homeostat.kernel;
    requires homeostat.wire;
    exports homeostat.bedside;
}
