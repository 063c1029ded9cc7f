package homeostat.fleet;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;

/// One line of the alarm log: how an alarm came to stand.
///
/// @param alarm its index; from [FleetAlarms#INDEX_FIRST] on it is one of the fleet's own
/// @param atEpochMillis when the fleet learnt of it, by the fleet's clock
record AlarmEntry(int alarm, String name, Priority priority, AlarmState state,
        long atEpochMillis) {}
