/// Virtual patients.
package homeostat.body;
