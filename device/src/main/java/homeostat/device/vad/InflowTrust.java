package homeostat.device.vad;

import homeostat.kernel.Reason;

/// What an [InflowWatch] makes of the inlet's pressure sensor.
enum InflowTrust {
    /// It may drive therapy.
    TRUSTED(Reason.NONE),
    /// Nothing was seen for long enough yet.
    STARTING(Reason.STARTING),
    /// Its newest reading is too old, or there is none.
    STALE(Reason.STALE),
    /// Its newest reading is no number or out of range, or its filling pressure jumped.
    IMPLAUSIBLE(Reason.IMPLAUSIBLE),
    /// It does not move as a ventricle does.
    FLAT(Reason.FLAT);

    private final Reason reason;

    InflowTrust(Reason reason) {
        this.reason = reason;
    }

    /// Why nothing may be built on it; [Reason#NONE] when it is trusted.
    Reason reason() {
        return reason;
    }
}
