package homeostat.record;

/// Finds integers for values that were stored as they are.
///
/// Values with a few decimals, as logs have them, get a scale of a power of ten and come back
/// exactly; others get the full range of the integers, and come back rounded.
///
/// @param scale what an integer means
/// @param exact whether every value comes back as it was
record Quantizer(Scale scale, boolean exact) {
    private static final int BLOCK = 1 << 14;
    private static final int DECIMALS_MAX = 9;

    /// A way to store that signal in integers whose magnitude is at most `limit`.
    static Quantizer of(Recording recording, int signal, int limit) {
        boolean[] fits = new boolean[DECIMALS_MAX + 1];
        java.util.Arrays.fill(fits, true);
        double[] values = new double[BLOCK];
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        long samples = recording.outline().samples(signal);
        for (long at = 0; at < samples; at += BLOCK) {
            int count = (int) Math.min(BLOCK, samples - at);
            recording.physical(signal, at, count, values, 0);
            for (int i = 0; i < count; i++) {
                double value = values[i];
                if (Math.abs(value) <= Double.MAX_VALUE) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                    check(value, limit, fits);
                }
            }
        }
        for (int decimals = 0; decimals <= DECIMALS_MAX; decimals++) {
            if (fits[decimals]) {
                return new Quantizer(new Scale(Math.pow(10, decimals), 0, -limit, limit), true);
            }
        }
        return new Quantizer(rounded(min, max, limit), false);
    }

    /// The finest scale with a whole baseline that fits an int.
    private static Scale rounded(double min, double max, int limit) {
        double half = (max - min) / 2;
        double gain = 0.999 * limit / half;
        double baseline = Math.rint(-gain * (min + half));
        return half > 0 && Math.abs(baseline) < Integer.MAX_VALUE
            ? new Scale(gain, baseline, -limit, limit)
            : new Scale(limit / Math.max(Math.abs(min), Math.abs(max)), 0, -limit, limit);
    }

    private static void check(double value, int limit, boolean[] fits) {
        double power = 1;
        for (int decimals = 0; decimals <= DECIMALS_MAX; decimals++) {
            double whole = Math.rint(value * power);
            fits[decimals] &= Math.abs(whole) <= limit && whole / power == value;
            power *= 10;
        }
    }

    /// The integer for a value; `Recording.MISSING` for none.
    static int stored(double value, Scale scale) {
        return Math.abs(value) <= Double.MAX_VALUE
            ? (int) Math.clamp(Math.rint(value * scale.gain() + scale.baseline()), scale.min(),
                scale.max()) : Recording.MISSING;
    }
}
