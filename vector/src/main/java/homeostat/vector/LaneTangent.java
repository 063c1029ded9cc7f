package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The hyperbolic tangent of a whole row: `homeostat.kernel.Elementary.tanh`, bit for bit.
///
/// Every branch of the original is computed for every patient and the right one kept. `e^y − 1` is
/// asked for `y` from −2 to 40 only, since from 20 on the tangent is one to the last bit.
///
/// Source: fdlibm 5.3 (s_tanh.c, s_expm1.c). Copyright (C) 1993 Sun Microsystems, Inc. Permission
/// to use, copy, modify, and distribute this software is freely granted, provided that this notice
/// is preserved.
final class LaneTangent {
    private static final double LN2_HEAD = 0x1.62e42feep-1;
    private static final double LN2_TAIL = 0x1.a39ef35793c76p-33;
    private static final double ONE_OVER_LN2 = 0x1.71547652b82fep0;
    /// First numbers beyond half and below one and a half times ln 2, as the original splits them.
    private static final double HALF_LN2 = 0x1.62e43p-2;
    private static final double THREE_HALVES_LN2 = 0x1.0a2b2p0;
    private static final double Q1 = -0x1.11111111110f4p-5;
    private static final double Q2 = 0x1.a01a019fe5585p-10;
    private static final double Q3 = -0x1.4ce199eaadbb7p-14;
    private static final double Q4 = 0x1.0cfca86e65239p-18;
    private static final double Q5 = -0x1.afdb76e09c32dp-23;
    /// Added and taken away again it leaves a whole number; added only, one in the lowest bits.
    private static final double WHOLE = 0x1.8p52;
    private static final double FLAT = 20;
    private static final int EXPONENT_BIAS = 1023;
    private static final int FRACTION_BITS = 52;

    private LaneTangent() {}

    /// Writes the tangents of the row at `from` to the row at `to`.
    static void tanh(double[] rows, int from, int to) {
        DoubleVector x = fromArray(SPECIES, rows, from);
        DoubleVector size = x.abs();
        VectorMask<Double> small = size.compare(LT, 1.0);
        DoubleVector y = size.mul(2).blend(size.mul(-2), small).min(2 * FLAT);
        VectorMask<Double> below = y.compare(LT, 0.0);
        DoubleVector wanted = y.mul(ONE_OVER_LN2).add(broadcast(SPECIES, 0.5).blend(-0.5, below));
        DoubleVector k = wanted.add(WHOLE).sub(WHOLE);
        k = k.blend(k.sub(1), k.compare(GT, wanted).andNot(below));
        k = k.blend(k.add(1), k.compare(LT, wanted).and(below));
        DoubleVector one = broadcast(SPECIES, 1);
        k = k.blend(one.blend(-1, below), y.abs().compare(LT, THREE_HALVES_LN2));
        k = k.blend(0.0, y.abs().compare(LT, HALF_LN2));
        DoubleVector power = k.add(WHOLE).reinterpretAsLongs().add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS).reinterpretAsDoubles();
        DoubleVector high = y.sub(k.mul(LN2_HEAD));
        DoubleVector low = k.mul(LN2_TAIL);
        DoubleVector r = high.sub(low);
        DoubleVector c = high.sub(r).sub(low);
        DoubleVector halfR = r.mul(0.5);
        DoubleVector half = r.mul(halfR);
        DoubleVector ratio = half.mul(Q5).add(Q4).mul(half).add(Q3).mul(half).add(Q2).mul(half)
                .add(Q1).mul(half).add(1);
        DoubleVector t = ratio.mul(halfR).neg().add(3);
        DoubleVector error = half.mul(ratio.sub(t).div(r.mul(t).neg().add(6)));
        DoubleVector e = r.mul(error.sub(c)).sub(c).sub(half);
        DoubleVector rLessE = r.sub(e);
        DoubleVector eLessR = e.sub(r);
        DoubleVector smallest = k.neg().add(WHOLE).reinterpretAsLongs().add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, FRACTION_BITS).reinterpretAsDoubles();
        DoubleVector grown = one.sub(eLessR).mul(power).sub(1);
        grown = grown.blend(one.sub(smallest).sub(eLessR).mul(power), k.compare(GT, 1.0));
        grown = grown.blend(r.sub(e.add(smallest)).add(1).mul(power), k.compare(GE, 20.0));
        grown = grown.blend(rLessE.mul(0.5).sub(0.5), k.compare(VectorOperators.EQ, -1.0));
        grown = grown.blend(rLessE, k.compare(VectorOperators.EQ, 0.0));
        VectorMask<Double> once = k.compare(VectorOperators.EQ, 1.0);
        grown = grown.blend(rLessE.mul(2).add(1), once);
        grown = grown.blend(e.sub(r.add(0.5)).mul(-2), once.and(r.compare(LT, -0.25)));
        DoubleVector quotient = broadcast(SPECIES, 2).blend(grown.neg(), small).div(grown.add(2));
        DoubleVector tangent = one.sub(quotient).blend(quotient, small);
        tangent = tangent.blend(1.0, size.compare(GE, FLAT));
        tangent = tangent.blend(tangent.neg(), x.compare(LT, 0.0));
        tangent = tangent.blend(x.mul(x.add(1)), size.compare(LT, 0x1p-55));
        tangent.intoArray(rows, to);
    }
}
