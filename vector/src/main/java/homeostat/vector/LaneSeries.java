package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import homeostat.body.glucose.GlucoseBody;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// The equations of `homeostat.body.glucose.GlucoseSeries` for a row of patients at once: the same
/// operations in the same order, so the same bits. What each line means is said there.
///
/// Every patient decides for itself how long its step is and how many terms it needs; whoever has
/// enough waits for the slowest in the row. What is computed for those who wait is not used.
///
/// Methods hand each other rows, never vectors: a vector that crosses a call which the compiler did
/// not inline becomes an object.
final class LaneSeries {
    private static final int ORDER_MIN = 4;
    private static final double INSULIN_WEIGHT = 0.1;
    private static final double TANGENT_REACH = Math.PI / 4;
    static final double STEP_MINUTES_MIN = 0x1p-20;
    private static final double[] INVERSE = new double[Rows.ORDER_MAX + 1];

    static {
        for (int n = 1; n < INVERSE.length; n++) {
            INVERSE[n] = 1.0 / n;
        }
    }

    private final double[] rows;
    private final double toleranceMgPerKg;
    private int order;

    LaneSeries(double[] rows, double toleranceMgPerKg) {
        this.rows = rows;
        this.toleranceMgPerKg = toleranceMgPerKg;
    }

    /// How many terms the patient who needed most has.
    int order() {
        return order;
    }

    /// Whether nobody has more terms than [#ORDER_MIN], as in most minutes.
    boolean isUsual() {
        return order == ORDER_MIN;
    }

    /// Writes the series about the present states, how many terms of each count, and how far each
    /// can be trusted.
    void expand() {
        fillStomach();
        LaneTangent.tanh(rows, Rows.ARGUMENT_B, Rows.TANGENT_B);
        LaneTangent.tanh(rows, Rows.ARGUMENT_D, Rows.TANGENT_D);
        takeSides();
        digest(0, Rows.EATEN);
        infuse(0, Rows.INFUSED, Rows.IB);
        metabolise(0, Rows.CONSTANT);
        begin();
        while (isBeyondReach()) {
            continue;
        }
        int terms = 1;
        boolean open = true;
        while (open && terms < Rows.ORDER_MAX) {
            digest(terms, Rows.NOTHING);
            infuse(terms, Rows.NOTHING, Rows.NOTHING);
            metabolise(terms, Rows.NOTHING);
            terms++;
            open = needsMore(terms);
        }
        order = terms;
        while (open) {
            open = shorten();
        }
        forgetBeyond();
    }

    /// Takes away what the slowest in the row made the others compute: nobody's polynomial depends
    /// on who else there is. Nothing, times the step, and the first term of one's own is that term.
    private void forgetBeyond() {
        for (int n = ORDER_MIN + 1; n <= order; n++) {
            VectorMask<Double> beyond = fromArray(SPECIES, rows, Rows.ORDER).compare(LT, n);
            for (int index = 0; index < GlucoseBody.STATES; index++) {
                int term = Rows.state(index) + n * WIDTH;
                fromArray(SPECIES, rows, term).blend(0.0, beyond).intoArray(rows, term);
            }
        }
    }

    private void fillStomach() {
        DoubleVector content = fromArray(SPECIES, rows, Rows.Q1)
                .add(fromArray(SPECIES, rows, Rows.Q2));
        DoubleVector meal = fromArray(SPECIES, rows, Rows.MEAL);
        DoubleVector alpha = fromArray(SPECIES, rows, Rows.ALPHA);
        alpha.mul(content.sub(fromArray(SPECIES, rows, Rows.B).mul(meal)))
                .intoArray(rows, Rows.ARGUMENT_B);
        fromArray(SPECIES, rows, Rows.BETA)
                .mul(content.sub(fromArray(SPECIES, rows, Rows.D).mul(meal)))
                .intoArray(rows, Rows.ARGUMENT_D);
    }

