/// Telling people who are not looking at a screen: which alarm, to whom, after how long, and
/// whether it arrived.
package homeostat.fleet.notice;
