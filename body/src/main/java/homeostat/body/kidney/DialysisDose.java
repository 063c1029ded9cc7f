package homeostat.body.kidney;

import homeostat.kernel.Elementary;

/// The dose of a dialysis, `K·t/V`, from what can be measured in blood before and after it.
///
/// Source: Daugirdas, Journal of the American Society of Nephrology 4 (1993) 1205-1213 (second
/// generation formula; rate equation); Tattersall, De Takats, Chamney, Greenwood, Farrington,
/// Kidney International 50 (1996) 2094-2102.
public final class DialysisDose {
    private static final double TATTERSALL_HOURS = 35.0 / 60;

    private DialysisDose() {
    }

    /// Of a body that is one pool.
    ///
    /// @param ratio urea after over urea before, above 0 and below 1
    /// @param hours length of the treatment
    /// @param drawnL water that was drawn off
    /// @param weightKg weight after it
    public static double singlePool(double ratio, double hours, double drawnL, double weightKg) {
        return -Elementary.log(ratio - 0.008 * hours) + (4 - 3.5 * ratio) * drawnL / weightKg;
    }

    /// After the pools are even again, by the rate equation, from arterial blood.
    public static double byRate(double singlePool, double hours) {
        return singlePool - 0.6 * singlePool / hours + 0.03;
    }

    /// After the pools are even again, by Tattersall's time constant.
    public static double byTattersall(double singlePool, double hours) {
        return singlePool * hours / (hours + TATTERSALL_HOURS);
    }
}
