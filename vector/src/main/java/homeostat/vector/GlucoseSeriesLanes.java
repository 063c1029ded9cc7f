package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import homeostat.body.glucose.GlucoseCoefficients;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/// The equations of `homeostat.body.glucose.GlucoseSeries` for a row of patients at once: the same
/// operations in the same order, so the same bits; see [StomachLanes].
///
/// A patient who passes a corner is looked after alone: that is once or twice in an hour of eight.
final class GlucoseSeriesLanes {
    private static final double THIRD = 1.0 / 3;
    private static final double TWELFTH = 1.0 / 12;

    private final double[] rows;
    private final double toleranceMgPerKg;
    private final GlucoseCoefficients[] coefficients = new GlucoseCoefficients[WIDTH];

    GlucoseSeriesLanes(double[] rows, double toleranceMgPerKg) {
        this.rows = rows;
        this.toleranceMgPerKg = toleranceMgPerKg;
    }

    /// Whose life it is; the states are in their rows.
    void seat(int lane, GlucoseCoefficients all) {
        coefficients[lane] = all;
        takeSides(lane, rows[Rows.ID + lane]);
    }

    private void takeSides(int lane, double signal) {
        GlucoseCoefficients.Liver liver = coefficients[lane].liver();
        GlucoseCoefficients.Exchange exchange = coefficients[lane].exchange();
        GlucoseCoefficients.Tissue tissue = coefficients[lane].tissue();
        double share = coefficients[lane].gut().f() / coefficients[lane].bodyWeightKg();
        double gp = rows[Rows.GP + lane];
        boolean produces = production(lane, gp, signal) > 0;
        boolean excretes = gp > exchange.ke2();
        double plasmaMoves = gp >= 0 ? 1 : 0;
        double tissueMoves = rows[Rows.GT + lane] >= 0 ? 1 : 0;
        double made = produces ? plasmaMoves : 0;
        double excreted = excretes ? plasmaMoves * exchange.ke1() : 0;
        rows[Rows.PRODUCING + lane] = produces ? 1 : -1;
        rows[Rows.EXCRETING + lane] = excretes ? 1 : -1;
        rows[Rows.CONSTANT + lane] =
                made * liver.kp1() - plasmaMoves * tissue.fsnc() + excreted * exchange.ke2();
        rows[Rows.LEAVING + lane] =
                -(made * liver.kp2() + excreted + plasmaMoves * exchange.k1());
        rows[Rows.RETURNING + lane] = plasmaMoves * exchange.k2();
        rows[Rows.SUPPRESSING + lane] = -made * liver.kp3();
        rows[Rows.APPEARING + lane] = plasmaMoves * (share * coefficients[lane].gut().kabs());
        rows[Rows.ABSORBING + lane] = plasmaMoves * share;
        rows[Rows.ENTERING + lane] = tissueMoves * exchange.k1();
        rows[Rows.LOST + lane] = -tissueMoves * exchange.k2();
        rows[Rows.VM0 + lane] = -tissueMoves * tissue.vm0();
        rows[Rows.VMX + lane] = -tissueMoves * tissue.vmx();
        rows[Rows.DIFFUSING + lane] = rows[Rows.GS + lane] >= 0 ? exchange.ksc() : 0;
    }

    /// Begins the minute that stomach and insulin have just lived; whether somebody has a rest of
    /// it before them.
    boolean begin() {
        supply();
        expand();
        broadcast(SPECIES, 0).intoArray(rows, Rows.DONE);
        return advance();
    }

    /// Takes another step of the minute; whether there is still a rest of it.
    boolean goOn() {
        supply();
        shift();
        expand();
        return advance();
    }

