package homeostat.trial.pancreas.baseline;

import java.util.List;

/// What oref0 is told of a person: the clinic's numbers and its own preferences, NaN where one was
/// left out.
///
/// Source of names, meaning and defaults: the documentation of openaps/oref0 0.7.1.
///
/// @param basal the basal rate and what bounds a temporary one
/// @param target where glucose should be
/// @param dose what insulin does
/// @param meal what carbohydrate does
/// @param micro when and how large microboluses may be
record OrefProfile(Basal basal, Target target, Dose dose, Meal meal, Micro micro) {

    /// @param current rate now, U/h
    /// @param dailyMax highest rate of the day's schedule, U/h
    /// @param max highest temporary rate, U/h
    /// @param dailyMultiple temporary rates stop at this many times `dailyMax`; 3 if left out
    /// @param currentMultiple and at this many times `current`; 4 if left out
    /// @param fine whether the pump has steps of 0.025 U/h below 1 U/h
    /// @param skipsNeutral whether a temporary rate equal to basal is not set at all
    record Basal(double current, double dailyMax, double max, double dailyMultiple,
            double currentMultiple, boolean fine, boolean skipsNeutral) {

        /// The highest temporary rate that is safe, U/h.
        double safeMax() {
            double daily = Double.isNaN(dailyMultiple) ? 3 : dailyMultiple;
            double now = Double.isNaN(currentMultiple) ? 4 : currentMultiple;
            return Math.min(max, Math.min(daily * dailyMax, now * current));
        }

        /// `unitsPerHour` in steps of the pump.
        double rounded(double unitsPerHour) {
            double stepsPerUnit = unitsPerHour >= 10 ? 10 : unitsPerHour < 1 && fine ? 40 : 20;
            return Decimals.whole(unitsPerHour * stepsPerUnit) / stepsPerUnit;
        }
    }

    /// @param lowest and
    /// @param highest end of the target range, mg/dL
    /// @param temporary whether it was set for a while, such as for exercise
    /// @param exercise what a temporary target does to the sensitivity
    /// @param noisyMultiple what multiplies it when the sensor is noisy
    record Target(double lowest, double highest, boolean temporary, Exercise exercise,
            double noisyMultiple) {}

    /// @param highRaisesSensitivity whether a temporary target above 100 mg/dL does
    /// @param lowLowersSensitivity whether one below does the opposite
    /// @param halfBasalTarget the target at which half of basal is given, mg/dL; 160 if left out
    /// @param ratioMax largest ratio by which insulin is raised
    /// @param sensitivityRaises whether a sensitive day raises the target
    /// @param resistanceLowers whether a resistant day lowers it
    record Exercise(boolean highRaisesSensitivity, boolean lowLowersSensitivity,
            double halfBasalTarget, double ratioMax, boolean sensitivityRaises,
            boolean resistanceLowers) {

        /// No temporary targets.
        static final Exercise NONE = new Exercise(false, false, Double.NaN, 1.2, false, false);
    }

    /// @param sensitivity mg/dL per unit
    /// @param gramsPerUnit carbohydrate ratio
    /// @param onBoardMax largest insulin on board beyond basal that temporary rates may bring, U
    /// @param curve how insulin acts
    record Dose(double sensitivity, double gramsPerUnit, double onBoardMax, InsulinCurve curve) {}

    /// @param remainingCap carbohydrate that may be expected although nothing shows it, g; 90 if
    ///        left out
    /// @param remainingPart part of a meal that may; all if left out
    /// @param onBoardMax carbohydrate on board is never more, g
    /// @param leastImpact what carbohydrate does at least, mg/dL in five minutes
    /// @param unannounced whether rises that no carbohydrate explains are carried on
    record Meal(double remainingCap, double remainingPart, double onBoardMax,
            double leastImpact, boolean unannounced) {}

    /// @param enabled under which conditions
    /// @param minutes largest microbolus, min of basal; 30 if left out
    /// @param unannouncedMinutes the same when insulin covers all carbohydrate
    /// @param increment step of the pump, U; 0.1 if left out
    /// @param intervalMin least time between two, min; 3 if left out
    /// @param risePartMax a rise in five minutes of more than this part of glucose forbids them;
    ///        0.2 if left out
    record Micro(Enabled enabled, double minutes, double unannouncedMinutes, double increment,
            double intervalMin, double risePartMax) {}

    /// @param always or
    /// @param withCarbohydrate while there is some on board or
    /// @param afterCarbohydrate for six hours after a meal or
    /// @param withLowTarget at a temporary target below 100 mg/dL or
    /// @param aboveMgPerDl from this glucose on; NaN for never
    /// @param withHighTarget even though the temporary target is above 100 mg/dL
    /// @param afterWizard even though the pump's own calculator was used
    record Enabled(boolean always, boolean withCarbohydrate, boolean afterCarbohydrate,
            boolean withLowTarget, double aboveMgPerDl, boolean withHighTarget,
            boolean afterWizard) {}

    /// A schedule of basal rates over the day.
    ///
    /// @param fromMinute when each begins, minutes since midnight, the first at 0
    /// @param unitsPerHour the rates
    record Schedule(List<Integer> fromMinute, List<Double> unitsPerHour) {

        /// The rate at that time of day; the last one for a time that is not a number.
        double at(double minuteOfDay) {
            int last = fromMinute.size() - 1;
            double rate = unitsPerHour.get(last);
            for (int i = 0; i < last; i++) {
                if (minuteOfDay >= fromMinute.get(i) && minuteOfDay < fromMinute.get(i + 1)) {
                    rate = unitsPerHour.get(i);
                }
            }
            return Decimals.thousandths(rate);
        }

        /// The highest of them.
        double highest() {
            double highest = 0;
            for (double each : unitsPerHour) {
                highest = Math.max(highest, each);
            }
            return highest;
        }
    }
}
