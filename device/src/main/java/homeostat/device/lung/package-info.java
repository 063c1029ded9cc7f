/// A lung: oxygen saturation by inspired oxygen, carbon dioxide by the sweep gas of a membrane
/// lung, and breaths that spare the lung that is left.
///
/// In the order of data flow: [homeostat.device.lung.Lung] (how it is put together), `LungPorts`,
/// `GasWatch` (what is known), `OxygenController`, `SweepController` and `BreathController` (what
/// is wanted), the limits (what is allowed), `LungControl` (one step from end to end),
/// `BackupSettings` (what happens when all of that is lost: what the clinic has set, never room
/// air). Not for clinical use.
package homeostat.device.lung;
