package homeostat.body.glucose;

/// `e^y` to eight digits, without a branch: what a stomach needs, in a quarter of the time of all
/// sixteen, and as easily for eight people at once.
///
/// `e^y = 2^k·2^f` with a whole `k` and `f` between −½ and ½, where seven terms of the Taylor
/// series of `2^f` err by 5e-9.
public final class Exponential {

    /// 1/ln 2, and ln 2 to the power of n by n factorial: what vectors of patients need as well.
    public static final double LOG2_E = 1.4426950408889634;
    public static final double T1 = 0.6931471805599453;
    public static final double T2 = 0.2402265069591007;
    public static final double T3 = 0.05550410866482158;
    public static final double T4 = 0.009618129107628477;
    public static final double T5 = 0.0013333558146428443;
    public static final double T6 = 1.5403530393381608e-4;
    public static final double T7 = 1.5252733804059841e-5;

    /// Added and taken away again it leaves a whole number; added only, one in the lowest bits.
    public static final double WHOLE = 0x1.8p52;
    public static final int EXPONENT_BIAS = 1023;
    public static final int FRACTION_BITS = 52;

    private Exponential() {}

    /// `e^y` for `y` from −700 to 700; beyond it means nothing.
    static double of(double y) {
        double z = y * LOG2_E;
        double shifted = z + WHOLE;
        double f = z - (shifted - WHOLE);
        double fraction = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(
                T7, f, T6), f, T5), f, T4), f, T3), f, T2), f, T1), f, 1);
        long power = Double.doubleToRawLongBits(shifted) + EXPONENT_BIAS << FRACTION_BITS;
        return fraction * Double.longBitsToDouble(power);
    }
}
