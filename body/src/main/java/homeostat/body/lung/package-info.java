/// Gases in blood, lung and membrane.
package homeostat.body.lung;
