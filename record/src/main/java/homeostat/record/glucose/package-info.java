/// Glucose over days: what continuous monitoring comes down to.
package homeostat.record.glucose;
