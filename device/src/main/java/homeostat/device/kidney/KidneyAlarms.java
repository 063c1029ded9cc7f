package homeostat.device.kidney;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// The alarm conditions of a session's control; priorities follow IEC 60601-1-8.
final class KidneyAlarms {
    final Alarm controlLost;
    final Alarm notStarted;
    final Alarm pressureLow;
    final Alarm cuffLost;
    final Alarm bloodVolumeLost;
    final Alarm bloodVolumeLow;
    final Alarm paused;
    final Alarm filterClotting;
    final Alarm doseLow;
    final Alarm goalNotReached;

    KidneyAlarms(TaskAssembly task) {
        controlLost = task.alarm("control lost", Priority.HIGH, true, 0,
                "It is not known how much was drawn off: nothing is, until it is.");
        notStarted = task.alarm("session not started", Priority.MEDIUM, false, Span.minutes(5),
                "Blood has not flowed and been measured well for half a minute since the start.");
        pressureLow = task.alarm("blood pressure low", Priority.HIGH, false, 0,
                "Nothing is drawn off: lay the person flat, look after them, measure again.");
        cuffLost = task.alarm("no blood pressure", Priority.MEDIUM, false, Span.minutes(1),
                "No cuff pressure for twenty minutes.");
        bloodVolumeLost = task.alarm("blood volume lost", Priority.LOW, false, Span.seconds(30),
                "Water is drawn off evenly, without the guidance of blood volume.");
        bloodVolumeLow = task.alarm("blood volume low", Priority.MEDIUM, false,
                Span.seconds(30), "Blood volume is at its floor: little is drawn off.");
        paused = task.alarm("no blood flow", Priority.MEDIUM, false, Span.seconds(20),
                "Blood does not flow: find out why before it clots.");
        filterClotting = task.alarm("membrane pressure high", Priority.MEDIUM, false,
                Span.seconds(30), "The filter clots: less is drawn off.");
        doseLow = task.alarm("dose out of reach", Priority.LOW, false, Span.minutes(5),
                "The prescribed Kt/V will not be reached: longer, or a better access.");
        goalNotReached = task.alarm("fluid left", Priority.LOW, false, 0,
                "The session is over and not all water could be drawn off.");
    }
}
