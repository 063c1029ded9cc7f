/// The deterministic world where the loop is closed.
package homeostat.trial;
