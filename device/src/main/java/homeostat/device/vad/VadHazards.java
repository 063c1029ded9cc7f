package homeostat.device.vad;

import homeostat.kernel.Assembly;

/// The hazards of the heart pump and the control that answers each.
final class VadHazards {
    private VadHazards() {}

    static void declare(Assembly device) {
        device.hazard("VAD-1", "The pump empties the ventricle and draws its wall in",
                "Arrhythmia, low output, damage to heart and blood",
                "Suction is seen in two samples; speed falls at once; ceiling; guard; alarm");
        device.hazard("VAD-2", "The pump stops or turns too slowly",
                "Blood runs back through the pump: shock, death",
                "Lowest speed in every guard; fallback is a speed; alarm pump stopped");
        device.hazard("VAD-3", "Control on an inlet pressure that is silent, still or jumps",
                "Suction or congestion",
                "The watch judges each reading; safe speed; alarm control lost");
        device.hazard("VAD-4", "A flow estimate that errs by litres is believed",
                "Congestion, or suction",
                "No speed is raised by flow; it is carried with an interval that only forbids");
        device.hazard("VAD-5", "A wrong number enters the prescription",
                "Suction or congestion",
                "Ranges, staged confirmation, its hash on every order, ordered limits");
        device.hazard("VAD-6", "The controller is wrong: a trap, an overrun, no number",
                "Any speed",
                "The step is discarded; a fallback with parts of its own acts; alarm");
        device.hazard("VAD-7", "The pump does not turn as ordered",
                "Low output",
                "Measured speed is compared; no raise; alarm pump does not follow");
        device.hazard("VAD-8", "A clot or an obstruction",
                "Stroke, low output",
                "Alarms power high, flow low, flow and filling disagree");
        device.hazard("VAD-9", "The speed swings: control and reflexes excite each other",
                "Suction, collapse",
                "Slow rise limit; smoothed filling; trials over a cohort");
        device.hazard("VAD-10", "The inlet pressure sensor drifts",
                "Suction or congestion",
                "Limits of speed; suction supervision with a ceiling; calibration by a clinician");
    }
}
