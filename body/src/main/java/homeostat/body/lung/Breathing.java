package homeostat.body.lung;

import homeostat.kernel.Elementary;

/// How a chest breathes: gas that reaches alveoli, and the pressure that rests on the heart.
///
/// A chest that breathes by itself pulls: the pressure around the heart falls with each breath and
/// draws blood in. A ventilator pushes: of the pressure in the alveoli the chest wall bears the
/// share `compliance / 200`, more behind a soft lung than behind a stiff one, and that share rests
/// on heart and great veins. Inspiration is of constant flow, expiration passive.
///
/// Source: pleural pressure of −5 to −7.5 cmH2O in quiet breathing, a chest wall of 200 mL/cmH2O,
/// Guyton & Hall 2006; mean pressure at rest as in the circulation of Smith et al. 2004; its effect
/// on venous return, Pinsky, Intensive Care Medicine 23 (1997) 493-503.
public final class Breathing {
    /// Mean pressure around the heart of somebody who breathes quietly.
    public static final double REST_MMHG = -4;

    private static final double MMHG_PER_CMH2O = 0.73556;
    private static final double QUIET_SWING_CMH2O = 2.5;
    private static final double QUIET_ML_PER_KG = 7;
    private static final double QUIET_PER_MINUTE = 14;
    private static final double WALL_ML_PER_CMH2O = 200;

    private final Ventilator chest;
    private final double tidalMl;
    private final double perMinute;
    private final double peepCmH2o;
    private final double inspirationShare;

    private Breathing(Ventilator chest, double tidalMl, double perMinute, double peepCmH2o,
            double inspirationShare) {
        this.chest = chest;
        this.tidalMl = tidalMl;
        this.perMinute = perMinute;
        this.peepCmH2o = peepCmH2o;
        this.inspirationShare = inspirationShare;
    }

    /// Somebody of `weightKg` who breathes by themself: 7 mL/kg, 14 times a minute.
    public static Breathing quiet(Ventilator chest, double weightKg) {
        return new Breathing(chest, QUIET_ML_PER_KG * weightKg, QUIET_PER_MINUTE, 0, 0);
    }

    /// Somebody on a ventilator that gives a third of each breath's time to inspiration.
    ///
    /// @param tidalMl gas of a breath
    /// @param perMinute breaths
    /// @param peepCmH2o pressure at the end of expiration
    public static Breathing ventilated(Ventilator chest, double tidalMl, double perMinute,
            double peepCmH2o) {
        return new Breathing(chest, tidalMl, perMinute, peepCmH2o, 1.0 / 3);
    }

    /// Whether a ventilator does it.
    public boolean isVentilated() {
        return inspirationShare > 0;
    }

    /// Gas that reaches alveoli, L/min.
    public double alveolarLPerMin() {
        return chest.alveolarLPerMin(tidalMl, perMinute);
    }

    /// Pressure around the heart, `seconds` after some breath began.
    public double pleuralMmHg(double seconds) {
        double breathSeconds = 60 / perMinute;
        double into = seconds % breathSeconds;
        if (!isVentilated()) {
            double pull = Elementary.cos(2 * Math.PI * into / breathSeconds) / 2;
            return REST_MMHG + QUIET_SWING_CMH2O * MMHG_PER_CMH2O * pull;
        }
        double inspired = inspirationShare * breathSeconds;
        double timeConstant = chest.resistanceCmH2oSPerL() * chest.complianceMlPerCmH2o() / 1000;
        double volume = into < inspired ? tidalMl * into / inspired
                : tidalMl * Elementary.exp((inspired - into) / timeConstant);
        double alveolar = peepCmH2o + volume / chest.complianceMlPerCmH2o();
        return REST_MMHG + MMHG_PER_CMH2O * alveolar * borneByWall();
    }

    private double borneByWall() {
        return Math.min(1, chest.complianceMlPerCmH2o() / WALL_ML_PER_CMH2O);
    }
}
