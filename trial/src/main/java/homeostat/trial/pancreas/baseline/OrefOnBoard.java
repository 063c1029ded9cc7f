package homeostat.trial.pancreas.baseline;

import java.util.List;

/// Insulin beyond basal as oref0 sees it: now, and every five minutes for four hours.
///
/// @param ticks now first; a single one when nothing was looked ahead
/// @param lastTempRate the last temporary rate in the pump's history, U/h; NaN when not known
/// @param lastTempAtMs when it began; NaN when not known
/// @param lastTempMinutes how long it was to last
/// @param lastBolusAtMs when the last bolus was; NaN when not known
record OrefOnBoard(List<Tick> ticks, double lastTempRate, double lastTempAtMs,
        double lastTempMinutes, double lastBolusAtMs) {

    /// @param units insulin that has yet to act beyond basal
    /// @param activity of it used in a minute, U/min
    /// @param basalUnits of it from temporary rates
    /// @param bolusUnits of it from boluses
    /// @param zeroTempActivity activity if nothing were given from now on; NaN when not computed
    record Tick(double units, double activity, double basalUnits, double bolusUnits,
            double zeroTempActivity) {}

    Tick now() {
        return ticks.getFirst();
    }
}
