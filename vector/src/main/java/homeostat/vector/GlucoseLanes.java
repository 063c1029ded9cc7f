package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import homeostat.body.BodyException;
import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.GlucoseCoefficients;
import homeostat.body.glucose.GlucosePatient;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// As many virtual diabetics as fit into a vector register, living their minutes together.
///
/// Each is a [GlucoseBody] to the last bit, whoever shares the register with it: nothing that one
/// patient needs (a shorter step, another term, a corner of the model) touches another. So this is
/// only ever a matter of speed, and nothing needs it: it uses a module of the JDK that says of
/// itself that it is not final (`--add-modules jdk.incubator.vector`).
///
/// Nothing is allocated after construction once the compiler has seen it.
public final class GlucoseLanes {

    /// As in [GlucoseBody]: largest last term of a step, mg/kg.
    private static final double TOLERANCE_MG_PER_KG = 1e-3;
    private static final double MOLECULE_MG = 3e-19;
    private static final double MG_PER_GRAM = 1000;
    private static final double PMOL_PER_UNIT = 6000;
    private static final double INSULIN_UNITS_MAX = 1000;
    private static final double CARBOHYDRATE_GRAMS_MAX = 500;

    private final List<GlucosePatient> patients;
    private final double[] rows = new double[Rows.SIZE];
    private final LaneSeries series = new LaneSeries(rows, TOLERANCE_MG_PER_KG);
    private final double[] pmolPerKgPerUnit = new double[WIDTH];
    private final double[] volumeDlPerKg = new double[WIDTH];
    private final double[] stomachAtMealMg = new double[WIDTH];
    private final double[] eatenSinceMg = new double[WIDTH];
    private final boolean[] eating = new boolean[WIDTH];

    /// Patients side by side on this processor: two, four or eight.
    public static int width() {
        return WIDTH;
    }

    /// These people, from their fasting state; at most as many as [#width].
    ///
    /// @throws BodyException when there is nobody, or more than fit
    public GlucoseLanes(List<GlucosePatient> patients) {
        if (patients.isEmpty() || patients.size() > WIDTH) {
            throw new BodyException("not a row of patients: patients=" + patients.size()
                    + ", expected 1 to " + WIDTH);
        }
        this.patients = List.copyOf(patients);
        for (int lane = 0; lane < WIDTH; lane++) {
            seat(lane, patients.get(Math.min(lane, patients.size() - 1)));
        }
    }

    /// How many people there are.
    public int size() {
        return patients.size();
    }

    /// Who sits in a lane.
    public GlucosePatient patient(int lane) {
        return patients.get(lane);
    }

    private void seat(int lane, GlucosePatient patient) {
        GlucoseCoefficients all = patient.coefficients();
        GlucoseCoefficients.Gut gut = all.gut();
        double shareMgPerKg = gut.f() / all.bodyWeightKg();
        put(lane, Rows.KMAX, gut.kmax(), gut.kmin(), gut.kabs(), gut.b(), gut.d(),
                (gut.kmax() - gut.kmin()) / 2, shareMgPerKg, shareMgPerKg * gut.kabs(),
                1 / all.insulin().vi());
        put(lane, Rows.KP1, all.liver().kp1(), all.liver().kp2(), all.liver().kp3(),
                all.liver().ki());
        put(lane, Rows.K1, all.exchange().k1(), all.exchange().k2(), all.exchange().ke1(),
                all.exchange().ke2(), all.exchange().ksc());
        put(lane, Rows.VM0, all.tissue().vm0(), all.tissue().vmx(), all.tissue().km0(),
                all.tissue().p2u(), all.tissue().fsnc());
        put(lane, Rows.IB, all.insulin().ib(), all.insulin().m1(), all.insulin().m2(),
                all.insulin().m2() + all.insulin().m4(),
                all.insulin().m1() + all.insulin().m30());
        put(lane, Rows.KD, all.subcutis().kd(), all.subcutis().ka1(), all.subcutis().ka2());
        for (int index = 0; index < GlucoseBody.STATES; index++) {
            rows[Rows.state(index) + lane] = patient.initialState().get(index);
        }
        pmolPerKgPerUnit[lane] = PMOL_PER_UNIT / all.bodyWeightKg();
        volumeDlPerKg[lane] = all.exchange().vg();
        stomachAtMealMg[lane] = rows[Rows.Q1 + lane] + rows[Rows.Q2 + lane];
        fill(lane);
    }

