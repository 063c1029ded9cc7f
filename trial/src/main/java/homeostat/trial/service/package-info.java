/// Devices on a workshop's bench: self-test and calibration, generic over everything that has a
/// sheet. A device joins by a [homeostat.trial.service.TestBench] of its own, listed in
/// [homeostat.trial.service.TestBenches]. Simulated; not for clinical use.
package homeostat.trial.service;
