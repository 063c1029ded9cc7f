package homeostat.body.lung;

import homeostat.kernel.Elementary;

/// How much carbon dioxide blood holds at a partial pressure, and the way back.
///
/// Blood that has given up its oxygen holds more (the Haldane effect), blood with less haemoglobin
/// less.
///
/// Source: McHardy, "The relationship between the differences in pressure and content of carbon
/// dioxide in arterial and venous blood", Clinical Science 32 (1967) 299-309.
public final class CarbonDioxideDissociation {
    private static final double SCALE = 11.02;
    private static final double POWER = 0.396;
    private static final double HAEMOGLOBIN_G_PER_DL = 15;
    private static final double PER_G_AND_MMHG = 0.015;
    private static final double SATURATION = 0.95;
    private static final double HALDANE_ML_PER_DL = 6.4;
    private static final int ROUNDS = 6;
    /// A round triples the digits: after such a step none is missing.
    private static final double LAST_STEP = 1e-5;
    private static final double LEAST_MMHG = 0.5;

    private CarbonDioxideDissociation() {
    }

    /// Carbon dioxide in whole blood, mL/dL.
    ///
    /// @param mmHg partial pressure of carbon dioxide, above 0
    /// @param haemoglobinGPerDl 15 in an adult
    /// @param saturation share of haemoglobin that carries oxygen
    public static double contentMlPerDl(double mmHg, double haemoglobinGPerDl,
            double saturation) {
        return SCALE * Elementary.exp(POWER * Elementary.log(mmHg))
                - (HAEMOGLOBIN_G_PER_DL - haemoglobinGPerDl) * PER_G_AND_MMHG * mmHg
                + (SATURATION - saturation) * HALDANE_ML_PER_DL;
    }

    /// The pressure at which blood holds so much, by Halley's method on its logarithm from the
    /// solution for 15 g/dL: there the power is known, and later rounds only stretch it.
    public static double pressureMmHg(double mlPerDl, double haemoglobinGPerDl,
            double saturation) {
        double bound = Math.max(1, mlPerDl - (SATURATION - saturation) * HALDANE_ML_PER_DL);
        double missing = (HAEMOGLOBIN_G_PER_DL - haemoglobinGPerDl) * PER_G_AND_MMHG;
        double held = bound;
        double mmHg = Elementary.exp(Elementary.log(bound / SCALE) / POWER);
        double step = missing == 0 ? 0 : 1;
        for (int i = 0; i < ROUNDS && Math.abs(step) > LAST_STEP; i++) {
            double less = missing * mmHg;
            double error = held - less - bound;
            double slope = POWER * held - less;
            double bend = POWER * POWER * held - less;
            step = -2 * error * slope / (2 * slope * slope - error * bend);
            held *= Elementary.exp(POWER * step);
            mmHg *= Elementary.exp(step);
        }
        return Math.max(LEAST_MMHG, mmHg);
    }
}
