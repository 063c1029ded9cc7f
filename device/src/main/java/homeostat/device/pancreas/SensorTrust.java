package homeostat.device.pancreas;

import homeostat.kernel.Reason;

/// What a [GlucoseWatch] makes of the sensor, and how a limit or a mode says it.
enum SensorTrust {
    /// Its newest reading may drive therapy.
    TRUSTED(Reason.NONE),
    /// It has not said anything plausible yet.
    STARTING(Reason.STARTING),
    /// Its newest reading is too old.
    STALE(Reason.STALE),
    /// Its newest reading is not a number, out of range, or a jump.
    IMPLAUSIBLE(Reason.IMPLAUSIBLE),
    /// Its readings have not moved for longer than a body holds still.
    FLAT(Reason.FLAT);

    private final Reason reason;

    SensorTrust(Reason reason) {
        this.reason = reason;
    }

    /// Why nothing may be built on it; [Reason#NONE] when it is trusted.
    Reason reason() {
        return reason;
    }
}
