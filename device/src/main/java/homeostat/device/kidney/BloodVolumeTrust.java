package homeostat.device.kidney;

import homeostat.kernel.Reason;

/// What a [BloodVolumeWatch] makes of the blood volume monitor.
enum BloodVolumeTrust {
    /// It may drive therapy.
    TRUSTED(Reason.NONE),
    /// Not enough was seen yet.
    STARTING(Reason.STARTING),
    /// Its newest reading is too old, or there is none.
    STALE(Reason.STALE),
    /// It is no number, out of range, or jumped.
    IMPLAUSIBLE(Reason.IMPLAUSIBLE),
    /// It has not moved while water was drawn off.
    FLAT(Reason.FLAT);

    private final Reason reason;

    BloodVolumeTrust(Reason reason) {
        this.reason = reason;
    }

    /// Why nothing may be built on it; [Reason#NONE] when it is trusted.
    Reason reason() {
        return reason;
    }
}
