/// Class files and a snapshot to freestanding C99.
package homeostat.firmware;
