package homeostat.device.pancreas;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// The alarm conditions of the pancreas.
///
/// Priorities follow IEC 60601-1-8: high where a person can come to harm within minutes. Whatever
/// opens the loop is one condition, *control lost*, so that no way of losing it is silent.
final class PancreasAlarms {
    final Alarm low;
    final Alarm lowPredicted;
    final Alarm high;
    final Alarm controlLost;
    final Alarm notStarted;
    final Alarm outcomeUnknown;
    final Alarm pumpRefuses;
    final Alarm mealNotCovered;

    PancreasAlarms(TaskAssembly task) {
        low = task.alarm("glucose low", Priority.HIGH, true, 0,
                "Glucose is below its limit: eat fast carbohydrate.");
        lowPredicted = task.alarm("glucose low predicted", Priority.MEDIUM, false, 0,
                "Glucose will be low; insulin is suspended.");
        high = task.alarm("glucose high", Priority.MEDIUM, false, Span.minutes(60),
                "Glucose has been above its limit for an hour: check the infusion site.");
        controlLost = task.alarm("control lost", Priority.HIGH, true, 0,
                "The loop is open; the clinic's basal rate is given.");
        notStarted = task.alarm("control not started", Priority.HIGH, false, Span.minutes(20),
                "No good readings since the start; the clinic's basal rate is given.");
        outcomeUnknown = task.alarm("insulin outcome unknown", Priority.HIGH, true, 0,
                "The pump has not said whether it gave a dose; it counts as given.");
        pumpRefuses = task.alarm("pump refuses", Priority.HIGH, true, 0,
                "The pump did not do what it was told: check it.");
        mealNotCovered = task.alarm("meal not covered", Priority.MEDIUM, true, 0,
                "An announced meal got no bolus: check glucose, dose by hand if need be.");
    }
}
