package homeostat.record.glucose;

/// How dangerous readings are, and how much glucose swings.
///
/// *Risk.* Each reading is weighed on a scale on which 20 and 600 mg/dL are equally far from the
/// safest value, 112.5. LBGI is the mean weight of what lies below it, HBGI of what lies above.
/// LBGI below 1.1 is a minimal, above 5 a high risk of severe hypoglycaemia.
///
/// *Excursions.* Peaks and nadirs are kept when they are one standard deviation or more away from
/// the one before (and 1 mg/dL, where readings hardly move); MAGE is the mean height of the ways
/// between them, up and down. A gap ends an excursion.
///
/// Source: B. Kovatchev et al., "Evaluation of a new measure of blood glucose variability in
/// diabetes", Diabetes Care 29 (2006), and Diabetes Care 20 (1997) for the scale; F. Service et
/// al., "Mean amplitude of glycemic excursions", Diabetes 19 (1970); turning points without
/// smoothing: P. Baghurst, "Calculating the mean amplitude of glycemic excursion from continuous
/// glucose monitoring data: an automated algorithm", Diabetes Technol. Ther. 13 (2011), from whose
/// count this differs in that rises and falls count alike.
///
/// @param low                LBGI
/// @param high               HBGI
/// @param excursionMgPerDl   MAGE; not a number when no way is high enough
/// @param excursions         how many ways it is the mean of
public record GlucoseRisk(double low, double high, double excursionMgPerDl, int excursions) {

    /// The risk of a series.
    public static GlucoseRisk of(GlucoseSeries series) {
        double low = 0;
        double high = 0;
        for (int i = 0; i < series.count(); i++) {
            double scaled = 1.509 * (StrictMath.pow(StrictMath.log(series.mgPerDl(i)), 1.084)
                - 5.381);
            low += scaled < 0 ? 10 * scaled * scaled : 0;
            high += scaled > 0 ? 10 * scaled * scaled : 0;
        }
        Ways ways = new Ways(series.tally().deviationMgPerDl());
        for (int i = 0; i < series.count(); i++) {
            if (series.afterGap(i)) {
                ways.breakOff();
            }
            ways.add(series.mgPerDl(i));
        }
        ways.breakOff();
        return new GlucoseRisk(low / series.count(), high / series.count(),
            ways.sum / ways.count, ways.count);
    }

    /// Follows glucose from turning point to turning point.
    private static final class Ways {
        private final double least;
        private double sum;
        private int count;
        private int direction;
        private double lowest;
        private double highest;
        private double turn;
        private boolean begun;

        Ways(double leastMgPerDl) {
            least = Math.max(1, leastMgPerDl);
        }

        void add(double mgPerDl) {
            if (!begun) {
                begun = true;
                direction = 0;
                lowest = mgPerDl;
                highest = mgPerDl;
                turn = Double.NaN;
                return;
            }
            lowest = Math.min(lowest, mgPerDl);
            highest = Math.max(highest, mgPerDl);
            if (direction >= 0 && mgPerDl <= highest - least) {
                turnAt(highest);
                direction = -1;
                lowest = mgPerDl;
            } else if (direction <= 0 && mgPerDl >= lowest + least) {
                turnAt(lowest);
                direction = 1;
                highest = mgPerDl;
            }
        }

        private void turnAt(double mgPerDl) {
            if (turn == turn) {
                sum += Math.abs(mgPerDl - turn);
                count++;
            }
            turn = mgPerDl;
        }

        /// The way under way counts as far as it went.
        void breakOff() {
            if (begun && direction != 0) {
                turnAt(direction > 0 ? highest : lowest);
            }
            begun = false;
        }
    }
}
