/// The artificial pancreas, in the order in which data flows through it.
///
/// Read [homeostat.device.pancreas.Pancreas] (how it is put together), `PancreasPorts` (what
/// enters and leaves), `GlucoseWatch` and `GlucoseEstimator` (what is known of glucose),
/// `InsulinLedger` and `CarbohydrateLedger` (what is under way), `Predictor` (where that leads),
/// `Controller` (what to do), the limits (what may be done), `PancreasMode` (what happens when
/// something fails), `BasalFallback` (what is done then), `PancreasControl` (one step from end to
/// end).
package homeostat.device.pancreas;
