package homeostat.body.kidney;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;

/// Urea in two pools of water, cells and what surrounds them, during and between treatments.
///
/// Blood is cleared faster than cells can follow, so that after a treatment its urea rebounds: the
/// dose that the blood shows at the end is more than the body got.
///
/// Source: Sargent, Gotch, "Principles and biophysics of dialysis", in Drukker, Parsons, Maher,
/// Replacement of Renal Function by Dialysis; variable volumes and regional kinetics as in
/// Schneditz, Daugirdas, ASAIO Journal 39 (1993) M223.
public final class UreaKinetics implements Dynamics {
    /// A step at which worked cases stand to five digits, min.
    public static final double STEP_MINUTES = 0.25;

    private static final int OUTSIDE_ML = 0;
    private static final int CELLS_ML = 1;
    private static final int OUTSIDE_MG = 2;
    private static final int CELLS_MG = 3;
    private static final int STATES = 4;
    /// The share of the body's water outside its cells; the same share of urea is made there, and
    /// of the water that is drawn off comes from there.
    private static final double OUTSIDE_SHARE = 1.0 / 3;

    private final double exchangeMlPerMin;
    private final double generationMgPerMin;
    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private double clearanceMlPerMin;
    private double ultrafiltrationMlPerMin;

    /// @param waterMl all water of the body
    /// @param exchangeMlPerMin between the pools, 300 to 900
    /// @param generationMgPerMin urea that the body makes
    /// @param startMgPerMl its concentration at the start, the same in both pools
    public UreaKinetics(double waterMl, double exchangeMlPerMin, double generationMgPerMin,
            double startMgPerMl) {
        this.exchangeMlPerMin = exchangeMlPerMin;
        this.generationMgPerMin = generationMgPerMin;
        state[OUTSIDE_ML] = waterMl * OUTSIDE_SHARE;
        state[CELLS_ML] = waterMl - state[OUTSIDE_ML];
        state[OUTSIDE_MG] = state[OUTSIDE_ML] * startMgPerMl;
        state[CELLS_MG] = state[CELLS_ML] * startMgPerMl;
    }

    /// What acts on it from now on: a filter's clearance and the water it draws, 0 between
    /// treatments.
    public void treat(double clearanceMlPerMin, double ultrafiltrationMlPerMin) {
        this.clearanceMlPerMin = clearanceMlPerMin;
        this.ultrafiltrationMlPerMin = ultrafiltrationMlPerMin;
    }

    /// Lives `minutes` in one step.
    public void step(double minutes) {
        integrator.step(0, state, minutes);
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double minutes, double[] now, double[] slopes) {
        double outside = now[OUTSIDE_MG] / now[OUTSIDE_ML];
        double cells = now[CELLS_MG] / now[CELLS_ML];
        double drawn = ultrafiltrationMlPerMin * (1 - OUTSIDE_SHARE);
        double across = exchangeMlPerMin * (cells - outside) + drawn * cells;
        slopes[OUTSIDE_ML] = drawn - ultrafiltrationMlPerMin;
        slopes[CELLS_ML] = -drawn;
        slopes[OUTSIDE_MG] = across - clearanceMlPerMin * outside
                + generationMgPerMin * OUTSIDE_SHARE;
        slopes[CELLS_MG] = generationMgPerMin * (1 - OUTSIDE_SHARE) - across;
    }

    /// Urea in blood, mg/mL.
    public double bloodMgPerMl() {
        return state[OUTSIDE_MG] / state[OUTSIDE_ML];
    }

    /// Urea in the cells, mg/mL.
    public double cellsMgPerMl() {
        return state[CELLS_MG] / state[CELLS_ML];
    }

    /// All urea of the body, mg.
    public double ureaMg() {
        return state[OUTSIDE_MG] + state[CELLS_MG];
    }

    /// All water of the body, mL.
    public double waterMl() {
        return state[OUTSIDE_ML] + state[CELLS_ML];
    }
}
