package homeostat.fleet.notice;

import homeostat.kernel.Priority;

/// One step of an escalation: whom to tell of an alarm that nobody has answered for `afterNs`.
///
/// @param least the lowest priority that is worth it
public record Rung(Channel channel, Priority least, long afterNs) {}