    private void takeSides() {
        fromArray(SPECIES, rows, Rows.KMIN).add(fromArray(SPECIES, rows, Rows.KGUT_HALF_RANGE)
                .mul(fromArray(SPECIES, rows, Rows.TANGENT_B)
                        .sub(fromArray(SPECIES, rows, Rows.TANGENT_D)).add(2)))
                .intoArray(rows, Rows.KGUT);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = broadcast(SPECIES, 1);
        DoubleVector plasma = fromArray(SPECIES, rows, Rows.GP);
        DoubleVector tissue = fromArray(SPECIES, rows, Rows.GT);
        DoubleVector production = fromArray(SPECIES, rows, Rows.KP1);
        DoubleVector threshold = fromArray(SPECIES, rows, Rows.KE2);
        DoubleVector producing = zero.blend(one, production
                .sub(fromArray(SPECIES, rows, Rows.KP2).mul(plasma))
                .sub(fromArray(SPECIES, rows, Rows.KP3).mul(fromArray(SPECIES, rows, Rows.ID)))
                .compare(GT, 0.0));
        DoubleVector excreting = zero.blend(fromArray(SPECIES, rows, Rows.KE1),
                plasma.compare(GT, threshold));
        producing.intoArray(rows, Rows.PRODUCING);
        excreting.intoArray(rows, Rows.EXCRETING);
        zero.blend(one, plasma.compare(GE, 0.0)).intoArray(rows, Rows.PLASMA_MOVES);
        zero.blend(one, tissue.compare(GE, 0.0)).intoArray(rows, Rows.TISSUE_MOVES);
        zero.blend(one, fromArray(SPECIES, rows, Rows.GS).compare(GE, 0.0))
                .intoArray(rows, Rows.SKIN_MOVES);
        one.div(fromArray(SPECIES, rows, Rows.KM0).add(tissue)).intoArray(rows, Rows.PER_HALF_USE);
        fromArray(SPECIES, rows, Rows.VM0).add(fromArray(SPECIES, rows, Rows.VMX)
                .mul(fromArray(SPECIES, rows, Rows.X))).intoArray(rows, Rows.USE_NOW);
        producing.mul(production).sub(fromArray(SPECIES, rows, Rows.FSNC))
                .add(excreting.mul(threshold)).intoArray(rows, Rows.CONSTANT);
    }

    private void begin() {
        DoubleVector remaining = fromArray(SPECIES, rows, Rows.REMAINING);
        DoubleVector one = broadcast(SPECIES, 1);
        DoubleVector speed = fromArray(SPECIES, rows, Rows.CONTENT).abs();
        DoubleVector toB = fromArray(SPECIES, rows, Rows.ARGUMENT_B).abs().mul(0.5)
                .add(TANGENT_REACH).div(fromArray(SPECIES, rows, Rows.ALPHA).mul(speed));
        DoubleVector toD = fromArray(SPECIES, rows, Rows.ARGUMENT_D).abs().mul(0.5)
                .add(TANGENT_REACH).div(fromArray(SPECIES, rows, Rows.BETA).mul(speed));
        toB.min(toD).intoArray(rows, Rows.REACH);
        remaining.intoArray(rows, Rows.STEP);
        one.intoArray(rows, Rows.POWER);
        broadcast(SPECIES, Rows.ORDER_MAX).intoArray(rows, Rows.ORDER);
        DoubleVector.zero(SPECIES).blend(one, remaining.compare(GT, 0.0))
                .intoArray(rows, Rows.OPEN);
    }

    /// Halves the steps that go further than the tangents' series; false when there are none left.
    private boolean isBeyondReach() {
        DoubleVector step = fromArray(SPECIES, rows, Rows.STEP);
        VectorMask<Double> beyond = step.compare(GT, fromArray(SPECIES, rows, Rows.REACH))
                .and(step.compare(GT, STEP_MINUTES_MIN));
        step.blend(step.mul(0.5), beyond).intoArray(rows, Rows.STEP);
        return beyond.anyTrue();
    }