    /// Writes numbers of one patient into rows that follow each other.
    private void put(int lane, int firstRow, double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            rows[firstRow + i * WIDTH + lane] = numbers[i];
        }
    }

    /// Lives one minute; the arrays hold a number for each lane, as [GlucoseBody#minute] wants it.
    ///
    /// @throws BodyException when one is negative, not a number, or beyond any syringe or mouth
    public void minute(double[] insulinUnits, double[] carbohydrateGrams) {
        for (int lane = 0; lane < WIDTH; lane++) {
            int mine = Math.min(lane, patients.size() - 1);
            take(lane, insulinUnits[mine], carbohydrateGrams[mine]);
        }
        boolean living = true;
        while (living) {
            series.expand();
            living = advance();
        }
        forgetTraces();
    }

    private void take(int lane, double units, double grams) {
        if (!(units >= 0 && units <= INSULIN_UNITS_MAX)
                || !(grams >= 0 && grams <= CARBOHYDRATE_GRAMS_MAX)) {
            throw new BodyException("impossible minute: lane=" + lane + " units=" + units
                    + " grams=" + grams + ", expected 0 to 1000 U and 0 to 500 g");
        }
        if (grams > 0) {
            if (!eating[lane]) {
                stomachAtMealMg[lane] = rows[Rows.Q1 + lane] + rows[Rows.Q2 + lane];
                eatenSinceMg[lane] = 0;
            }
            eatenSinceMg[lane] += grams * MG_PER_GRAM;
            fill(lane);
        }
        eating[lane] = grams > 0;
        rows[Rows.EATEN + lane] = grams * MG_PER_GRAM;
        rows[Rows.INFUSED + lane] = units * pmolPerKgPerUnit[lane];
        rows[Rows.REMAINING + lane] = 1;
    }

    /// Notes the size of the meal, and what the stomach makes of it.
    private void fill(int lane) {
        double mealMg = stomachAtMealMg[lane] + eatenSinceMg[lane];
        boolean fed = mealMg >= MOLECULE_MG;
        rows[Rows.MEAL + lane] = mealMg;
        rows[Rows.ALPHA + lane] = fed ? 2.5 / (mealMg * (1 - rows[Rows.B + lane])) : 0;
        rows[Rows.BETA + lane] = fed ? 2.5 / (mealMg * rows[Rows.D + lane]) : 0;
    }

    /// Takes the steps that the series allow; false when the minute is over for everybody.
    private boolean advance() {
        at(Rows.GP, Rows.PLASMA_THEN);
        at(Rows.ID, Rows.SIGNAL_THEN);
        long passing = passingCorners();
        for (int lane = 0; passing != 0 && lane < WIDTH; lane++) {
            if ((passing >> lane & 1) != 0) {
                rows[Rows.STEP + lane] = toCorner(lane);
            }
        }
        if (series.isUsual()) {
            moveUsually();
        } else {
            for (int index = 0; index < GlucoseBody.STATES; index++) {
                move(Rows.state(index));
            }
        }
        DoubleVector remaining = fromArray(SPECIES, rows, Rows.REMAINING);
        DoubleVector left = remaining.blend(remaining.sub(fromArray(SPECIES, rows, Rows.STEP)),
                remaining.compare(GT, 0.0));
        left.intoArray(rows, Rows.REMAINING);
        return left.compare(GT, 0.0).anyTrue();
    }

    /// The values of a series at the ends of the steps.
    private void at(int from, int to) {
        DoubleVector step = fromArray(SPECIES, rows, Rows.STEP);
        DoubleVector sum = fromArray(SPECIES, rows, from + series.order() * WIDTH);
        for (int n = series.order() - 1; n >= 0; n--) {
            sum = sum.mul(step).add(fromArray(SPECIES, rows, from + n * WIDTH));
        }
        sum.intoArray(rows, to);
    }

    /// Moves everybody who steps, when nobody has more than the usual four terms.
    private void moveUsually() {
        DoubleVector step = fromArray(SPECIES, rows, Rows.STEP);
        VectorMask<Double> moving = fromArray(SPECIES, rows, Rows.REMAINING).compare(GT, 0.0);
        for (int index = 0; index < GlucoseBody.STATES; index++) {
            int from = Rows.state(index);
            DoubleVector now = fromArray(SPECIES, rows, from);
            DoubleVector then = fromArray(SPECIES, rows, from + 4 * WIDTH).mul(step)
                    .add(fromArray(SPECIES, rows, from + 3 * WIDTH)).mul(step)
                    .add(fromArray(SPECIES, rows, from + 2 * WIDTH)).mul(step)
                    .add(fromArray(SPECIES, rows, from + WIDTH)).mul(step).add(now);
            now.blend(then, moving).intoArray(rows, from);
        }
    }

    private void move(int from) {
        at(from, Rows.LAST_TERMS);
        fromArray(SPECIES, rows, from).blend(fromArray(SPECIES, rows, Rows.LAST_TERMS),
                fromArray(SPECIES, rows, Rows.REMAINING).compare(GT, 0.0)).intoArray(rows, from);
    }

    /// One bit for each lane whose liver, kidney or emptiness of plasma changes sides in its step.
    private long passingCorners() {
        DoubleVector then = fromArray(SPECIES, rows, Rows.PLASMA_THEN);
        DoubleVector now = fromArray(SPECIES, rows, Rows.GP);
        DoubleVector threshold = fromArray(SPECIES, rows, Rows.KE2);
        VectorMask<Double> liver = fromArray(SPECIES, rows, Rows.KP1)
                .sub(fromArray(SPECIES, rows, Rows.KP2).mul(then))
                .sub(fromArray(SPECIES, rows, Rows.KP3)
                        .mul(fromArray(SPECIES, rows, Rows.SIGNAL_THEN)))
                .compare(GT, 0.0)
                .xor(fromArray(SPECIES, rows, Rows.PRODUCING).compare(GT, 0.0));
        VectorMask<Double> kidney = then.compare(GT, threshold).xor(now.compare(GT, threshold));
        VectorMask<Double> empty = then.compare(GE, 0.0).xor(now.compare(GE, 0.0));
        return liver.or(kidney).or(empty)
                .and(fromArray(SPECIES, rows, Rows.REMAINING).compare(GT, 0.0)).toLong();
    }

    /// The step of one patient, ended just past the corner it passes.
    private double toCorner(int lane) {
        double before = 0;
        double after = rows[Rows.STEP + lane];
        while (after - before > LaneSeries.STEP_MINUTES_MIN) {
            double middle = (before + after) / 2;
            if (passesCorner(lane, middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    private boolean passesCorner(int lane, double minutes) {
        double then = at(Rows.GP, lane, minutes);
        double now = rows[Rows.GP + lane];
        double threshold = rows[Rows.KE2 + lane];
        double produced = rows[Rows.KP1 + lane] - rows[Rows.KP2 + lane] * then
                - rows[Rows.KP3 + lane] * at(Rows.ID, lane, minutes);
        return produced > 0 != rows[Rows.PRODUCING + lane] > 0
                || then > threshold != now > threshold
                || then >= 0 != now >= 0;
    }

    private double at(int from, int lane, double minutes) {
        int order = (int) rows[Rows.ORDER + lane];
        double sum = rows[from + order * WIDTH + lane];
        for (int n = order - 1; n >= 0; n--) {
            sum = sum * minutes + rows[from + n * WIDTH + lane];
        }
        return sum;
    }

    private void forgetTraces() {
        DoubleVector solid = fromArray(SPECIES, rows, Rows.Q1);
        DoubleVector liquid = fromArray(SPECIES, rows, Rows.Q2);
        DoubleVector gut = fromArray(SPECIES, rows, Rows.Q3);
        solid.blend(0.0, solid.compare(LT, MOLECULE_MG)).intoArray(rows, Rows.Q1);
        liquid.blend(0.0, liquid.compare(LT, MOLECULE_MG)).intoArray(rows, Rows.Q2);
        gut.blend(0.0, gut.compare(LT, MOLECULE_MG)).intoArray(rows, Rows.Q3);
    }

    /// Glucose where a sensor sits, in the fluid under the skin.
    public double subcutaneousGlucoseMgPerDl(int lane) {
        return rows[Rows.GS + lane] / volumeDlPerKg[lane];
    }

    /// One of the thirteen states, as [GlucoseBody#state] gives it.
    public double state(int lane, int index) {
        return rows[Rows.state(index) + lane];
    }
}
