package homeostat.body.kidney;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;

/// A body whose water, salt and waste nobody takes but a machine: plasma, the spaces between cells,
/// and cells, with urea, sodium and potassium in them.
///
/// - *Refill.* Water crosses the capillaries by what has changed since dry weight: pressure in the
///   vessels, pressure in the tissue, and the pull of the proteins on both sides. Drawing water
///   from plasma faster than tissue gives it back is what makes blood volume fall.
/// - *Cells.* Their wall lets water through until both sides are equally concentrated. A dialysate
///   rich in sodium draws water out of them, one poor in it drives water in, and so does urea that
///   leaves plasma faster than cells.
/// - *Solutes.* Urea and potassium have two pools and an exchange; sodium stays outside.
///
/// Time is in minutes. Water and every solute are conserved to rounding. The model has no acid and
/// no calcium, and no protein leaves the plasma.
///
/// Source of the form: Ursino, Colì, Brighenti, Chiari, De Pascalis, Avanzolini, Annals of
/// Biomedical Engineering 28 (2000) 204-216; oncotic pressure: Landis, Pappenheimer, Handbook of
/// Physiology, Circulation II (1963) 961-1034. Exchange rates of our own, stated at each.
public final class DialysisPatient implements Dynamics {
    /// A step at which a session stands to four digits, min.
    public static final double STEP_MINUTES = 0.125;

    private static final int PLASMA_ML = 0;
    private static final int TISSUE_ML = 1;
    private static final int CELLS_ML = 2;
    private static final int UREA_OUTSIDE = 3;
    private static final int UREA_CELLS = 4;
    private static final int SODIUM = 5;
    private static final int POTASSIUM_OUTSIDE = 6;
    private static final int POTASSIUM_CELLS = 7;
    private static final int STATES = 8;

    private static final double ML_PER_L = 1000;
    private static final double ML_PER_DL = 100;
    private static final double CELLS_SHARE = 0.6;
    private static final double PLASMA_ML_PER_KG = 43;
    private static final double TISSUE_PROTEIN_SHARE = 0.3;
    /// Cells follow a difference of 1 mmol/L with a time constant of about three minutes.
    private static final double OSMOSIS_ML_PER_MIN_PER_MMOL = 25;
    private static final double UREA_EXCHANGE_ML_PER_MIN = 600;
    /// So slow that potassium in plasma rebounds for hours after a session.
    private static final double POTASSIUM_EXCHANGE_ML_PER_MIN = 250;
    private static final double POTASSIUM_CELLS_MMOL_PER_L = 140;
    private static final double POTASSIUM_START_MMOL_PER_L = 5.2;
    private static final double UREA_START_MMOL_PER_L = 24;
    private static final int HALVINGS = 60;

    private final DialysisPatientCoefficients person;
    private final Treatment treatment = new Treatment();
    private final Intake intake = new Intake();
    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private final double dryPlasmaMl;
    private final double dryTissueMl;
    private final double dryWaterMl;
    private double redCellsMl;
    private double plasmaProteinG;
    private final double startProteinG;
    private final double tissueProteinG;
    private final double potassiumRatio;
    private final double cellsFixedMmol;

    /// What the person eats and drinks.
    public static final class Intake {
        /// Water, mL/min.
        public double waterMlPerMin;
        /// Sodium, mmol/min.
        public double sodiumMmolPerMin;
        /// Potassium, mmol/min.
        public double potassiumMmolPerMin;

        private Intake() {
        }
    }

