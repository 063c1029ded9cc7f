/// Runs a device on the JVM to the wall clock.
module homeostat.bedside {
    requires transitive homeostat.kernel;
    requires transitive homeostat.wire;
    exports homeostat.bedside;
    exports homeostat.bedside.mqtt;
}
