/// The argument that a device is safe, assembled from what the build has just made.
package homeostat.evidence;
