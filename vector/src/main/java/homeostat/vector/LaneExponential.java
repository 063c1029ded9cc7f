package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import homeostat.kernel.Elementary;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The exponential function of whole rows: `homeostat.kernel.Elementary.exp`, bit for bit.
///
/// Every branch of the original is computed for every patient and the right one kept. A row in
/// which somebody is beyond ±700, or not a number, is computed one by one by the original.
///
/// Source: fdlibm 5.3 (e_exp.c). Copyright (C) 2004 Sun Microsystems, Inc. Permission to use,
/// copy, modify, and distribute this software is freely granted, provided that this notice is
/// preserved.
final class LaneExponential {
    private static final double LN2_HEAD = 0x1.62e42feep-1;
    private static final double LN2_TAIL = 0x1.a39ef35793c76p-33;
    private static final double ONE_OVER_LN2 = 0x1.71547652b82fep0;
    /// First numbers beyond half and below one and a half times ln 2, as the original splits them.
    private static final double HALF_LN2 = 0x1.62e43p-2;
    private static final double THREE_HALVES_LN2 = 0x1.0a2b2p0;
    private static final double P1 = 0x1.555555555553ep-3;
    private static final double P2 = -0x1.6c16c16bebd93p-9;
    private static final double P3 = 0x1.1566aaf25de2cp-14;
    private static final double P4 = -0x1.bbd41c5d26bf1p-20;
    private static final double P5 = 0x1.6376972bea4dp-25;
    private static final double TINY = 0x1p-28;
    private static final double FAR = 700;
    /// Added and taken away again it leaves a whole number; added only, one in the lowest bits.
    private static final double WHOLE = 0x1.8p52;
    private static final int EXPONENT_BIAS = 1023;
    private static final int FRACTION_BITS = 52;

    private LaneExponential() {}

    /// Turns `count` rows from `at` on into their exponentials.
    static void exp(double[] rows, int at, int count) {
        for (int row = at; row < at + count * WIDTH; row += WIDTH) {
            DoubleVector x = fromArray(SPECIES, rows, row);
            DoubleVector size = x.abs();
            if (!size.compare(LE, FAR).allTrue()) {
                oneByOne(rows, row);
                continue;
            }
            VectorMask<Double> below = x.compare(LT, 0.0);
            DoubleVector wanted = x.mul(ONE_OVER_LN2)
                    .add(broadcast(SPECIES, 0.5).blend(-0.5, below));
            DoubleVector k = wanted.add(WHOLE).sub(WHOLE);
            k = k.blend(k.sub(1), k.compare(GT, wanted).andNot(below));
            k = k.blend(k.add(1), k.compare(LT, wanted).and(below));
            DoubleVector one = broadcast(SPECIES, 1);
            k = k.blend(one.blend(-1, below), size.compare(LT, THREE_HALVES_LN2));
            k = k.blend(0.0, size.compare(LT, HALF_LN2));
            DoubleVector power = k.add(WHOLE).reinterpretAsLongs().add(EXPONENT_BIAS)
                    .lanewise(VectorOperators.LSHL, FRACTION_BITS).reinterpretAsDoubles();
            DoubleVector high = x.sub(k.mul(LN2_HEAD));
            DoubleVector low = k.mul(LN2_TAIL);
            DoubleVector r = high.sub(low);
            DoubleVector t = r.mul(r);
            DoubleVector c = r.sub(t.mul(P5).add(P4).mul(t).add(P3).mul(t).add(P2).mul(t).add(P1)
                    .mul(t));
            DoubleVector y = one.sub(low.sub(r.mul(c).div(broadcast(SPECIES, 2).sub(c)))
                    .sub(high));
            y.mul(power).blend(x.add(1), size.compare(LT, TINY)).intoArray(rows, row);
        }
    }

    private static void oneByOne(double[] rows, int row) {
        for (int lane = 0; lane < WIDTH; lane++) {
            rows[row + lane] = Elementary.exp(rows[row + lane]);
        }
    }
}
