package homeostat.device.heart;

import homeostat.kernel.Assembly;

/// The hazards of the artificial heart and the control that answers each.
final class HeartHazards {
    private HeartHazards() {}

    static void declare(Assembly device) {
        device.hazard("TAH-1", "One side moves more than the other",
                "Lung oedema, or collapse",
                "Balance from both pressures, learnt share of the bronchi; bounded; alarms");
        device.hazard("TAH-2", "An atrium is emptied and drawn in",
                "Air, damage to its wall, low output",
                "No stroke grows while its atrium is nearly empty, and it shrinks when it is"
                        + " drawn in; the guards look themselves; alarm inflow low");
        device.hazard("TAH-3", "A pressure is silent, still, a jump or no number",
                "Imbalance",
                "Each is judged; the other goes on alone; then the usual output; alarms");
        device.hazard("TAH-4", "The heart stops or beats too slowly",
                "Death",
                "The least that any guard allows is 78 beats of 30 mL; the drive's own beat");
        device.hazard("TAH-5", "The controller is wrong: a trap, an overrun, no number",
                "Any output",
                "The step is discarded; a fallback with parts of its own; alarm");
        device.hazard("TAH-6", "The drive does not move what was ordered",
                "Low output, imbalance",
                "Measured flow is compared with the order; alarm drive does not follow;"
                        + " balance goes by pressure, not by what was ordered");
        device.hazard("TAH-7", "A pressure drifts",
                "Congestion, or low output",
                "Usual pressures stand in the prescription; bounds of balance; calibration by a"
                        + " clinician; not seen by the device itself");
        device.hazard("TAH-8", "A flow that errs is believed",
                "Imbalance",
                "While both pressures are seen no order depends on measured flow; when one is lost,"
                        + " only a side that is clearly off counts");
        device.hazard("TAH-9", "A wrong number enters the prescription",
                "Congestion, or low output",
                "Ranges, staged confirmation, its hash on every order");
        device.hazard("TAH-10", "Blood is lost or gathers",
                "Shock, or oedema",
                "Output follows both pressures within 4.3 to 7.3 L/min; alarms inflow low,"
                        + " atrial pressure high, output low");
    }
}
