/// Class files and a snapshot to freestanding C99.
module homeostat.firmware {
    requires transitive homeostat.proof;

    exports homeostat.firmware;
}
