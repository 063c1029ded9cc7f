package homeostat.body.glucose;

/// A cubic spline through equally spaced knots with not-a-knot ends, the curve on which a sensor's
/// error moves between the moments it is drawn for.
///
/// Source: de Boor, *A Practical Guide to Splines*, chapter IV; the ends are those of the
/// interpolation that simglucose uses.
final class NoiseCurve {

    /// Values at the knots; after changing them, [#bend].
    final double[] knot;

    private final int intervals;
    private final double[] curvature;
    private final double[] pivot;

    /// A curve of at least four intervals.
    NoiseCurve(int intervals) {
        this.intervals = intervals;
        knot = new double[intervals + 1];
        curvature = new double[intervals + 1];
        pivot = new double[intervals + 1];
    }

    /// The curve a share of the way, 0 to 1, from a knot to the next.
    double at(int left, double share) {
        double rest = 1 - share;
        return rest * knot[left] + share * knot[left + 1]
                + (rest * rest * rest - rest) * curvature[left]
                + (share * share * share - share) * curvature[left + 1];
    }

    /// Solves for the curvature at the knots, a sixth of the second derivative by interval squared,
    /// `C`, of which neighbours obey `C(i−1) + 4·C(i) + C(i+1) = second difference of the knots`.
    /// Not-a-knot says that `C` is linear over the first and over the last two intervals, which
    /// leaves `6·C(1)` and `6·C(n−1)` alone in their equations.
    void bend() {
        int last = intervals - 1;
        curvature[1] = secondDifference(1) / 6;
        curvature[last] = secondDifference(last) / 6;
        pivot[1] = 0;
        for (int i = 2; i < last; i++) {
            double divisor = 4 - pivot[i - 1];
            pivot[i] = 1 / divisor;
            curvature[i] = (secondDifference(i) - curvature[i - 1]) / divisor;
        }
        for (int i = last - 1; i > 1; i--) {
            curvature[i] -= pivot[i] * curvature[i + 1];
        }
        curvature[0] = 2 * curvature[1] - curvature[2];
        curvature[intervals] = 2 * curvature[last] - curvature[last - 1];
    }

    private double secondDifference(int i) {
        return knot[i - 1] - 2 * knot[i] + knot[i + 1];
    }
}
