/// Telemetry as bytes, made from the sheets.
package homeostat.wire;
