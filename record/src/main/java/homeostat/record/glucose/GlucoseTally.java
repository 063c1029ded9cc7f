package homeostat.record.glucose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Counts readings by glucose range, in integers only, so that sums are the same in any order.
///
/// A sensor reads every few minutes, a trial each minute: a share of readings is a share of time.
/// The ranges are those of the international consensus; 70 and 180 mg/dL themselves are in range.
/// Mean and variation come from glucose rounded to hundredths of mg/dL, whose sums are exact.
///
/// Source: Battelino et al., "Clinical targets for continuous glucose monitoring data
/// interpretation", Diabetes Care 42(8), 2019.
public final class GlucoseTally {
    private static final double HUNDREDTHS = 100;

    private long readings;
    private long readingsBelow54;
    private long readingsBelow70;
    private long readingsAbove180;
    private long readingsAbove250;
    private long sumHundredths;
    private long sumSquaredHundredths;
    private double lowestMgPerDl = Double.POSITIVE_INFINITY;
    private double highestMgPerDl = Double.NEGATIVE_INFINITY;

    /// A tally of no readings.
    public GlucoseTally() {}

    /// Counts one reading.
    public void add(double glucoseMgPerDl) {
        readings++;
        readingsBelow54 += glucoseMgPerDl < 54 ? 1 : 0;
        readingsBelow70 += glucoseMgPerDl < 70 ? 1 : 0;
        readingsAbove180 += glucoseMgPerDl > 180 ? 1 : 0;
        readingsAbove250 += glucoseMgPerDl > 250 ? 1 : 0;
        long hundredths = (long) Math.rint(glucoseMgPerDl * HUNDREDTHS);
        sumHundredths = Math.addExact(sumHundredths, hundredths);
        sumSquaredHundredths = Math.addExact(sumSquaredHundredths,
                Math.multiplyExact(hundredths, hundredths));
        lowestMgPerDl = Math.min(lowestMgPerDl, glucoseMgPerDl);
        highestMgPerDl = Math.max(highestMgPerDl, glucoseMgPerDl);
    }

    /// Counts all that `other` has counted.
    public void add(GlucoseTally other) {
        readings += other.readings;
        readingsBelow54 += other.readingsBelow54;
        readingsBelow70 += other.readingsBelow70;
        readingsAbove180 += other.readingsAbove180;
        readingsAbove250 += other.readingsAbove250;
        sumHundredths = Math.addExact(sumHundredths, other.sumHundredths);
        sumSquaredHundredths = Math.addExact(sumSquaredHundredths, other.sumSquaredHundredths);
        lowestMgPerDl = Math.min(lowestMgPerDl, other.lowestMgPerDl);
        highestMgPerDl = Math.max(highestMgPerDl, other.highestMgPerDl);
    }

    /// Writes all that was counted; [#read] takes it back.
    public void write(DataOutput out) throws IOException {
        for (long each : new long[] {readings, readingsBelow54, readingsBelow70, readingsAbove180,
            readingsAbove250, sumHundredths, sumSquaredHundredths}) {
            out.writeLong(each);
        }
        out.writeDouble(lowestMgPerDl);
        out.writeDouble(highestMgPerDl);
    }

    /// What [#write] wrote.
    public static GlucoseTally read(DataInput in) throws IOException {
        GlucoseTally tally = new GlucoseTally();
        tally.readings = in.readLong();
        tally.readingsBelow54 = in.readLong();
        tally.readingsBelow70 = in.readLong();
        tally.readingsAbove180 = in.readLong();
        tally.readingsAbove250 = in.readLong();
        tally.sumHundredths = in.readLong();
        tally.sumSquaredHundredths = in.readLong();
        tally.lowestMgPerDl = in.readDouble();
        tally.highestMgPerDl = in.readDouble();
        return tally;
    }

    /// How many readings were counted.
    public long readings() {
        return readings;
    }

    /// Share of time from 70 to 180 mg/dL, %.
    public double inRangePercent() {
        return percent(readings - readingsBelow70 - readingsAbove180);
    }

    /// Share of time below 70 mg/dL, %.
    public double below70Percent() {
        return percent(readingsBelow70);
    }

    /// Share of time below 54 mg/dL, %.
    public double below54Percent() {
        return percent(readingsBelow54);
    }

    /// Share of time above 180 mg/dL, %.
    public double above180Percent() {
        return percent(readingsAbove180);
    }

    /// Share of time above 250 mg/dL, %.
    public double above250Percent() {
        return percent(readingsAbove250);
    }

    /// Mean glucose.
    public double meanMgPerDl() {
        return sumHundredths / HUNDREDTHS / readings;
    }

    /// Coefficient of variation, %: standard deviation over mean.
    public double variationPercent() {
        double mean = meanMgPerDl();
        double meanSquare = sumSquaredHundredths / HUNDREDTHS / HUNDREDTHS / readings;
        return 100 * Math.sqrt(Math.max(0, meanSquare - mean * mean)) / mean;
    }

    /// Glucose management indicator, %: the HbA1c that such a mean goes with.
    ///
    /// Source: Bergenstal et al., "Glucose management indicator (GMI)", Diabetes Care 41(11), 2018.
    public double managementIndicatorPercent() {
        return 3.31 + 0.02392 * meanMgPerDl();
    }

    /// Standard deviation, that of a sample.
    public double deviationMgPerDl() {
        return variationPercent() / 100 * meanMgPerDl() * Math.sqrt(readings / (readings - 1.0));
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
        return readings == 0 ? 0 : 100.0 * count / readings;
    }
}
