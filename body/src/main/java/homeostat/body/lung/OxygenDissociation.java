package homeostat.body.lung;

import homeostat.kernel.Elementary;

/// How much oxygen blood holds at a partial pressure, and the way back.
///
/// The curve stands for 37 °C and pH 7.4; acid, warmth and carbon dioxide shift it by scaling the
/// pressure.
///
/// Source: Severinghaus, "Simple, accurate equations for human blood O2 dissociation
/// computations", Journal of Applied Physiology 46 (1979) 599-602; the shift by pH, temperature:
/// the same paper, after Kelman 1966.
public final class OxygenDissociation {
    private static final double CUBIC = 150;
    private static final double SCALE = 23_400;
    private static final double ML_PER_GRAM = 1.34;
    private static final double ML_PER_DL_PER_MMHG = 0.003;
    private static final double HIGHEST_MMHG = 700;
    /// Where the curve becomes flat: beyond it, what is dissolved says more than what is bound.
    private static final double KNEE = 0.97;
    private static final double EXACT_MMHG = 1e-9;
    private static final int ROUNDS = 40;

    private OxygenDissociation() {
    }

    /// Share of haemoglobin that carries oxygen, 0 to 1.
    ///
    /// @param mmHg partial pressure of oxygen, 0 or more
    public static double saturation(double mmHg) {
        if (!(mmHg > 0)) {
            return 0;
        }
        return 1 / (SCALE / (mmHg * mmHg * mmHg + CUBIC * mmHg) + 1);
    }

    /// The same by another curve, a ratio of two polynomials: a second opinion, which says what the
    /// choice of a curve is worth. It is not for pressures below 15 mmHg.
    ///
    /// Source: Thomas, "Algorithms for selected blood acid-base and blood gas calculations",
    /// Journal of Applied Physiology 33 (1972) 154-158, with the coefficients of Kelman, Journal of
    /// Applied Physiology 21 (1966) 1375-1376.
    ///
    /// @param mmHg partial pressure of oxygen, 15 or more
    public static double saturationByThomas(double mmHg) {
        double above = mmHg * (-8532.2289 + mmHg * (2121.401 + mmHg * (-67.073989 + mmHg)));
        double below = 935960.87
                + mmHg * (-31346.258 + mmHg * (2396.1674 + mmHg * (-67.104406 + mmHg)));
        return above / below;
    }

    /// The pressure at which haemoglobin is so saturated: the one real root of
    /// `P³ + 150·P = 23,400·S/(1−S)`, by Cardano's formula.
    ///
    /// @param saturation 0 or more, below 1
    public static double pressureMmHg(double saturation) {
        double half = SCALE * saturation / (1 - saturation) / 2;
        double root = Math.sqrt(half * half + CUBIC / 3 * (CUBIC / 3) * (CUBIC / 3));
        return Elementary.cbrt(root + half) - Elementary.cbrt(root - half);
    }

    /// Oxygen in whole blood, bound and dissolved, mL/dL.
    ///
    /// @param haemoglobinGPerDl 15 in an adult
    /// @param mmHg partial pressure of oxygen
    public static double contentMlPerDl(double haemoglobinGPerDl, double mmHg) {
        return ML_PER_GRAM * haemoglobinGPerDl * saturation(mmHg) + ML_PER_DL_PER_MMHG * mmHg;
    }

    /// The pressure at which whole blood holds so much oxygen, 0 to 700 mmHg: Newton's method
    /// between two bounds that close in, so that the flat end of the curve cannot throw it out.
    ///
    /// @param haemoglobinGPerDl 15 in an adult
    /// @param mlPerDl oxygen, bound and dissolved
    public static double pressureMmHg(double haemoglobinGPerDl, double mlPerDl) {
        double most = ML_PER_GRAM * haemoglobinGPerDl;
        double low = 0;
        double high = HIGHEST_MMHG;
        double mmHg = pressureMmHg(Math.max(0, Math.min(KNEE, mlPerDl / most)));
        for (int i = 0; i < ROUNDS; i++) {
            double cubic = mmHg * (mmHg * mmHg + CUBIC);
            double part = 1 / (SCALE + cubic);
            double error = most * cubic * part + ML_PER_DL_PER_MMHG * mmHg - mlPerDl;
            double slope = most * SCALE * (3 * mmHg * mmHg + CUBIC) * part * part
                    + ML_PER_DL_PER_MMHG;
            low = error > 0 ? low : mmHg;
            high = error > 0 ? mmHg : high;
            double next = mmHg - error / slope;
            double kept = next >= low && next <= high ? next : (low + high) / 2;
            if (Math.abs(kept - mmHg) < EXACT_MMHG) {
                return kept;
            }
            mmHg = kept;
        }
        return mmHg;
    }

    /// The factor by which a pressure is multiplied before the curve is read, for blood that is
    /// not at 37 °C and pH 7.4.
    public static double shift(double ph, double celsius) {
        return Elementary.exp(1.1 * (ph - 7.4) - 0.055 * (celsius - 37));
    }
}
