package homeostat.device.lung;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// The alarm conditions of the lung; priorities follow IEC 60601-1-8.
final class LungAlarms {
    final Alarm saturationLow;
    final Alarm saturationLost;
    final Alarm oxygenLost;
    final Alarm oxygenShort;
    final Alarm carbonDioxideWrong;
    final Alarm carbonDioxideLost;
    final Alarm sweepLost;
    final Alarm sweepShort;
    final Alarm plateauHigh;
    final Alarm notStarted;

    LungAlarms(TaskAssembly task) {
        saturationLow = task.alarm("saturation low", Priority.HIGH, false, Span.seconds(20),
                "Saturation is below 85 %.");
        saturationLost = task.alarm("saturation lost", Priority.MEDIUM, false, Span.seconds(10),
                "Inspired oxygen is held until saturation is known again.");
        oxygenLost = task.alarm("oxygen control lost", Priority.HIGH, true, 0,
                "Saturation stays unknown: inspired oxygen is the clinic's backup.");
        oxygenShort = task.alarm("oxygen not delivered", Priority.HIGH, false, Span.seconds(15),
                "The ventilator does not give the oxygen that was ordered.");
        carbonDioxideWrong = task.alarm("carbon dioxide out of bounds", Priority.HIGH, false,
                Span.seconds(60), "Below 28 or above 80 mmHg.");
        carbonDioxideLost = task.alarm("carbon dioxide lost", Priority.MEDIUM, false,
                Span.seconds(10), "Sweep gas is held until carbon dioxide is known again.");
        sweepLost = task.alarm("carbon dioxide control lost", Priority.HIGH, true, 0,
                "Carbon dioxide stays unknown: sweep gas is the clinic's backup.");
        sweepShort = task.alarm("sweep not delivered", Priority.HIGH, false, Span.seconds(15),
                "The valve does not give the gas that was ordered.");
        plateauHigh = task.alarm("plateau high", Priority.MEDIUM, false, Span.seconds(60),
                "Breaths press the lung by more than 30 cmH2O.");
        notStarted = task.alarm("control not started", Priority.MEDIUM, false, Span.minutes(1),
                "Saturation or carbon dioxide was not good since the start.");
    }
}
