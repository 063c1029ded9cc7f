package homeostat.device.vad;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// The alarm conditions of the heart pump; priorities follow IEC 60601-1-8.
///
/// Source of 2.5 L/min: the low-flow alarm of the HeartMate 3's instructions for use.
final class VadAlarms {
    final Alarm stopped;
    final Alarm lowFlow;
    final Alarm suction;
    final Alarm controlLost;
    final Alarm notStarted;
    final Alarm notFollowing;
    final Alarm powerHigh;
    final Alarm flowLost;
    final Alarm disagree;

    VadAlarms(TaskAssembly task) {
        stopped = task.alarm("pump stopped", Priority.HIGH, true, Span.milliseconds(500),
                "The pump does not turn: connect power, change the controller.");
        lowFlow = task.alarm("flow low", Priority.HIGH, false, Span.seconds(10),
                "Estimated flow has been below 2.5 L/min for ten seconds.");
        suction = task.alarm("suction", Priority.MEDIUM, false, 0,
                "The ventricle's wall is drawn in; the pump has slowed down: check filling.");
        controlLost = task.alarm("control lost", Priority.HIGH, true, 0,
                "The loop is open; the pump turns at its safe speed.");
        notStarted = task.alarm("control not started", Priority.MEDIUM, false, Span.seconds(30),
                "No good inlet pressure since the start; the pump turns at its safe speed.");
        notFollowing = task.alarm("pump does not follow", Priority.HIGH, true, 0,
                "The pump does not turn as it was told.");
        powerHigh = task.alarm("power high", Priority.MEDIUM, true, Span.seconds(10),
                "The pump takes more power than its flow explains: think of a clot.");
        flowLost = task.alarm("flow estimate lost", Priority.LOW, false, Span.seconds(1),
                "There is no flow estimate; speed is not raised.");
        disagree = task.alarm("flow and filling disagree", Priority.MEDIUM, true,
                Span.seconds(5), "Flow is low although the ventricle is filled.");
    }
}
