/// Recordings and their scoring.
package homeostat.record;
