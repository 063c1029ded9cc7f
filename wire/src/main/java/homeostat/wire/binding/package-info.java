/// A device for those who do not write Java: its ports by name in C and in Rust, and what a board
/// has to bring for its sensors, actuators and radio, all made from its sheet.
///
/// There are two sides. The *library* is what a program calls: `pancreas_offer_glucose(...)`. The
/// *drivers* are what a board defines and the library's round calls: `driver_glucose(...)`. Numbers
/// are in the unit of the port, time is the device's own, in nanoseconds; nothing is allocated and
/// nothing is called through a pointer, so the call graph of an image stays exact.
package homeostat.wire.binding;
