/// Runs a device on the JVM to the wall clock.
package homeostat.bedside;