    private void supply() {
        DoubleVector appearing = fromArray(SPECIES, rows, Rows.APPEARING);
        DoubleVector suppressing = fromArray(SPECIES, rows, Rows.SUPPRESSING);
        DoubleVector constant = fromArray(SPECIES, rows, Rows.CONSTANT);
        DoubleVector signalBefore = fromArray(SPECIES, rows, Rows.SIGNAL_BEFORE);
        DoubleVector signalRateBefore = fromArray(SPECIES, rows, Rows.SIGNAL_RATE_BEFORE);
        DoubleVector signal = fromArray(SPECIES, rows, Rows.ID);
        DoubleVector signalRate = fromArray(SPECIES, rows, Rows.SIGNAL_RATE);
        DoubleVector minusTwo = broadcast(SPECIES, -2);
        DoubleVector before = appearing.fma(fromArray(SPECIES, rows, Rows.GUT_BEFORE),
                suppressing.fma(signalBefore, constant));
        DoubleVector more = appearing.fma(fromArray(SPECIES, rows, Rows.Q3), suppressing.fma(signal,
                constant)).sub(before);
        DoubleVector rates = appearing.fma(fromArray(SPECIES, rows, Rows.GUT_RATE_BEFORE).add(
                fromArray(SPECIES, rows, Rows.GUT_RATE_AFTER)),
                suppressing.mul(signalRateBefore.add(signalRate)));
        DoubleVector meanSignal = broadcast(SPECIES, TWELFTH).fma(
                signalRateBefore.sub(signalRate), signalBefore.add(signal).mul(0.5));
        DoubleVector mean = fromArray(SPECIES, rows, Rows.ABSORBING).fma(
                fromArray(SPECIES, rows, Rows.ABSORBED), suppressing.fma(meanSignal, constant));
        DoubleVector p3 = minusTwo.fma(more, rates);
        DoubleVector p1 = broadcast(SPECIES, 6).fma(mean.sub(before),
                minusTwo.fma(more, p3.mul(0.5)));
        before.intoArray(rows, Rows.P0);
        p3.intoArray(rows, Rows.P3);
        p1.intoArray(rows, Rows.P1);
        more.sub(p3).sub(p1).intoArray(rows, Rows.P2);
        DoubleVector vm0 = fromArray(SPECIES, rows, Rows.VM0);
        DoubleVector vmx = fromArray(SPECIES, rows, Rows.VMX);
        DoubleVector v0 = vmx.fma(fromArray(SPECIES, rows, Rows.ACTION_BEFORE), vm0);
        DoubleVector v1 = vmx.mul(fromArray(SPECIES, rows, Rows.ACTION_RATE_BEFORE));
        more = vmx.fma(fromArray(SPECIES, rows, Rows.X), vm0).sub(v0);
        DoubleVector v3 = minusTwo.fma(more, vmx.fma(fromArray(SPECIES, rows, Rows.ACTION_RATE),
                v1));
        v0.intoArray(rows, Rows.V0);
        v1.intoArray(rows, Rows.V1);
        v3.intoArray(rows, Rows.V3);
        more.sub(v3).sub(v1).intoArray(rows, Rows.V2);
    }

    private void shift() {
        DoubleVector by = fromArray(SPECIES, rows, Rows.DONE);
        shift(Rows.P0, by);
        shift(Rows.V0, by);
    }

    /// Shifts the cubic whose four rows begin there.
    private void shift(int cubic, DoubleVector by) {
        DoubleVector thrice = by.mul(3);
        DoubleVector c1 = fromArray(SPECIES, rows, cubic + WIDTH);
        DoubleVector c2 = fromArray(SPECIES, rows, cubic + 2 * WIDTH);
        DoubleVector c3 = fromArray(SPECIES, rows, cubic + 3 * WIDTH);
        c3.fma(by, c2).fma(by, c1).fma(by, fromArray(SPECIES, rows, cubic)).intoArray(rows, cubic);
        c3.fma(thrice, c2.mul(2)).fma(by, c1).intoArray(rows, cubic + WIDTH);
        c3.fma(thrice, c2).intoArray(rows, cubic + 2 * WIDTH);
    }

