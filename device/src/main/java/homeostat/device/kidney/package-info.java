/// A kidney: it draws off the water and the waste of a session, as fast as the blood refills and no
/// faster than the clinic allows, and has a protective system that believes nothing it says.
///
/// In the order of data flow: [homeostat.device.kidney.Kidney] (how it is put together),
/// `KidneyPorts`, `BloodVolumeWatch`, `FilterWatch`, `CuffWatch` and `TreatmentLedger` (what is
/// known), `SessionController` (what is wanted), the limits (what is allowed), `KidneyControl` (one
/// step from end to end), `IdleFilter` (what happens when all of that is lost). The protective
/// system is a task of its own: `ProtectionPorts`, `LimitWatch`, `BalanceWatch`,
/// `ProtectionControl`, `ClosedClamp`. Not for clinical use.
package homeostat.device.kidney;
