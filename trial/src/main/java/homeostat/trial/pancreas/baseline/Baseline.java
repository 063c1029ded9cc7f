package homeostat.trial.pancreas.baseline;

/// A controller that somebody else thought of, asked once a minute.
interface Baseline {

    /// Looks at `sight` and says what it would like in `wish`; saying nothing changes nothing.
    void minute(Sight sight, Wish wish);

    /// What is known in one minute.
    ///
    /// @param minute since the start
    /// @param glucose what the sensor said last
    /// @param announcedGrams carbohydrate announced in this minute
    /// @param clinic the prescription
    record Sight(long minute, Reading glucose, double announcedGrams, Numbers clinic) {}

    /// @param mgPerDl NaN before the first good one
    /// @param minute when
    /// @param isNew whether it came since the last minute
    record Reading(double mgPerDl, long minute, boolean isNew) {}

    /// What a clinic prescribes.
    ///
    /// @param basalUnitsPerHour holds fasting glucose
    /// @param gramsPerUnit carbohydrate that a unit covers
    /// @param mgPerDlPerUnit fall of glucose that a unit brings
    /// @param unitsPerDay insulin of an ordinary day
    /// @param targetMgPerDl glucose that corrections aim at
    record Numbers(double basalUnitsPerHour, double gramsPerUnit, double mgPerDlPerUnit,
            double unitsPerDay, double targetMgPerDl) {}

    /// What a baseline would like of the pump.
    final class Wish {
        private double unitsPerHour = Double.NaN;
        private double minutes;
        private double bolusUnits;

        /// A temporary rate from now on; zero minutes mean basal.
        void rate(double unitsPerHour, double minutes) {
            this.unitsPerHour = unitsPerHour;
            this.minutes = minutes;
        }

        /// A dose now, beside what was wished for already.
        void bolus(double units) {
            bolusUnits += units;
        }

        double unitsPerHour() {
            return unitsPerHour;
        }

        double minutes() {
            return minutes;
        }

        double bolusUnits() {
            return bolusUnits;
        }

        void clear() {
            unitsPerHour = Double.NaN;
            minutes = 0;
            bolusUnits = 0;
        }
    }
}
