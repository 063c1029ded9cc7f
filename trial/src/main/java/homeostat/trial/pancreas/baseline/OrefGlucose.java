package homeostat.trial.pancreas.baseline;

import java.util.List;

/// Glucose now and how it moved, all changes in mg/dL in five minutes.
///
/// @param mgPerDl now
/// @param change over the last five minutes
/// @param shortChange over the last quarter of an hour, on average
/// @param longChange between 20 and 40 minutes ago and now, on average
/// @param noise 0 or NaN for clean, up to 4
/// @param atMs when; NaN when not known
record OrefGlucose(double mgPerDl, double change, double shortChange, double longChange,
        double noise, double atMs) {

    /// @param atMs when
    /// @param mgPerDl what the sensor said; 38 and less are its error codes
    record Sample(double atMs, double mgPerDl) {}

    /// Looks at what a sensor said, the newest first.
    ///
    /// Samples within two minutes and a half of the newest are averaged with it; what came before
    /// counts towards the changes, each as the slope from there to now.
    static OrefGlucose of(List<Sample> newestFirst) {
        double nowMgPerDl = newestFirst.getFirst().mgPerDl();
        double nowMs = newestFirst.getFirst().atMs();
        Mean last = new Mean();
        Mean recent = new Mean();
        Mean earlier = new Mean();
        for (Sample then : newestFirst.subList(1, newestFirst.size())) {
            if (!(then.mgPerDl() > 38)) {
                continue;
            }
            double minutes = Decimals.whole((nowMs - then.atMs()) / 60_000);
            double slope = (nowMgPerDl - then.mgPerDl()) / minutes * 5;
            if (-2 < minutes && minutes < 2.5) {
                nowMgPerDl = (nowMgPerDl + then.mgPerDl()) / 2;
                nowMs = (nowMs + then.atMs()) / 2;
            } else if (2.5 < minutes && minutes < 17.5) {
                recent.add(slope);
                if (minutes < 7.5) {
                    last.add(slope);
                }
            } else if (17.5 < minutes && minutes < 42.5) {
                earlier.add(slope);
            }
        }
        return new OrefGlucose(Decimals.hundredths(nowMgPerDl), last.rounded(),
                recent.rounded(), earlier.rounded(), Double.NaN, nowMs);
    }

    /// A mean that is 0 of nothing.
    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double rounded() {
            return count == 0 ? 0 : Decimals.hundredths(sum / count);
        }
    }
}
