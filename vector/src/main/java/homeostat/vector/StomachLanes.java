package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import homeostat.body.glucose.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The equations of `homeostat.body.glucose.StomachSeries` for a row of patients at once: the same
/// operations in the same order, so the same bits. What each line means is said there.
///
/// Every patient decides for itself how long its step is. Who has lived the minute while others
/// still step takes steps of no length.
///
/// Methods hand each other rows, never vectors: a vector that crosses a call which the compiler did
/// not inline becomes an object.
final class StomachLanes {
    static final double LAST_BUT_ONE = 0.1;
    static final double STEP_MINUTES_MIN = 0x1p-20;
    private static final double POLE_REACH = Math.PI / 2;
    private static final double MOLECULE_MG = 3e-19;
    private static final double THIRD = 1.0 / 3;

    private final double[] rows;

    StomachLanes(double[] rows) {
        this.rows = rows;
    }

    /// Begins the minute of which the rows say what is eaten; whether somebody has a rest of it
    /// before them.
    boolean begin() {
        DoubleVector q3 = fromArray(SPECIES, rows, Rows.Q3);
        q3.intoArray(rows, Rows.GUT_BEFORE);
        fromArray(SPECIES, rows, Rows.Q1).add(fromArray(SPECIES, rows, Rows.Q2)).add(q3)
                .add(fromArray(SPECIES, rows, Rows.EATING)).intoArray(rows, Rows.ABSORBED);
        broadcast(SPECIES, 1).intoArray(rows, Rows.REMAINING);
        broadcast(SPECIES, 1).intoArray(rows, Rows.STEP);
        expand();
        fromArray(SPECIES, rows, Rows.GUT1).intoArray(rows, Rows.GUT_RATE_BEFORE);
        return advance();
    }

    /// Takes another step of the minute; whether there is still a rest of it.
    boolean goOn() {
        expand();
        return advance();
    }

    /// Ends the minute.
    void end() {
        DoubleVector q1 = fromArray(SPECIES, rows, Rows.Q1);
        DoubleVector q2 = fromArray(SPECIES, rows, Rows.Q2);
        DoubleVector q3 = fromArray(SPECIES, rows, Rows.Q3);
        fromArray(SPECIES, rows, Rows.ABSORBED).sub(q1.add(q2).add(q3))
                .intoArray(rows, Rows.ABSORBED);
        q1.blend(0.0, q1.compare(LT, MOLECULE_MG)).intoArray(rows, Rows.Q1);
        q2.blend(0.0, q2.compare(LT, MOLECULE_MG)).intoArray(rows, Rows.Q2);
        q3.blend(0.0, q3.compare(LT, MOLECULE_MG)).intoArray(rows, Rows.Q3);
    }

    private void expand() {
        empty();
        drain();
        series();
    }

    private void empty() {
        DoubleVector content = fromArray(SPECIES, rows, Rows.Q1).add(
                fromArray(SPECIES, rows, Rows.Q2));
        DoubleVector yb = fromArray(SPECIES, rows, Rows.FALL_B).mul(
                fromArray(SPECIES, rows, Rows.EDGE_B).sub(content));
        DoubleVector yd = fromArray(SPECIES, rows, Rows.FALL_D).mul(
                fromArray(SPECIES, rows, Rows.EDGE_D).sub(content));
        yb.intoArray(rows, Rows.YB);
        yd.intoArray(rows, Rows.YD);
        DoubleVector zb = yb.mul(Exponential.LOG2_E);
        DoubleVector zd = yd.mul(Exponential.LOG2_E);
        DoubleVector shiftedB = zb.add(Exponential.WHOLE);
        DoubleVector shiftedD = zd.add(Exponential.WHOLE);
        DoubleVector fb = zb.sub(shiftedB.sub(Exponential.WHOLE));
        DoubleVector fd = zd.sub(shiftedD.sub(Exponential.WHOLE));
        DoubleVector t7 = broadcast(SPECIES, Exponential.T7);
        DoubleVector t6 = broadcast(SPECIES, Exponential.T6);
        DoubleVector t5 = broadcast(SPECIES, Exponential.T5);
        DoubleVector t4 = broadcast(SPECIES, Exponential.T4);
        DoubleVector t3 = broadcast(SPECIES, Exponential.T3);
        DoubleVector t2 = broadcast(SPECIES, Exponential.T2);
        DoubleVector t1 = broadcast(SPECIES, Exponential.T1);
        DoubleVector one = broadcast(SPECIES, 1);
        DoubleVector fractionB = t7.fma(fb, t6).fma(fb, t5).fma(fb, t4).fma(fb, t3).fma(fb, t2)
                .fma(fb, t1).fma(fb, one);
        DoubleVector fractionD = t7.fma(fd, t6).fma(fd, t5).fma(fd, t4).fma(fd, t3).fma(fd, t2)
                .fma(fd, t1).fma(fd, one);
        DoubleVector growthB = one.add(fractionB.mul(shiftedB.reinterpretAsLongs()
                .add(Exponential.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, Exponential.FRACTION_BITS).reinterpretAsDoubles()));
        DoubleVector growthD = one.add(fractionD.mul(shiftedD.reinterpretAsLongs()
                .add(Exponential.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, Exponential.FRACTION_BITS).reinterpretAsDoubles()));
        DoubleVector inverse = one.div(growthB.mul(growthD));
        DoubleVector b0 = growthD.mul(inverse);
        DoubleVector d0 = growthB.mul(inverse);
        b0.intoArray(rows, Rows.B0);
        d0.intoArray(rows, Rows.D0);
        fromArray(SPECIES, rows, Rows.RANGE).fma(b0.sub(d0),
                fromArray(SPECIES, rows, Rows.MINUS_KMAX)).intoArray(rows, Rows.E0);
    }

