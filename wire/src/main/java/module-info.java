/// Telemetry as bytes, made from the sheets.
module homeostat.wire {
    requires transitive homeostat.kernel;
    exports homeostat.wire;
    exports homeostat.wire.log;
}
