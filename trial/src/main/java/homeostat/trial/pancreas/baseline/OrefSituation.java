package homeostat.trial.pancreas.baseline;

/// One moment as oref0 sees it, after the target and the sensitivity were adjusted.
///
/// @param given what there is to know
/// @param ratio by which a resistant day raises insulin; NaN when nobody says
/// @param basalUnitsPerHour basal rate adjusted by it, in steps of the pump
/// @param sensitivity mg/dL per unit adjusted by it
/// @param range the target range
record OrefSituation(Given given, double ratio, double basalUnitsPerHour, double sensitivity,
        Band range) {

    /// What there is to know at one moment.
    ///
    /// @param glucose now and how it moved
    /// @param temp the rate that runs
    /// @param onBoard insulin
    /// @param profile the person
    /// @param context everything else
    record Given(OrefGlucose glucose, OrefDecision.Temp temp, OrefOnBoard onBoard,
            OrefProfile profile, Context context) {}

    /// @param meal the last meals
    /// @param autosensRatio how resistant the day is; NaN when nobody says
    /// @param microAllowed whether the pump may be asked for microboluses
    /// @param nowMs the time
    record Context(OrefMeal meal, double autosensRatio, boolean microAllowed, double nowMs) {}

    /// @param lowest end of the target range, mg/dL
    /// @param target within it
    /// @param highest end
    record Band(double lowest, double target, double highest) {}

    double mgPerDl() {
        return given.glucose().mgPerDl();
    }

    OrefProfile profile() {
        return given.profile();
    }

    OrefOnBoard onBoard() {
        return given.onBoard();
    }

    OrefMeal meal() {
        return given.context().meal();
    }

    double nowMs() {
        return given.context().nowMs();
    }

    double targetMgPerDl() {
        return range.target();
    }

    /// Glucose below which insulin stops: half way from 40 mg/dL to the lower end of the target.
    double threshold() {
        return range.lowest() - 0.5 * (range.lowest() - 40);
    }

    double mgPerDlPerGram() {
        return sensitivity / profile().dose().gramsPerUnit();
    }

    /// Change in five minutes by insulin of that activity, mg/dL.
    double impactOf(double activity) {
        return Decimals.hundredths(-activity * sensitivity * 5);
    }

    double insulinImpact() {
        return impactOf(onBoard().now().activity());
    }

    double leastChange() {
        return Math.min(given.glucose().change(), given.glucose().shortChange());
    }

    /// What the next half hour brings beyond insulin: the least of recent changes, and the longer
    /// look back the worse it is.
    double deviation() {
        double impact = insulinImpact();
        double deviation = Decimals.whole(6 * (leastChange() - impact));
        if (deviation < 0) {
            double average = Math.min(given.glucose().shortChange(), given.glucose().longChange());
            deviation = Decimals.whole(6 * (average - impact));
        }
        if (deviation < 0) {
            deviation = Decimals.whole(6 * (given.glucose().longChange() - impact));
        }
        return deviation;
    }

    /// Where insulin alone takes glucose, mg/dL.
    double naiveMgPerDl() {
        double units = onBoard().now().units();
        double worth = units > 0 ? sensitivity
                : Math.min(sensitivity, profile().dose().sensitivity());
        return Decimals.whole(mgPerDl() - units * worth);
    }

    double eventualMgPerDl() {
        return naiveMgPerDl() + deviation();
    }

    /// The change in five minutes that would bring glucose to the target in two hours, mg/dL.
    double expectedChange() {
        return Decimals.tenths(insulinImpact() + (targetMgPerDl() - eventualMgPerDl()) / 24);
    }
}
