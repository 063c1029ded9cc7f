package homeostat.body.circulation;

/// A rotary blood pump with its two cannulae, which draws from the left ventricle and gives into
/// the aorta.
///
/// `L·dQ/dt = LVP − AoP − (Ri + Ro + β0 + Rk)·Q + β2·ω²`, where the resistance of suction `Rk`
/// rises once the ventricle is nearly empty: the wall is drawn into the inlet.
///
/// Source: Simaan, Ferreira, Chen, Antaki, Galati, IEEE Transactions on Control Systems Technology
/// 17(1) 2009, "A dynamical state space representation and performance analysis of a feedback-
/// controlled rotary left ventricular assist device".
public final class RotaryPump implements BloodPump {
    private static final double INLET_RESISTANCE = 0.0677;
    private static final double OUTLET_RESISTANCE = 0.0677;
    private static final double INLET_INERTANCE = 0.0127;
    private static final double OUTLET_INERTANCE = 0.0127;
    private static final double BETA0 = 0.1707;
    private static final double BETA1 = 0.02177;
    private static final double BETA2_PER_RPM2 = 9.9025e-7;
    private static final double INERTANCE = INLET_INERTANCE + OUTLET_INERTANCE + BETA1;
    private static final double SUCTION_BELOW_MMHG = 1;
    private static final double SUCTION_PER_MMHG = 3.5;

    /// The speed it turns at, 1/min.
    public double speedRpm;

    /// A pump that stands still.
    public RotaryPump() {
    }

    @Override
    public double accelerationMlPerSecond2(
            double ventricleMmHg, double ventricleMl, double aortaMmHg, double flow) {
        double resistance = INLET_RESISTANCE + OUTLET_RESISTANCE + BETA0
                + suctionResistance(ventricleMmHg);
        double head = ventricleMmHg - aortaMmHg + BETA2_PER_RPM2 * speedRpm * speedRpm;
        return (head - resistance * flow) / INERTANCE;
    }

    /// Resistance of a collapsed inlet, mmHg·s/mL; 0 while the ventricle is filled.
    public static double suctionResistance(double ventricleMmHg) {
        return ventricleMmHg > SUCTION_BELOW_MMHG ? 0
                : SUCTION_PER_MMHG * (SUCTION_BELOW_MMHG - ventricleMmHg);
    }
}
