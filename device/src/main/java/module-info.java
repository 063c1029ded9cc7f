/// Class C: one package per device.
module homeostat.device {
    requires transitive homeostat.kernel;
    requires transitive homeostat.signal;
}