    /// @param surplusMl water above dry weight at the start, spread where it settles
    public DialysisPatient(DialysisPatientCoefficients person, double surplusMl) {
        this.person = person;
        dryWaterMl = person.dryWeightKg() * person.waterShare() * ML_PER_L;
        dryPlasmaMl = person.dryWeightKg() * PLASMA_ML_PER_KG;
        double dryCellsMl = dryWaterMl * CELLS_SHARE;
        dryTissueMl = dryWaterMl - dryCellsMl - dryPlasmaMl;
        redCellsMl = dryPlasmaMl * person.haematocrit() / (1 - person.haematocrit());
        plasmaProteinG = person.proteinGPerDl() * dryPlasmaMl / ML_PER_DL;
        startProteinG = plasmaProteinG;
        tissueProteinG = person.proteinGPerDl() * TISSUE_PROTEIN_SHARE * dryTissueMl / ML_PER_DL;
        potassiumRatio = POTASSIUM_CELLS_MMOL_PER_L / POTASSIUM_START_MMOL_PER_L;
        state[CELLS_ML] = dryCellsMl;
        settle(dryPlasmaMl + dryTissueMl + surplusMl);
        double outsideL = outsideMl(state) / ML_PER_L;
        double cellsL = dryCellsMl / ML_PER_L;
        state[UREA_OUTSIDE] = UREA_START_MMOL_PER_L * outsideL;
        state[UREA_CELLS] = UREA_START_MMOL_PER_L * cellsL;
        state[SODIUM] = person.sodiumMmolPerL() * outsideL;
        state[POTASSIUM_OUTSIDE] = POTASSIUM_START_MMOL_PER_L * outsideL;
        state[POTASSIUM_CELLS] = POTASSIUM_CELLS_MMOL_PER_L * cellsL;
        cellsFixedMmol = outsideOsmolality(state) * cellsL
                - state[UREA_CELLS] - 2 * state[POTASSIUM_CELLS];
    }

