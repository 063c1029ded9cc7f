package homeostat.trial.pancreas.baseline;

/// Rounding to decimals the way oref0 does it: halves go up, not away from zero, and what is not a
/// number stays one that is not. The recorded decisions depend on it.
///
/// Source: ECMAScript's `Math.round`.
final class Decimals {
    private Decimals() {}

    static double whole(double value) {
        return Double.isFinite(value) ? Math.round(value) : value;
    }

    static double tenths(double value) {
        return whole(value * 10) / 10;
    }

    static double hundredths(double value) {
        return whole(value * 100) / 100;
    }

    static double thousandths(double value) {
        return whole(value * 1000) / 1000;
    }

    static double tenThousandths(double value) {
        return whole(value * 10_000) / 10_000;
    }
}
