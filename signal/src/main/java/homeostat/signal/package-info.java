/// Class C: streaming filters and the QRS detector.
package homeostat.signal;
