/// An artificial heart whose output follows what comes to it, with two sides that are kept in
/// balance. In the order of data flow: [homeostat.device.heart.ArtificialHeart], `HeartPorts`,
/// `AtriumWatch` (what is known), `StrokeController` (what is wanted), the limits (what is
/// allowed), `HeartControl` (one step), `FixedBeat` (when all is lost). Not for clinical use.
package homeostat.device.heart;
