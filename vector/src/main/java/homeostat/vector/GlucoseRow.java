package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;

import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.GlucoseCoefficients;
import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.InsulinChain;
import jdk.incubator.vector.DoubleVector;

/// As many diabetics as fit into a vector register.
final class GlucoseRow {

    /// As in [GlucoseBody]: largest last terms of a step, mg/kg.
    private static final double TOLERANCE_MG_PER_KG = 1e-3;
    private static final double SHARE_OF_TOLERANCE = 0.3;
    private static final double STEEPEST = 690;
    private static final double MOLECULE_MG = 3e-19;
    private static final double MG_PER_GRAM = 1000;
    private static final double PMOL_PER_UNIT = 6000;
    private static final int[] STATES = {Rows.Q1, Rows.Q2, Rows.Q3, Rows.GP, Rows.GT, Rows.IP,
        Rows.X, Rows.I1, Rows.ID, Rows.IL, Rows.S1, Rows.S2, Rows.GS};

    final double[] rows = new double[Rows.SIZE];
    private final StomachLanes stomach = new StomachLanes(rows);
    private final InsulinLanes insulin = new InsulinLanes(rows);
    private final GlucoseSeriesLanes glucose = new GlucoseSeriesLanes(rows, TOLERANCE_MG_PER_KG);
    private final double[] abruptB = new double[WIDTH];
    private final double[] abruptD = new double[WIDTH];
    private final double[] shareB = new double[WIDTH];
    private final double[] shareD = new double[WIDTH];
    private final double[] stomachAtMealMg = new double[WIDTH];
    private final double[] eatenSinceMg = new double[WIDTH];
    private final boolean[] eating = new boolean[WIDTH];
    private boolean somebodyEats;
    private boolean stomachIsBusy;
    private boolean glucoseIsBusy;

    void seat(int lane, GlucosePatient patient) {
        GlucoseCoefficients all = patient.coefficients();
        GlucoseCoefficients.Gut gut = all.gut();
        put(lane, Rows.KMAX, gut.kmax(), -gut.kmax(), gut.kabs(), gut.kmax() - gut.kmin(),
                gut.f() / all.bodyWeightKg() / (SHARE_OF_TOLERANCE * TOLERANCE_MG_PER_KG));
        put(lane, Rows.WEIGHTS, InsulinChain.weights(all));
        put(lane, Rows.KI, all.liver().ki(), all.tissue().p2u(), 1 / all.insulin().vi(),
                -all.insulin().ib());
        put(lane, Rows.KM0, all.tissue().km0(), all.liver().kp1(), -all.liver().kp2(),
                -all.liver().kp3(), all.exchange().ke2());
        put(lane, Rows.VOLUME, all.exchange().vg(), PMOL_PER_UNIT / all.bodyWeightKg());
        for (int index = 0; index < GlucoseBody.STATES; index++) {
            rows[STATES[index] + lane] = patient.initialState().get(index);
        }
        abruptB[lane] = Math.min(STEEPEST, 5 / (1 - gut.b()));
        abruptD[lane] = Math.min(STEEPEST, 5 / gut.d());
        shareB[lane] = gut.b();
        shareD[lane] = gut.d();
        stomachAtMealMg[lane] = rows[Rows.Q1 + lane] + rows[Rows.Q2 + lane];
        serve(lane);
        insulin.rate();
        glucose.seat(lane, all);
    }

    /// Writes numbers of one patient into rows that follow each other.
    private void put(int lane, int firstRow, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            rows[firstRow + i * WIDTH + lane] = numbers[i];
        }
    }

    /// What enters during the next minute, from that place of two arrays on.
    void take(double[] units, double[] grams, int from) {
        DoubleVector mouthful = fromArray(SPECIES, grams, from);
        mouthful.mul(MG_PER_GRAM).intoArray(rows, Rows.EATING);
        fromArray(SPECIES, units, from).mul(fromArray(SPECIES, rows, Rows.PMOL_PER_UNIT))
                .intoArray(rows, Rows.INFUSED);
        boolean eats = mouthful.compare(GT, 0.0).anyTrue();
        if (eats || somebodyEats) {
            for (int lane = 0; lane < WIDTH; lane++) {
                eat(lane, grams[from + lane]);
            }
        }
        somebodyEats = eats;
    }

    private void eat(int lane, double grams) {
        if (grams > 0) {
            if (!eating[lane]) {
                stomachAtMealMg[lane] = rows[Rows.Q1 + lane] + rows[Rows.Q2 + lane];
                eatenSinceMg[lane] = 0;
            }
            eatenSinceMg[lane] += grams * MG_PER_GRAM;
            serve(lane);
        }
        eating[lane] = grams > 0;
    }

    private void serve(int lane) {
        double mealMg = stomachAtMealMg[lane] + eatenSinceMg[lane];
        boolean fed = mealMg >= MOLECULE_MG;
        rows[Rows.FALL_B + lane] = fed ? -abruptB[lane] / mealMg : 0;
        rows[Rows.FALL_D + lane] = fed ? -abruptD[lane] / mealMg : 0;
        rows[Rows.EDGE_B + lane] = shareB[lane] * mealMg;
        rows[Rows.EDGE_D + lane] = shareD[lane] * mealMg;
    }

    /// Stomach and gut live the minute, or a part of it; whether there is a rest.
    boolean digest() {
        stomachIsBusy = stomach.begin();
        return stomachIsBusy;
    }

    /// They live another part of it, if there is a rest.
    boolean digestOn() {
        stomachIsBusy = stomachIsBusy && stomach.goOn();
        return stomachIsBusy;
    }

    /// Insulin lives the minute.
    void infuse() {
        stomach.end();
        insulin.minute();
    }

    /// Glucose lives the minute of which stomach and insulin have told, or a part of it.
    boolean metabolise() {
        glucoseIsBusy = glucose.begin();
        return glucoseIsBusy;
    }

    /// It lives another part of it, if there is a rest.
    boolean metaboliseOn() {
        glucoseIsBusy = glucoseIsBusy && glucose.goOn();
        return glucoseIsBusy;
    }

    /// Writes everybody's glucose under the skin, mg/dL, from that place of an array on.
    void glucose(double[] mgPerDl, int from) {
        fromArray(SPECIES, rows, Rows.GS).div(fromArray(SPECIES, rows, Rows.VOLUME))
                .intoArray(mgPerDl, from);
    }

    double state(int lane, int index) {
        return rows[STATES[index] + lane];
    }
}