    /// Parts the water outside the cells between plasma and tissue so that none crosses.
    private void settle(double outsideMl) {
        double low = dryPlasmaMl / 2;
        double high = dryPlasmaMl * 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (filtrationMlPerMin(middle, outsideMl - middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        state[PLASMA_ML] = low;
        state[TISSUE_ML] = outsideMl - low;
    }

    /// What the machine does; to be set between steps.
    public Treatment treatment() {
        return treatment;
    }

    /// What the person eats and drinks; to be set between steps.
    public Intake intake() {
        return intake;
    }

    /// Lives `minutes` in one step.
    public void step(double minutes) {
        integrator.step(0, state, minutes);
    }

    /// Saline given into the blood at once, as salty as the plasma.
    public void infuse(double ml) {
        double sodium = sodiumMmolPerL();
        state[PLASMA_ML] += ml;
        state[SODIUM] += sodium * ml / ML_PER_L;
    }

    /// Whole blood lost to the outside at once, with all that is in it.
    public void bleed(double ml) {
        double share = ml / bloodMl();
        double plasma = share * state[PLASMA_ML];
        double outside = plasma / outsideMl(state);
        state[UREA_OUTSIDE] *= 1 - outside;
        state[SODIUM] *= 1 - outside;
        state[POTASSIUM_OUTSIDE] *= 1 - outside;
        state[PLASMA_ML] -= plasma;
        redCellsMl *= 1 - share;
        plasmaProteinG *= 1 - share;
    }

    /// Water from plasma into tissue.
    private double filtrationMlPerMin(double plasmaMl, double tissueMl) {
        double vessels = (plasmaMl - dryPlasmaMl) / person.vesselMlPerMmHg();
        double tissue = (tissueMl - dryTissueMl) / person.tissueMlPerMmHg();
        double pull = oncoticMmHg(plasmaProteinG, plasmaMl)
                - oncoticMmHg(startProteinG, dryPlasmaMl);
        double pullBack = oncoticMmHg(tissueProteinG, tissueMl)
                - oncoticMmHg(tissueProteinG, dryTissueMl);
        return person.refillMlPerMinPerMmHg() * (vessels - tissue - pull + pullBack);
    }

    private static double oncoticMmHg(double proteinG, double waterMl) {
        double c = proteinG / (waterMl / ML_PER_DL);
        return c * (2.1 + c * (0.16 + c * 0.009));
    }

    private static double outsideMl(double[] now) {
        return now[PLASMA_ML] + now[TISSUE_ML];
    }

    private static double outsideOsmolality(double[] now) {
        return (2 * now[SODIUM] + 2 * now[POTASSIUM_OUTSIDE] + now[UREA_OUTSIDE])
                / (outsideMl(now) / ML_PER_L);
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double minutes, double[] now, double[] slopes) {
        double outsideL = outsideMl(now) / ML_PER_L;
        double cellsL = now[CELLS_ML] / ML_PER_L;
        double drawnL = treatment.ultrafiltrationMlPerMin / ML_PER_L;
        double filtration = filtrationMlPerMin(now[PLASMA_ML], now[TISSUE_ML]);
        double cellsOsmolality = (cellsFixedMmol + now[UREA_CELLS] + 2 * now[POTASSIUM_CELLS])
                / cellsL;
        double fromCells = OSMOSIS_ML_PER_MIN_PER_MMOL
                * (outsideOsmolality(now) - cellsOsmolality);
        slopes[PLASMA_ML] = -filtration - treatment.ultrafiltrationMlPerMin;
        slopes[TISSUE_ML] = filtration + fromCells + intake.waterMlPerMin;
        slopes[CELLS_ML] = -fromCells;
        double urea = now[UREA_OUTSIDE] / outsideL;
        double ureaAcross = UREA_EXCHANGE_ML_PER_MIN / ML_PER_L
                * (now[UREA_CELLS] / cellsL - urea);
        slopes[UREA_OUTSIDE] = ureaAcross + person.ureaMmolPerMin()
                - treatment.ureaClearanceMlPerMin / ML_PER_L * urea;
        slopes[UREA_CELLS] = -ureaAcross;
        double sodium = now[SODIUM] / outsideL;
        slopes[SODIUM] = intake.sodiumMmolPerMin - drawnL * sodium
                - treatment.ureaClearanceMlPerMin / ML_PER_L
                        * (sodium - treatment.dialysateSodiumMmolPerL);
        double potassium = now[POTASSIUM_OUTSIDE] / outsideL;
        double potassiumAcross = POTASSIUM_EXCHANGE_ML_PER_MIN / ML_PER_L
                * (now[POTASSIUM_CELLS] / cellsL / potassiumRatio - potassium);
        slopes[POTASSIUM_OUTSIDE] = intake.potassiumMmolPerMin + potassiumAcross
                - drawnL * potassium - treatment.potassiumClearanceMlPerMin / ML_PER_L
                        * (potassium - treatment.dialysatePotassiumMmolPerL);
        slopes[POTASSIUM_CELLS] = -potassiumAcross;
    }

    /// Blood: plasma and the cells that swim in it, mL.
    public double bloodMl() {
        return state[PLASMA_ML] + redCellsMl;
    }

    /// Share of blood that is cells.
    public double haematocrit() {
        return redCellsMl / bloodMl();
    }

    /// All water of the body, mL.
    public double waterMl() {
        return state[PLASMA_ML] + state[TISSUE_ML] + state[CELLS_ML];
    }

    /// Water above dry weight, mL.
    public double surplusMl() {
        return waterMl() - dryWaterMl;
    }

    /// Weight now, kg.
    public double weightKg() {
        return person.dryWeightKg() + surplusMl() / ML_PER_L;
    }

    /// Water of the cells, mL.
    public double cellsMl() {
        return state[CELLS_ML];
    }

    /// Sodium of plasma, mmol/L.
    public double sodiumMmolPerL() {
        return state[SODIUM] / (outsideMl(state) / ML_PER_L);
    }

    /// Potassium of plasma, mmol/L.
    public double potassiumMmolPerL() {
        return state[POTASSIUM_OUTSIDE] / (outsideMl(state) / ML_PER_L);
    }

    /// Urea of plasma, mmol/L.
    public double ureaMmolPerL() {
        return state[UREA_OUTSIDE] / (outsideMl(state) / ML_PER_L);
    }

    /// All sodium outside the cells, mmol.
    public double sodiumMmol() {
        return state[SODIUM];
    }

    /// All potassium of the body, mmol.
    public double potassiumMmol() {
        return state[POTASSIUM_OUTSIDE] + state[POTASSIUM_CELLS];
    }

    /// All urea of the body, mmol.
    public double ureaMmol() {
        return state[UREA_OUTSIDE] + state[UREA_CELLS];
    }
}
