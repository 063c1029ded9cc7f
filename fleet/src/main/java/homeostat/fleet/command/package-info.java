/// What people ask of devices from afar: who asked, who confirmed, and what is known of the
/// outcome.
package homeostat.fleet.command;