    private void drain() {
        DoubleVector eating = fromArray(SPECIES, rows, Rows.EATING);
        DoubleVector drained = fromArray(SPECIES, rows, Rows.E0)
                .mul(fromArray(SPECIES, rows, Rows.Q2));
        DoubleVector ground = fromArray(SPECIES, rows, Rows.KMAX)
                .mul(fromArray(SPECIES, rows, Rows.Q1));
        eating.add(drained).intoArray(rows, Rows.C0);
        eating.sub(ground).intoArray(rows, Rows.SOLID1);
        ground.add(drained).intoArray(rows, Rows.LIQUID1);
        fromArray(SPECIES, rows, Rows.KABS).fma(fromArray(SPECIES, rows, Rows.Q3), drained).neg()
                .intoArray(rows, Rows.GUT1);
    }

    private void series() {
        DoubleVector e0 = fromArray(SPECIES, rows, Rows.E0);
        DoubleVector c0 = fromArray(SPECIES, rows, Rows.C0);
        DoubleVector q2 = fromArray(SPECIES, rows, Rows.Q2);
        DoubleVector liquid1 = fromArray(SPECIES, rows, Rows.LIQUID1);
        DoubleVector kmax = fromArray(SPECIES, rows, Rows.KMAX);
        DoubleVector kabs = fromArray(SPECIES, rows, Rows.KABS);
        DoubleVector b0 = fromArray(SPECIES, rows, Rows.B0);
        DoubleVector d0 = fromArray(SPECIES, rows, Rows.D0);
        DoubleVector fallB = fromArray(SPECIES, rows, Rows.FALL_B);
        DoubleVector fallD = fromArray(SPECIES, rows, Rows.FALL_D);
        DoubleVector range = fromArray(SPECIES, rows, Rows.RANGE);
        DoubleVector one = broadcast(SPECIES, 1);
        DoubleVector minusTwo = broadcast(SPECIES, -2);
        DoubleVector bendB = b0.mul(one.sub(b0));
        DoubleVector bendD = d0.mul(one.sub(d0));
        DoubleVector b1 = bendB.mul(fallB.mul(c0));
        DoubleVector d1 = bendD.mul(fallD.mul(c0));
        DoubleVector e1 = range.mul(b1.sub(d1));
        DoubleVector c1 = e1.fma(q2, e0.mul(liquid1));
        DoubleVector ground = kmax.mul(fromArray(SPECIES, rows, Rows.SOLID1));
        DoubleVector solid = ground.mul(-0.5);
        DoubleVector liquid2 = ground.add(c1).mul(0.5);
        DoubleVector gut = kabs.fma(fromArray(SPECIES, rows, Rows.GUT1), c1).mul(-0.5);
        solid.intoArray(rows, Rows.SOLID2);
        liquid2.intoArray(rows, Rows.LIQUID2);
        gut.intoArray(rows, Rows.GUT2);
        DoubleVector turnB = minusTwo.fma(b0, one);
        DoubleVector turnD = minusTwo.fma(d0, one);
        DoubleVector bendB1 = turnB.mul(b1);
        DoubleVector bendD1 = turnD.mul(d1);
        DoubleVector b2 = fallB.mul(0.5).mul(bendB1.fma(c0, bendB.mul(c1)));
        DoubleVector d2 = fallD.mul(0.5).mul(bendD1.fma(c0, bendD.mul(c1)));
        DoubleVector e2 = range.mul(b2.sub(d2));
        DoubleVector c2 = e2.fma(q2, e1.fma(liquid1, e0.mul(liquid2)));
        ground = kmax.mul(solid);
        solid = ground.mul(-THIRD);
        DoubleVector liquid3 = ground.add(c2).mul(THIRD);
        gut = kabs.fma(gut, c2).mul(-THIRD);
        solid.intoArray(rows, Rows.SOLID3);
        liquid3.intoArray(rows, Rows.LIQUID3);
        gut.intoArray(rows, Rows.GUT3);
        DoubleVector b3 = fallB.mul(turnB.mul(b2).sub(b1.mul(b1))
                .fma(c0, bendB1.fma(c1, bendB.mul(c2))));
        DoubleVector d3 = fallD.mul(turnD.mul(d2).sub(d1.mul(d1))
                .fma(c0, bendD1.fma(c1, bendD.mul(c2))));
        DoubleVector c3 = range.mul(THIRD).mul(b3.sub(d3)).fma(q2,
                e2.fma(liquid1, e1.fma(liquid2, e0.mul(liquid3))));
        ground = kmax.mul(solid);
        ground.mul(-0.25).intoArray(rows, Rows.SOLID4);
        ground.add(c3).mul(0.25).intoArray(rows, Rows.LIQUID4);
        kabs.fma(gut, c3).mul(-0.25).intoArray(rows, Rows.GUT4);
    }

