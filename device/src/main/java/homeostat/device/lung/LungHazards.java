package homeostat.device.lung;

import homeostat.kernel.Assembly;

/// The hazards of the lung and the control that answers each.
final class LungHazards {
    private LungHazards() {}

    static void declare(Assembly device) {
        device.hazard("LUN-1", "Too little oxygen", "Hypoxia of brain and heart",
                "Fast rise below the band; nothing lowered while low; least oxygen; alarm");
        device.hazard("LUN-2", "Oxygen is controlled on a saturation that is not true",
                "Hypoxia, or oxygen that burns the lung",
                "The watch judges each reading; hold, then the clinic's backup, never room air");
        device.hazard("LUN-3", "Carbon dioxide falls too fast", "Stroke, bleeding of the brain",
                "A reference that walks by 18 mmHg an hour; sweep limited below 28 mmHg");
        device.hazard("LUN-4", "Carbon dioxide is controlled on a reading that is not true",
                "Narcosis, or a fall as above", "Two sensors judged; hold, then the backup");
        device.hazard("LUN-5", "Breaths overstretch the lung", "Injury of what is left of it",
                "4 to 8 mL/kg in the guard; smaller breaths above the plateau; alarm");
        device.hazard("LUN-6", "Gas is not delivered as ordered", "As LUN-1 and LUN-3",
                "Delivered oxygen and sweep are compared; alarms");
        device.hazard("LUN-7", "A wrong number enters the prescription", "Any of the above",
                "Ranges, staged confirmation, its hash on every order, ordered limits");
        device.hazard("LUN-8", "The controller is wrong: a trap, an overrun, no number",
                "Any setting", "The step is discarded; the clinic's backup acts; alarm");
    }
}
