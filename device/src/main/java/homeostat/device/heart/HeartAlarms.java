package homeostat.device.heart;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// The alarm conditions of the artificial heart; priorities follow IEC 60601-1-8.
final class HeartAlarms {
    final Alarm controlLost;
    final Alarm oneSided;
    final Alarm notStarted;
    final Alarm notFollowing;
    final Alarm outputLow;
    final Alarm congestion;
    final Alarm rightHigh;
    final Alarm empty;
    final Alarm flowLost;

    HeartAlarms(TaskAssembly task) {
        controlLost = task.alarm("control lost", Priority.HIGH, true, 0,
                "No inflow pressure: the heart beats at its usual output, unbalanced.");
        oneSided = task.alarm("one inflow pressure lost", Priority.MEDIUM, true, 0,
                "Output and balance follow one side only.");
        notStarted = task.alarm("control not started", Priority.MEDIUM, false, Span.seconds(3),
                "No good inflow pressures since the start.");
        notFollowing = task.alarm("drive does not follow", Priority.HIGH, true,
                Span.seconds(8), "A side moves less or more than it was told.");
        outputLow = task.alarm("output low", Priority.HIGH, false, Span.seconds(10),
                "The left side has moved less than 3.5 L/min for ten seconds.");
        congestion = task.alarm("left atrial pressure high", Priority.HIGH, false,
                Span.seconds(10), "The lungs fill: check fluid and vessels.");
        rightHigh = task.alarm("right atrial pressure high", Priority.MEDIUM, false,
                Span.seconds(10), "Blood gathers before the right side.");
        empty = task.alarm("inflow low", Priority.MEDIUM, false, Span.seconds(5),
                "Too little blood comes: check for bleeding.");
        flowLost = task.alarm("flow not known", Priority.LOW, false, Span.seconds(1),
                "The drive does not say what it moves.");
    }
}
