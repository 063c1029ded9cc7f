/// Class files and a snapshot to freestanding C99.
module homeostat.firmware {
    requires homeostat.proof;
}
