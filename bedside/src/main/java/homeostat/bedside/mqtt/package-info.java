/// As much of MQTT 5 as a gateway needs: one connection, publications of quality 1 and their
/// acknowledgements, one subscription. On the JDK's sockets alone, because a gateway starts in an
/// instant and everything on it must be accounted for.
///
/// Source: OASIS, "MQTT Version 5.0", 7 March 2019.
package homeostat.bedside.mqtt;
