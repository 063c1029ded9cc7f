package homeostat.fleet.notice;

import homeostat.kernel.Priority;

/// One alarm that somebody is to be told of. It names the bed and the alarm, never the patient: it
/// leaves the house over channels that are not ours.
///
/// @param key the same for the same device, condition, onset and rung, however often it is sent:
/// who
///     receives it twice can tell
public record Notice(String key, String bed, String alarm, Priority priority,
        long onsetEpochMillis, String text) {}
