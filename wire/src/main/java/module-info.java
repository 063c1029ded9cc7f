/// Telemetry as bytes, made from the sheets.
module homeostat.wire {
    requires transitive homeostat.kernel;
    requires java.naming;
    exports homeostat.wire;
    exports homeostat.wire.binding;
    exports homeostat.wire.identity;
    exports homeostat.wire.log;
}
