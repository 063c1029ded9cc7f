package homeostat.body.glucose;

/// The mechanical side of an insulin pump: what is asked of it leaves in whole strokes.
///
/// What is asked and does not fill a stroke is carried over, for basal and for bolus insulin
/// apart, so the average rate is the one asked for. A rate or a bolus outside the pump's limits is
/// refused and changes nothing. While the set is occluded the strokes are made and counted, but
/// nothing reaches the body and what was pushed is lost; whoever models alarms finds it in
/// [#blockedUnits]. A bolus leaves within the minute, as in the published model; a real pump takes
/// some minutes for a large one. Nothing is allocated after construction.
public final class InsulinPump {

    /// A stroke is due when its fill differs from one by no more than rounding.
    private static final double ROUNDING = 1e-9;

    private final PumpType type;
    private double basalUnitsPerHour;
    private double basalStrokes;
    private double bolusStrokes;
    private boolean occluded;
    private double pushedUnits;
    private double blockedUnits;

    public InsulinPump(PumpType type) {
        this.type = type;
    }

    /// What it is.
    public PumpType type() {
        return type;
    }

    /// Sets the basal rate from the next minute on; false, and no change, outside the limits.
    public boolean basal(double unitsPerHour) {
        if (!(unitsPerHour >= type.basalUnitsPerHourMin()
                && unitsPerHour <= type.basalUnitsPerHourMax())) {
            return false;
        }
        basalUnitsPerHour = unitsPerHour;
        return true;
    }

    /// The basal rate in force.
    public double basalUnitsPerHour() {
        return basalUnitsPerHour;
    }

    /// Asks for a bolus in the next minute; false, and no change, outside the limits.
    public boolean bolus(double units) {
        if (!(units >= type.bolusUnitsMin() && units <= type.bolusUnitsMax())) {
            return false;
        }
        bolusStrokes += units / type.bolusIncrementUnits();
        return true;
    }

    /// Blocks or clears the infusion set.
    public void occlude(boolean blocked) {
        occluded = blocked;
    }

    /// Runs for one minute and says what reached the body in it, U.
    public double deliverMinute() {
        basalStrokes += basalUnitsPerHour / 60 / type.basalIncrementUnits();
        double basalWhole = Math.floor(basalStrokes + ROUNDING);
        double bolusWhole = Math.floor(bolusStrokes + ROUNDING);
        basalStrokes -= basalWhole;
        bolusStrokes -= bolusWhole;
        double units = basalWhole * type.basalIncrementUnits()
                + bolusWhole * type.bolusIncrementUnits();
        pushedUnits += units;
        if (occluded) {
            blockedUnits += units;
            return 0;
        }
        return units;
    }

    /// All that the pump pushed since it was built, as it would count itself.
    public double pushedUnits() {
        return pushedUnits;
    }

    /// What of it never arrived.
    public double blockedUnits() {
        return blockedUnits;
    }
}