    /// Notes who has enough with `terms` terms; false when everybody has.
    private boolean needsMore(int terms) {
        DoubleVector power = fromArray(SPECIES, rows, Rows.POWER)
                .mul(fromArray(SPECIES, rows, Rows.STEP));
        power.intoArray(rows, Rows.POWER);
        if (terms < ORDER_MIN) {
            return true;
        }
        weighLastTerms(terms);
        DoubleVector open = fromArray(SPECIES, rows, Rows.OPEN);
        VectorMask<Double> enough = fromArray(SPECIES, rows, Rows.LAST_TERMS).mul(power)
                .compare(LE, toleranceMgPerKg).and(open.compare(GT, 0.0));
        fromArray(SPECIES, rows, Rows.ORDER).blend(terms, enough).intoArray(rows, Rows.ORDER);
        DoubleVector still = open.blend(0.0, enough);
        still.intoArray(rows, Rows.OPEN);
        return still.compare(GT, 0.0).anyTrue();
    }

    /// Halves the steps of those whose last terms still matter; false when there are none left.
    private boolean shorten() {
        weighLastTerms(Rows.ORDER_MAX);
        DoubleVector step = fromArray(SPECIES, rows, Rows.STEP);
        DoubleVector power = fromArray(SPECIES, rows, Rows.POWER);
        VectorMask<Double> far = fromArray(SPECIES, rows, Rows.LAST_TERMS).mul(power)
                .compare(GT, toleranceMgPerKg).and(step.compare(GT, STEP_MINUTES_MIN))
                .and(fromArray(SPECIES, rows, Rows.OPEN).compare(GT, 0.0));
        step.blend(step.mul(0.5), far).intoArray(rows, Rows.STEP);
        power.blend(power.mul(1.0 / (1 << Rows.ORDER_MAX - 1)), far).intoArray(rows, Rows.POWER);
        DoubleVector.zero(SPECIES).blend(1.0, far).intoArray(rows, Rows.OPEN);
        return far.anyTrue();
    }

    private void weighLastTerms(int terms) {
        DoubleVector step = fromArray(SPECIES, rows, Rows.STEP);
        int now = terms * WIDTH;
        int before = now - WIDTH;
        DoubleVector liquid = fromArray(SPECIES, rows, Rows.Q2 + before).abs()
                .add(fromArray(SPECIES, rows, Rows.Q2 + now).abs().mul(step));
        DoubleVector gut = fromArray(SPECIES, rows, Rows.Q3 + before).abs()
                .add(fromArray(SPECIES, rows, Rows.Q3 + now).abs().mul(step));
        DoubleVector plasma = fromArray(SPECIES, rows, Rows.GP + before).abs()
                .add(fromArray(SPECIES, rows, Rows.GP + now).abs().mul(step));
        DoubleVector tissue = fromArray(SPECIES, rows, Rows.GT + before).abs()
                .add(fromArray(SPECIES, rows, Rows.GT + now).abs().mul(step));
        DoubleVector skin = fromArray(SPECIES, rows, Rows.GS + before).abs()
                .add(fromArray(SPECIES, rows, Rows.GS + now).abs().mul(step));
        DoubleVector insulin = fromArray(SPECIES, rows, Rows.IP + before).abs()
                .add(fromArray(SPECIES, rows, Rows.IP + now).abs().mul(step));
        DoubleVector liver = fromArray(SPECIES, rows, Rows.IL + before).abs()
                .add(fromArray(SPECIES, rows, Rows.IL + now).abs().mul(step));
        DoubleVector meal = liquid.max(gut)
                .mul(fromArray(SPECIES, rows, Rows.SHARE_MG_PER_KG));
        DoubleVector glucose = plasma.max(tissue.max(skin));
        DoubleVector action = insulin.max(liver).mul(INSULIN_WEIGHT);
        meal.max(glucose.max(action)).intoArray(rows, Rows.LAST_TERMS);
    }