    private void expand() {
        DoubleVector one = broadcast(SPECIES, 1);
        DoubleVector gp = fromArray(SPECIES, rows, Rows.GP);
        DoubleVector gt = fromArray(SPECIES, rows, Rows.GT);
        DoubleVector returning = fromArray(SPECIES, rows, Rows.RETURNING);
        DoubleVector leaving = fromArray(SPECIES, rows, Rows.LEAVING);
        DoubleVector entering = fromArray(SPECIES, rows, Rows.ENTERING);
        DoubleVector lost = fromArray(SPECIES, rows, Rows.LOST);
        DoubleVector v0 = fromArray(SPECIES, rows, Rows.V0);
        DoubleVector v1 = fromArray(SPECIES, rows, Rows.V1);
        DoubleVector v2 = fromArray(SPECIES, rows, Rows.V2);
        DoubleVector perHalfUse = one.div(fromArray(SPECIES, rows, Rows.KM0).add(gt));
        DoubleVector used0 = gt.mul(perHalfUse);
        DoubleVector free = perHalfUse.mul(one.sub(used0));
        DoubleVector taking = perHalfUse.neg();
        DoubleVector gp1 = returning.fma(gt, leaving.fma(gp, fromArray(SPECIES, rows, Rows.P0)));
        DoubleVector gt1 = entering.fma(gp, lost.fma(gt, v0.mul(used0)));
        gp1.intoArray(rows, Rows.GP1);
        gt1.intoArray(rows, Rows.GT1);
        DoubleVector used1 = free.mul(gt1);
        DoubleVector taken1 = taking.mul(used1);
        DoubleVector gp2 = returning.fma(gt1, leaving.fma(gp1, fromArray(SPECIES, rows, Rows.P1)))
                .mul(0.5);
        DoubleVector gt2 = entering.fma(gp1, lost.fma(gt1, v1.fma(used0, v0.mul(used1))))
                .mul(0.5);
        gp2.intoArray(rows, Rows.GP2);
        gt2.intoArray(rows, Rows.GT2);
        DoubleVector used2 = free.fma(gt2, taken1.mul(gt1));
        DoubleVector taken2 = taking.mul(used2);
        DoubleVector gp3 = returning.fma(gt2, leaving.fma(gp2, fromArray(SPECIES, rows, Rows.P2)))
                .mul(THIRD);
        DoubleVector gt3 = entering.fma(gp2, lost.fma(gt2, v2.fma(used0,
                v1.fma(used1, v0.mul(used2))))).mul(THIRD);
        gp3.intoArray(rows, Rows.GP3);
        gt3.intoArray(rows, Rows.GT3);
        DoubleVector used3 = free.fma(gt3, taken1.fma(gt2, taken2.mul(gt1)));
        returning.fma(gt3, leaving.fma(gp3, fromArray(SPECIES, rows, Rows.P3))).mul(0.25)
                .intoArray(rows, Rows.GP4);
        entering.fma(gp3, lost.fma(gt3, fromArray(SPECIES, rows, Rows.V3).fma(used0,
                v2.fma(used1, v1.fma(used2, v0.mul(used3)))))).mul(0.25)
                .intoArray(rows, Rows.GT4);
        DoubleVector diffusing = fromArray(SPECIES, rows, Rows.DIFFUSING);
        DoubleVector gs1 = diffusing.mul(gp.sub(fromArray(SPECIES, rows, Rows.GS)));
        DoubleVector gs2 = diffusing.mul(0.5).mul(gp1.sub(gs1));
        DoubleVector gs3 = diffusing.mul(THIRD).mul(gp2.sub(gs2));
        gs1.intoArray(rows, Rows.GS1);
        gs2.intoArray(rows, Rows.GS2);
        gs3.intoArray(rows, Rows.GS3);
        diffusing.mul(0.25).mul(gp3.sub(gs3)).intoArray(rows, Rows.GS4);
    }

    /// Moves everybody along the series; whether somebody has a rest of the minute before them.
    private boolean advance() {
        broadcast(SPECIES, 1).sub(fromArray(SPECIES, rows, Rows.DONE)).intoArray(rows, Rows.STEP);
        while (shorten()) {
            continue;
        }
        long passing = passingCorners();
        for (int lane = 0; passing >> lane != 0; lane++) {
            if ((passing >> lane & 1) != 0 && rows[Rows.GP + lane] >= 0) {
                rows[Rows.STEP + lane] = toCorner(lane);
            }
        }
        move();
        for (int lane = 0; passing >> lane != 0; lane++) {
            if ((passing >> lane & 1) != 0) {
                takeSides(lane, signalAt(lane, rows[Rows.DONE + lane]));
            }
        }
        return fromArray(SPECIES, rows, Rows.DONE).compare(LT, 1.0).anyTrue();
    }

    private void move() {
        DoubleVector h = fromArray(SPECIES, rows, Rows.STEP);
        fromArray(SPECIES, rows, Rows.DONE).add(h).intoArray(rows, Rows.DONE);
        fromArray(SPECIES, rows, Rows.GS4).fma(h, fromArray(SPECIES, rows, Rows.GS3)).fma(h,
                fromArray(SPECIES, rows, Rows.GS2)).fma(h, fromArray(SPECIES, rows, Rows.GS1))
                .fma(h, fromArray(SPECIES, rows, Rows.GS)).intoArray(rows, Rows.GS);
        fromArray(SPECIES, rows, Rows.GT4).fma(h, fromArray(SPECIES, rows, Rows.GT3)).fma(h,
                fromArray(SPECIES, rows, Rows.GT2)).fma(h, fromArray(SPECIES, rows, Rows.GT1))
                .fma(h, fromArray(SPECIES, rows, Rows.GT)).intoArray(rows, Rows.GT);
        fromArray(SPECIES, rows, Rows.GP4).fma(h, fromArray(SPECIES, rows, Rows.GP3)).fma(h,
                fromArray(SPECIES, rows, Rows.GP2)).fma(h, fromArray(SPECIES, rows, Rows.GP1))
                .fma(h, fromArray(SPECIES, rows, Rows.GP)).intoArray(rows, Rows.GP);
    }

