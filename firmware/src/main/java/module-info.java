/// Class files and a snapshot to freestanding C99.
module homeostat.firmware {
    requires transitive homeostat.proof;
    requires java.compiler;

    exports homeostat.firmware;
}
