/// A wearable heart monitor: one lead of an electrocardiogram in, heart rate and alarms out.
package homeostat.device.monitor;
