/// Hazards traced to tests and trials.
package homeostat.evidence;
