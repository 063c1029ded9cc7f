package homeostat.body.circulation;

/// A centrifugal pump of the size of a HeartMate 3 with its two cannulae, and a ventricle whose
/// wall is drawn into the inlet when too little is left in it.
///
/// Curves at different speeds are one curve once flow is divided by speed and head by its square
/// (the affinity laws): with `φ = Q/n` and `n` in 1,000/min the head is
/// `n²·(3.613 − 0.787·φ − 0.815·φ⁴)` mmHg; below zero flow the straight part goes on.
///
/// Source: least squares over 37 points read from the head-flow curves that the manufacturer
/// prints in the instructions for use, 3,000 to 9,000/min in steps of 1,000; they lie 2.9 mmHg
/// root mean square from it, 6.7 at most. Cannulae as in [RotaryPump]. Power: two terms of
/// the same laws with coefficients of our own, 4 W at 5,500/min and 5 L/min.
public final class CentrifugalPump implements BloodPump {
    private static final double HEAD_MMHG = 3.613;
    private static final double HEAD_SLOPE = 0.787;
    private static final double HEAD_FALL = 0.815;
    private static final double CANNULA_RESISTANCE = 0.0677;
    private static final double INERTANCE = 0.0127 + 0.0127 + 0.02177;
    private static final double STALLED = 0.5;
    private static final double TOUCHED_BELOW_ML = 50;
    private static final double SUCTION_PER_ML = 0.08;
    private static final double IDLE_WATTS = 0.012;
    private static final double LOAD_WATTS = 0.0135;
    private static final double L_PER_MIN = 0.06;

    /// The speed it turns at, 1/min.
    public double speedRpm;

    /// A pump that stands still.
    public CentrifugalPump() {
    }

    @Override
    public double accelerationMlPerSecond2(
            double ventricleMmHg, double ventricleMl, double aortaMmHg, double flow) {
        double resistance = 2 * CANNULA_RESISTANCE + suctionResistance(ventricleMl, flow);
        return (ventricleMmHg - aortaMmHg + headMmHg(speedRpm, flow * L_PER_MIN)
                - resistance * flow) / INERTANCE;
    }

    /// Head at a speed and a flow.
    public static double headMmHg(double speedRpm, double litresPerMinute) {
        double n = speedRpm / 1000;
        double head = HEAD_MMHG * n * n - HEAD_SLOPE * n * litresPerMinute;
        if (litresPerMinute <= 0) {
            return head;
        }
        double square = litresPerMinute * litresPerMinute;
        double stalled = Math.max(n, STALLED);
        return head - HEAD_FALL * square * square / (stalled * stalled);
    }

    /// Electrical power at a speed and a flow.
    public static double watts(double speedRpm, double litresPerMinute) {
        double n = speedRpm / 1000;
        return n * n * (IDLE_WATTS * n + LOAD_WATTS * Math.max(litresPerMinute, 0));
    }

    /// Pressure at the inlet, which is that of the ventricle less what the cannula and a wall drawn
    /// into it cost.
    public static double inletMmHg(double ventricleMmHg, double ventricleMl, double flow) {
        return ventricleMmHg
                - (CANNULA_RESISTANCE + suctionResistance(ventricleMl, flow)) * flow;
    }

    /// Resistance of an inlet with a wall before it, mmHg·s/mL; 0 while the ventricle is filled or
    /// blood runs back into it.
    public static double suctionResistance(double ventricleMl, double flow) {
        return flow > 0 ? SUCTION_PER_ML * Math.max(TOUCHED_BELOW_ML - ventricleMl, 0) : 0;
    }
}
