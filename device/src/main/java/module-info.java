/// Class C: one package per device.
module homeostat.device {
    requires transitive homeostat.kernel;
    requires transitive homeostat.signal;
    exports homeostat.device.pancreas;
    exports homeostat.device.kidney;
    exports homeostat.device.lung;
    exports homeostat.device.vad;
    exports homeostat.device.heart;
    exports homeostat.device.monitor;
}
