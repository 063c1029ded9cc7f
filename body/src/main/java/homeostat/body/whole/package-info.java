/// Organs that share one blood.
package homeostat.body.whole;