    private void digest(int n, int eatenRow) {
        DoubleVector flow = DoubleVector.zero(SPECIES);
        DoubleVector squareB = flow;
        DoubleVector squareD = flow;
        for (int j = 0; j <= n; j++) {
            int up = j * WIDTH;
            int down = (n - j) * WIDTH;
            flow = flow.add(fromArray(SPECIES, rows, Rows.KGUT + up)
                    .mul(fromArray(SPECIES, rows, Rows.Q2 + down)));
            squareB = squareB.add(fromArray(SPECIES, rows, Rows.TANGENT_B + up)
                    .mul(fromArray(SPECIES, rows, Rows.TANGENT_B + down)));
            squareD = squareD.add(fromArray(SPECIES, rows, Rows.TANGENT_D + up)
                    .mul(fromArray(SPECIES, rows, Rows.TANGENT_D + down)));
        }
        int now = n * WIDTH;
        DoubleVector one = broadcast(SPECIES, n == 0 ? 1 : 0);
        DoubleVector eaten = fromArray(SPECIES, rows, eatenRow);
        one.sub(squareB).intoArray(rows, Rows.SLOPE_B + now);
        one.sub(squareD).intoArray(rows, Rows.SLOPE_D + now);
        eaten.sub(flow).intoArray(rows, Rows.CONTENT + now);
        DoubleVector chainB = DoubleVector.zero(SPECIES);
        DoubleVector chainD = chainB;
        for (int j = 0; j <= n; j++) {
            int up = j * WIDTH;
            DoubleVector content = fromArray(SPECIES, rows, Rows.CONTENT + (n - j) * WIDTH);
            chainB = chainB.add(fromArray(SPECIES, rows, Rows.SLOPE_B + up).mul(content));
            chainD = chainD.add(fromArray(SPECIES, rows, Rows.SLOPE_D + up).mul(content));
        }
        double inverse = INVERSE[n + 1];
        int next = now + WIDTH;
        DoubleVector ground = fromArray(SPECIES, rows, Rows.KMAX)
                .mul(fromArray(SPECIES, rows, Rows.Q1 + now));
        DoubleVector absorbed = fromArray(SPECIES, rows, Rows.KABS)
                .mul(fromArray(SPECIES, rows, Rows.Q3 + now));
        eaten.sub(ground).mul(inverse).intoArray(rows, Rows.Q1 + next);
        ground.sub(flow).mul(inverse).intoArray(rows, Rows.Q2 + next);
        flow.sub(absorbed).mul(inverse).intoArray(rows, Rows.Q3 + next);
        DoubleVector tangentB = fromArray(SPECIES, rows, Rows.ALPHA).mul(chainB).mul(inverse);
        DoubleVector tangentD = fromArray(SPECIES, rows, Rows.BETA).mul(chainD).mul(inverse);
        tangentB.intoArray(rows, Rows.TANGENT_B + next);
        tangentD.intoArray(rows, Rows.TANGENT_D + next);
        fromArray(SPECIES, rows, Rows.KGUT_HALF_RANGE).mul(tangentB.sub(tangentD))
                .intoArray(rows, Rows.KGUT + next);
    }

