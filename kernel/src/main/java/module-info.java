/// Class C: quantities, time, slots, ports, tasks, modes, guard, alarms, journal.
module homeostat.kernel {
    exports homeostat.kernel;
}