    /// Moves everybody by as much as the series are good for; whether somebody has a rest of the
    /// minute before them.
    private boolean advance() {
        DoubleVector remaining = fromArray(SPECIES, rows, Rows.REMAINING);
        DoubleVector twice = fromArray(SPECIES, rows, Rows.STEP).mul(2);
        remaining.blend(twice, twice.compare(LT, remaining)).intoArray(rows, Rows.STEP);
        while (shorten()) {
            continue;
        }
        DoubleVector h = fromArray(SPECIES, rows, Rows.STEP);
        fromArray(SPECIES, rows, Rows.SOLID4).fma(h, fromArray(SPECIES, rows, Rows.SOLID3)).fma(h,
                fromArray(SPECIES, rows, Rows.SOLID2)).fma(h, fromArray(SPECIES, rows, Rows.SOLID1))
                .fma(h, fromArray(SPECIES, rows, Rows.Q1)).intoArray(rows, Rows.Q1);
        fromArray(SPECIES, rows, Rows.LIQUID4).fma(h, fromArray(SPECIES, rows, Rows.LIQUID3)).fma(h,
                fromArray(SPECIES, rows, Rows.LIQUID2)).fma(h,
                fromArray(SPECIES, rows, Rows.LIQUID1)).fma(h, fromArray(SPECIES, rows, Rows.Q2))
                .intoArray(rows, Rows.Q2);
        DoubleVector gut4 = fromArray(SPECIES, rows, Rows.GUT4);
        DoubleVector gut3 = fromArray(SPECIES, rows, Rows.GUT3);
        DoubleVector gut2 = fromArray(SPECIES, rows, Rows.GUT2);
        DoubleVector gut1 = fromArray(SPECIES, rows, Rows.GUT1);
        gut4.fma(h, gut3).fma(h, gut2).fma(h, gut1).fma(h, fromArray(SPECIES, rows, Rows.Q3))
                .intoArray(rows, Rows.Q3);
        DoubleVector rate = gut4.mul(4).fma(h, gut3.mul(3)).fma(h, gut2.mul(2)).fma(h, gut1);
        DoubleVector left = remaining.sub(h);
        left.intoArray(rows, Rows.REMAINING);
        fromArray(SPECIES, rows, Rows.GUT_RATE_AFTER).blend(rate, remaining.compare(GT, 0.0))
                .intoArray(rows, Rows.GUT_RATE_AFTER);
        return left.compare(GT, 0.0).anyTrue();
    }

    /// Halves the steps that are too long; false when there are none left.
    private boolean shorten() {
        DoubleVector h = fromArray(SPECIES, rows, Rows.STEP);
        DoubleVector liquid = fromArray(SPECIES, rows, Rows.LIQUID4).abs().fma(h,
                fromArray(SPECIES, rows, Rows.LIQUID3).abs().mul(LAST_BUT_ONE));
        DoubleVector absorbed = fromArray(SPECIES, rows, Rows.GUT4).abs().fma(h,
                fromArray(SPECIES, rows, Rows.GUT3).abs().mul(LAST_BUT_ONE));
        DoubleVector scale = fromArray(SPECIES, rows, Rows.WEIGHT).mul(h.mul(h).mul(h));
        DoubleVector way = fromArray(SPECIES, rows, Rows.C0).abs().mul(h);
        DoubleVector half = broadcast(SPECIES, 0.5);
        DoubleVector reach = broadcast(SPECIES, POLE_REACH);
        VectorMask<Double> beyond = liquid.mul(scale).compare(GT, 1.0)
                .or(absorbed.mul(scale).compare(GT, 1.0))
                .or(fromArray(SPECIES, rows, Rows.FALL_B).neg().mul(way).compare(GT,
                        half.fma(fromArray(SPECIES, rows, Rows.YB).abs(), reach)))
                .or(fromArray(SPECIES, rows, Rows.FALL_D).neg().mul(way).compare(GT,
                        half.fma(fromArray(SPECIES, rows, Rows.YD).abs(), reach)));
        if (!beyond.anyTrue()) {
            return false;
        }
        VectorMask<Double> halved = beyond.and(h.compare(GT, STEP_MINUTES_MIN));
        h.blend(h.mul(0.5), halved).intoArray(rows, Rows.STEP);
        return halved.anyTrue();
    }
}