    private void infuse(int n, int infusedRow, int basalRow) {
        double inverse = INVERSE[n + 1];
        int now = n * WIDTH;
        int next = now + WIDTH;
        DoubleVector first = fromArray(SPECIES, rows, Rows.S1 + now);
        DoubleVector plasma = fromArray(SPECIES, rows, Rows.IP + now);
        DoubleVector stored = fromArray(SPECIES, rows, Rows.IL + now);
        DoubleVector signal = fromArray(SPECIES, rows, Rows.I1 + now);
        DoubleVector delay = fromArray(SPECIES, rows, Rows.KI);
        DoubleVector concentration = plasma.mul(fromArray(SPECIES, rows, Rows.PER_INSULIN_VOLUME));
        DoubleVector leavingFirst = fromArray(SPECIES, rows, Rows.KA1).mul(first);
        DoubleVector leavingSecond = fromArray(SPECIES, rows, Rows.KA2)
                .mul(fromArray(SPECIES, rows, Rows.S2 + now));
        DoubleVector diffusing = fromArray(SPECIES, rows, Rows.KD).mul(first);
        fromArray(SPECIES, rows, infusedRow).sub(leavingFirst).sub(diffusing).mul(inverse)
                .intoArray(rows, Rows.S1 + next);
        diffusing.sub(leavingSecond).mul(inverse).intoArray(rows, Rows.S2 + next);
        fromArray(SPECIES, rows, Rows.M1).mul(stored)
                .sub(fromArray(SPECIES, rows, Rows.M2_M4).mul(plasma))
                .add(leavingFirst).add(leavingSecond).mul(inverse)
                .intoArray(rows, Rows.IP + next);
        fromArray(SPECIES, rows, Rows.M2).mul(plasma)
                .sub(fromArray(SPECIES, rows, Rows.M1_M30).mul(stored)).mul(inverse)
                .intoArray(rows, Rows.IL + next);
        fromArray(SPECIES, rows, Rows.P2U).mul(concentration
                .sub(fromArray(SPECIES, rows, basalRow))
                .sub(fromArray(SPECIES, rows, Rows.X + now))).mul(inverse)
                .intoArray(rows, Rows.X + next);
        delay.mul(concentration.sub(signal)).mul(inverse).intoArray(rows, Rows.I1 + next);
        delay.mul(signal.sub(fromArray(SPECIES, rows, Rows.ID + now))).mul(inverse)
                .intoArray(rows, Rows.ID + next);
    }

    private void metabolise(int n, int constantRow) {
        DoubleVector quotient = DoubleVector.zero(SPECIES);
        DoubleVector used = quotient;
        for (int j = 1; j <= n; j++) {
            int up = j * WIDTH;
            DoubleVector share = fromArray(SPECIES, rows, Rows.SHARE + (n - j) * WIDTH);
            quotient = quotient.add(fromArray(SPECIES, rows, Rows.GT + up).mul(share));
            used = used.add(fromArray(SPECIES, rows, Rows.X + up).mul(share));
        }
        int now = n * WIDTH;
        int next = now + WIDTH;
        double inverse = INVERSE[n + 1];
        DoubleVector held = fromArray(SPECIES, rows, Rows.GT + now);
        DoubleVector plasma = fromArray(SPECIES, rows, Rows.GP + now);
        DoubleVector share = held.sub(quotient)
                .mul(fromArray(SPECIES, rows, Rows.PER_HALF_USE));
        share.intoArray(rows, Rows.SHARE + now);
        DoubleVector use = fromArray(SPECIES, rows, Rows.USE_NOW).mul(share)
                .add(fromArray(SPECIES, rows, Rows.VMX).mul(used));
        DoubleVector toTissue = fromArray(SPECIES, rows, Rows.K1).mul(plasma)
                .sub(fromArray(SPECIES, rows, Rows.K2).mul(held));
        DoubleVector produced = fromArray(SPECIES, rows, Rows.PRODUCING).neg()
                .mul(fromArray(SPECIES, rows, Rows.KP2).mul(plasma)
                        .add(fromArray(SPECIES, rows, Rows.KP3)
                                .mul(fromArray(SPECIES, rows, Rows.ID + now))));
        DoubleVector appearing = fromArray(SPECIES, rows, Rows.APPEARANCE_PER_MG)
                .mul(fromArray(SPECIES, rows, Rows.Q3 + now));
        DoubleVector excreted = fromArray(SPECIES, rows, Rows.EXCRETING).mul(plasma);
        fromArray(SPECIES, rows, Rows.PLASMA_MOVES)
                .mul(fromArray(SPECIES, rows, constantRow).add(produced).add(appearing)
                        .sub(excreted).sub(toTissue)).mul(inverse)
                .intoArray(rows, Rows.GP + next);
        fromArray(SPECIES, rows, Rows.TISSUE_MOVES).mul(toTissue.sub(use)).mul(inverse)
                .intoArray(rows, Rows.GT + next);
        fromArray(SPECIES, rows, Rows.SKIN_MOVES).mul(fromArray(SPECIES, rows, Rows.KSC))
                .mul(plasma.sub(fromArray(SPECIES, rows, Rows.GS + now))).mul(inverse)
                .intoArray(rows, Rows.GS + next);
    }
}