    /// Halves the steps that are too long; false when there are none left.
    private boolean shorten() {
        DoubleVector h = fromArray(SPECIES, rows, Rows.STEP);
        DoubleVector scale = h.mul(h).mul(h).mul(1 / toleranceMgPerKg);
        DoubleVector plasma = fromArray(SPECIES, rows, Rows.GP4).abs()
                .fma(h, fromArray(SPECIES, rows, Rows.GP3).abs().mul(StomachLanes.LAST_BUT_ONE));
        DoubleVector held = fromArray(SPECIES, rows, Rows.GT4).abs()
                .fma(h, fromArray(SPECIES, rows, Rows.GT3).abs().mul(StomachLanes.LAST_BUT_ONE));
        VectorMask<Double> beyond = plasma.mul(scale).compare(GT, 1.0)
                .or(held.mul(scale).compare(GT, 1.0));
        if (!beyond.anyTrue()) {
            return false;
        }
        VectorMask<Double> halved = beyond.and(h.compare(GT, StomachLanes.STEP_MINUTES_MIN));
        h.blend(h.mul(0.5), halved).intoArray(rows, Rows.STEP);
        return halved.anyTrue();
    }

    /// One bit for each lane whose liver, kidney or emptiness of plasma changes sides in its step.
    private long passingCorners() {
        DoubleVector h = fromArray(SPECIES, rows, Rows.STEP);
        DoubleVector then = fromArray(SPECIES, rows, Rows.GP4).fma(h,
                fromArray(SPECIES, rows, Rows.GP3)).fma(h, fromArray(SPECIES, rows, Rows.GP2))
                .fma(h, fromArray(SPECIES, rows, Rows.GP1)).fma(h,
                fromArray(SPECIES, rows, Rows.GP));
        DoubleVector signal = fromArray(SPECIES, rows, Rows.ID);
        DoubleVector end = fromArray(SPECIES, rows, Rows.DONE).add(h);
        VectorMask<Double> within = end.compare(LT, 1.0);
        if (within.anyTrue()) {
            DoubleVector before = fromArray(SPECIES, rows, Rows.SIGNAL_BEFORE);
            DoubleVector rate = fromArray(SPECIES, rows, Rows.SIGNAL_RATE_BEFORE);
            DoubleVector more = signal.sub(before);
            DoubleVector twist = broadcast(SPECIES, -2).fma(more, rate.add(
                    fromArray(SPECIES, rows, Rows.SIGNAL_RATE)));
            signal = signal.blend(twist.fma(end, more.sub(twist).sub(rate)).fma(end, rate)
                    .fma(end, before), within);
        }
        DoubleVector production = fromArray(SPECIES, rows, Rows.MINUS_KP3).fma(signal,
                fromArray(SPECIES, rows, Rows.MINUS_KP2).fma(then,
                fromArray(SPECIES, rows, Rows.KP1)));
        VectorMask<Double> passing = fromArray(SPECIES, rows, Rows.PRODUCING).mul(production)
                .compare(LT, 0.0).or(fromArray(SPECIES, rows, Rows.EXCRETING).mul(then.sub(
                fromArray(SPECIES, rows, Rows.KE2))).compare(LT, 0.0)).or(then.compare(LT, 0.0));
        return passing.anyTrue() ? passing.and(h.compare(GT, 0.0)).toLong() : 0;
    }

    /// The step of one patient, ended just past the corner it passes.
    private double toCorner(int lane) {
        double before = 0;
        double after = rows[Rows.STEP + lane];
        while (after - before > StomachLanes.STEP_MINUTES_MIN) {
            double middle = 0.5 * (before + after);
            if (passesCorner(lane, middle)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return after;
    }

    private boolean passesCorner(int lane, double step) {
        double plasma = Math.fma(Math.fma(Math.fma(Math.fma(rows[Rows.GP4 + lane], step,
                rows[Rows.GP3 + lane]), step, rows[Rows.GP2 + lane]), step,
                rows[Rows.GP1 + lane]), step, rows[Rows.GP + lane]);
        double production = production(lane, plasma, signalAt(lane, rows[Rows.DONE + lane] + step));
        return rows[Rows.PRODUCING + lane] * production < 0
                || rows[Rows.EXCRETING + lane] * (plasma - rows[Rows.KE2 + lane]) < 0
                || plasma < 0;
    }

    private double production(int lane, double plasma, double signal) {
        return Math.fma(rows[Rows.MINUS_KP3 + lane], signal,
                Math.fma(rows[Rows.MINUS_KP2 + lane], plasma, rows[Rows.KP1 + lane]));
    }

    private double signalAt(int lane, double minutes) {
        if (minutes >= 1) {
            return rows[Rows.ID + lane];
        }
        double before = rows[Rows.SIGNAL_BEFORE + lane];
        double rate = rows[Rows.SIGNAL_RATE_BEFORE + lane];
        double more = rows[Rows.ID + lane] - before;
        double twist = Math.fma(-2, more, rate + rows[Rows.SIGNAL_RATE + lane]);
        return Math.fma(Math.fma(Math.fma(twist, minutes, more - twist - rate), minutes, rate),
                minutes, before);
    }
}
