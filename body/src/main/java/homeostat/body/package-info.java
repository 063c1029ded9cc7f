/// Virtual patients: bodies that react to what a device does to them and know no device.
package homeostat.body;
