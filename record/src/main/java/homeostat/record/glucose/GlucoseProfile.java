package homeostat.record.glucose;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How often each glucose was seen at each time of day: what an ambulatory glucose profile is
/// drawn from.
///
/// Counts in bins of 5 minutes by 1 mg/dL, up to 600; integers, so the sum of two profiles is the
/// same in any order.
public final class GlucoseProfile {
    /// Bins of a day.
    public static final int BINS = 288;
    static final int MINUTES_PER_DAY = 1440;
    private static final int MINUTES_PER_BIN = MINUTES_PER_DAY / BINS;
    private static final int HIGHEST_MG_PER_DL = 600;

    private static final int END_OF_BIN = -1;

    private final int[][] seen = new int[BINS][HIGHEST_MG_PER_DL + 1];
    private final int[] total = new int[BINS];

    /// A profile in which nothing was seen yet.
    public GlucoseProfile() {}

    /// Counts one reading; `minute` counts from any midnight.
    public void add(long minute, double glucoseMgPerDl) {
        int bin = (int) (minute % MINUTES_PER_DAY / MINUTES_PER_BIN);
        int value = (int) Math.max(0, Math.min(HIGHEST_MG_PER_DL, Math.floor(glucoseMgPerDl)));
        seen[bin][value]++;
        total[bin]++;
    }

    /// Counts all that `other` has counted.
    public void add(GlucoseProfile other) {
        for (int bin = 0; bin < BINS; bin++) {
            for (int value = 0; value <= HIGHEST_MG_PER_DL; value++) {
                seen[bin][value] += other.seen[bin][value];
            }
            total[bin] += other.total[bin];
        }
    }

    /// Writes all that was counted, what was never seen left out; [#read] takes it back.
    public void write(DataOutput out) throws IOException {
        for (int bin = 0; bin < BINS; bin++) {
            for (int value = 0; value <= HIGHEST_MG_PER_DL; value++) {
                if (seen[bin][value] != 0) {
                    out.writeShort(value);
                    out.writeInt(seen[bin][value]);
                }
            }
            out.writeShort(END_OF_BIN);
        }
    }

    /// What [#write] wrote.
    ///
    /// @throws IOException when it is something else
    public static GlucoseProfile read(DataInput in) throws IOException {
        GlucoseProfile profile = new GlucoseProfile();
        for (int bin = 0; bin < BINS; bin++) {
            for (int value = in.readShort(); value != END_OF_BIN; value = in.readShort()) {
                if (value < 0 || value > HIGHEST_MG_PER_DL) {
                    throw new IOException("not a glucose profile: value=" + value
                            + ", expected 0 to " + HIGHEST_MG_PER_DL);
                }
                profile.seen[bin][value] = in.readInt();
                profile.total[bin] += profile.seen[bin][value];
            }
        }
        return profile;
    }

    /// The glucose below which that share of the readings of a bin lie, mg/dL, evenly spread
    /// within the 1 mg/dL of its count.
    public double quantileMgPerDl(int bin, double share) {
        double wanted = share * total[bin];
        double passed = 0;
        for (int value = 0; value <= HIGHEST_MG_PER_DL; value++) {
            int here = seen[bin][value];
            if (here > 0 && passed + here >= wanted) {
                return value + (wanted - passed) / here;
            }
            passed += here;
        }
        return Double.NaN;
    }

    /// Whether anything was seen in a bin.
    public boolean seen(int bin) {
        return total[bin] > 0;
    }

    /// Minutes from midnight to the middle of a bin.
    public static double minuteOfDay(int bin) {
        return (bin + 0.5) * MINUTES_PER_BIN;
    }
}
