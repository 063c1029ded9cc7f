package homeostat.trial.pancreas;

/// Counts minutes by glucose range, in integers only, so that sums are the same in any order.
///
/// The ranges are those of the international consensus; 70 and 180 mg/dL themselves are in range.
/// Mean and variation come from glucose rounded to hundredths of mg/dL, whose sums are exact.
///
/// Source: Battelino et al., "Clinical targets for continuous glucose monitoring data
/// interpretation", Diabetes Care 42(8), 2019.
public final class GlucoseTally {
    private static final double HUNDREDTHS = 100;

    private long minutes;
    private long minutesBelow54;
    private long minutesBelow70;
    private long minutesAbove180;
    private long minutesAbove250;
    private long sumHundredths;
    private long sumSquaredHundredths;
    private double lowestMgPerDl = Double.POSITIVE_INFINITY;
    private double highestMgPerDl = Double.NEGATIVE_INFINITY;

    /// A tally of no minutes.
    public GlucoseTally() {}

    /// Counts one minute.
    public void add(double glucoseMgPerDl) {
        minutes++;
        minutesBelow54 += glucoseMgPerDl < 54 ? 1 : 0;
        minutesBelow70 += glucoseMgPerDl < 70 ? 1 : 0;
        minutesAbove180 += glucoseMgPerDl > 180 ? 1 : 0;
        minutesAbove250 += glucoseMgPerDl > 250 ? 1 : 0;
        long hundredths = (long) Math.rint(glucoseMgPerDl * HUNDREDTHS);
        sumHundredths = Math.addExact(sumHundredths, hundredths);
        sumSquaredHundredths = Math.addExact(sumSquaredHundredths,
                Math.multiplyExact(hundredths, hundredths));
        lowestMgPerDl = Math.min(lowestMgPerDl, glucoseMgPerDl);
        highestMgPerDl = Math.max(highestMgPerDl, glucoseMgPerDl);
    }

    /// Counts all that `other` has counted.
    public void add(GlucoseTally other) {
        minutes += other.minutes;
        minutesBelow54 += other.minutesBelow54;
        minutesBelow70 += other.minutesBelow70;
        minutesAbove180 += other.minutesAbove180;
        minutesAbove250 += other.minutesAbove250;
        sumHundredths = Math.addExact(sumHundredths, other.sumHundredths);
        sumSquaredHundredths = Math.addExact(sumSquaredHundredths, other.sumSquaredHundredths);
        lowestMgPerDl = Math.min(lowestMgPerDl, other.lowestMgPerDl);
        highestMgPerDl = Math.max(highestMgPerDl, other.highestMgPerDl);
    }

    /// How many minutes were counted.
    public long minutes() {
        return minutes;
    }

    /// Share of time from 70 to 180 mg/dL, %.
    public double inRangePercent() {
        return percent(minutes - minutesBelow70 - minutesAbove180);
    }

    /// Share of time below 70 mg/dL, %.
    public double below70Percent() {
        return percent(minutesBelow70);
    }

    /// Share of time below 54 mg/dL, %.
    public double below54Percent() {
        return percent(minutesBelow54);
    }

    /// Share of time above 180 mg/dL, %.
    public double above180Percent() {
        return percent(minutesAbove180);
    }

    /// Share of time above 250 mg/dL, %.
    public double above250Percent() {
        return percent(minutesAbove250);
    }

    /// Mean glucose.
    public double meanMgPerDl() {
        return sumHundredths / HUNDREDTHS / minutes;
    }

    /// Coefficient of variation, %: standard deviation over mean.
    public double variationPercent() {
        double mean = meanMgPerDl();
        double meanSquare = sumSquaredHundredths / HUNDREDTHS / HUNDREDTHS / minutes;
        return 100 * Math.sqrt(Math.max(0, meanSquare - mean * mean)) / mean;
    }

    /// Glucose management indicator, %: the HbA1c that such a mean goes with.
    ///
    /// Source: Bergenstal et al., "Glucose management indicator (GMI)", Diabetes Care 41(11), 2018.
    public double managementIndicatorPercent() {
        return 3.31 + 0.02392 * meanMgPerDl();
    }

    /// The lowest glucose seen.
    public double lowestMgPerDl() {
        return lowestMgPerDl;
    }

    /// The highest glucose seen.
    public double highestMgPerDl() {
        return highestMgPerDl;
    }

    /// Orders runs from worst to best: hypoglycaemia that is dangerous first, then hypoglycaemia,
    /// then time out of range. Negative when this one is worse.
    public int worseThan(GlucoseTally other) {
        int order = Double.compare(other.below54Percent(), below54Percent());
        if (order == 0) {
            order = Double.compare(inRangePercent() - below70Percent(),
                    other.inRangePercent() - other.below70Percent());
        }
        return order;
    }

    private double percent(long count) {
        return minutes == 0 ? 0 : 100.0 * count / minutes;
    }
}
