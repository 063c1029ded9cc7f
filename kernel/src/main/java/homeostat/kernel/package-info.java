/// Class C: quantities, time, slots, ports, tasks, modes, guard, alarms, journal.
package homeostat.kernel;
