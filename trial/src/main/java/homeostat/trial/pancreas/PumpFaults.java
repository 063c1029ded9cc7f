package homeostat.trial.pancreas;

/// What is broken between the device's orders and the body, in one minute.
///
/// @param occluded nothing reaches the body
/// @param refusing the pump has noticed that it cannot
/// @param deliveredPart what of a dose is given
/// @param extraUnitsPerHour what is given on top, unasked
/// @param commandsLost orders do not arrive
/// @param commandsRepeated orders arrive several times
/// @param receiptsLost the pump's word does not arrive
/// @param receiptsRepeated the pump's word arrives many times
/// @param clockAheadNs by how much stamps are ahead of the time
record PumpFaults(boolean occluded, boolean refusing, double deliveredPart,
        double extraUnitsPerHour, boolean commandsLost, boolean commandsRepeated,
        boolean receiptsLost, boolean receiptsRepeated, long clockAheadNs) {

    /// Nothing is broken.
    static final PumpFaults NONE =
            new PumpFaults(false, false, 1, 0, false, false, false, false, 0);

    /// What `faults` break in `minute` on somebody whose basal rate is `basalUnitsPerHour`.
    static PumpFaults of(FaultList faults, long minute, double basalUnitsPerHour) {
        if (faults.isQuietAt(minute)) {
            return NONE;
        }
        Fault occlusion = faults.active(FaultKind.OCCLUSION, minute);
        Fault partial = faults.active(FaultKind.PARTIAL_DELIVERY, minute);
        Fault runaway = faults.active(FaultKind.RUNAWAY, minute);
        return new PumpFaults(occlusion != null,
                occlusion != null
                        && minute >= occlusion.fromMinute() + occlusion.unnoticedMinutes(),
                partial == null ? 1 : partial.between(0.3, 0.9),
                runaway == null ? 0 : runaway.between(1, 4) * basalUnitsPerHour,
                faults.active(FaultKind.LOST_COMMAND, minute) != null,
                faults.active(FaultKind.REPEATED_COMMAND, minute) != null,
                faults.active(FaultKind.LOST_ACKNOWLEDGEMENT, minute) != null,
                faults.active(FaultKind.REPEATED_ACKNOWLEDGEMENT, minute) != null,
                faults.clockAheadNs(minute));
    }
}
