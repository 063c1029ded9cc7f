package homeostat.trial.pancreas.baseline;

/// What oref0 decides; NaN where it decides nothing.
///
/// @param unitsPerHour temporary rate
/// @param minutes how long it lasts; 0 ends the one that runs
/// @param microUnits microbolus
record OrefDecision(double unitsPerHour, double minutes, double microUnits) {

    /// Nothing at all.
    static final OrefDecision NOTHING = new OrefDecision(Double.NaN, Double.NaN, Double.NaN);

    /// The same, with that microbolus.
    OrefDecision withMicro(double units) {
        return new OrefDecision(unitsPerHour, minutes, units);
    }

    /// A temporary rate.
    ///
    /// @param unitsPerHour NaN when nothing is known of it
    /// @param minutes that it has left
    record Temp(double unitsPerHour, double minutes) {

        /// How the rate that is asked for is set: not above what is safe, not at all if what runs
        /// is near enough and lasts, and as `profile` says when it is just basal.
        OrefDecision toward(double askedUnitsPerHour, double askedMinutes,
                OrefProfile.Basal profile) {
            double within = askedUnitsPerHour < 0 ? 0
                    : askedUnitsPerHour > profile.safeMax() ? profile.safeMax()
                    : askedUnitsPerHour;
            double rate = profile.rounded(within);
            boolean near = rate <= unitsPerHour * 1.2 && rate >= unitsPerHour * 0.8;
            if (near && minutes > askedMinutes - 10 && minutes <= 120) {
                return NOTHING;
            }
            if (rate == profile.current() && profile.skipsNeutral()) {
                return minutes > 0 ? new OrefDecision(0, 0, Double.NaN) : NOTHING;
            }
            return new OrefDecision(rate, askedMinutes, Double.NaN);
        }
    }
}
