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
        return SCALE * Elementary.pow(mmHg, POWER)
                - (HAEMOGLOBIN_G_PER_DL - haemoglobinGPerDl) * PER_G_AND_MMHG * mmHg
                + (SATURATION - saturation) * HALDANE_ML_PER_DL;
    }

    /// The pressure at which blood holds so much, by Newton's method from the solution for 15 g/dL.
    public static double pressureMmHg(double mlPerDl, double haemoglobinGPerDl,
            double saturation) {
        double bound = Math.max(1, mlPerDl - (SATURATION - saturation) * HALDANE_ML_PER_DL);
        double mmHg = Elementary.pow(bound / SCALE, 1 / POWER);
        double missing = (HAEMOGLOBIN_G_PER_DL - haemoglobinGPerDl) * PER_G_AND_MMHG;
        for (int i = 0; i < ROUNDS && missing != 0; i++) {
            double power = Elementary.pow(mmHg, POWER);
            double error = SCALE * power - missing * mmHg - bound;
            double slope = SCALE * POWER * power / mmHg - missing;
            mmHg = Math.max(LEAST_MMHG, mmHg - error / slope);
        }
        return mmHg;
    }
}
