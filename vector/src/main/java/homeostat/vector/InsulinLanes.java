package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static homeostat.vector.Rows.WEIGHTS;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;

/// The sums of `homeostat.body.glucose.InsulinChain` for a row of patients at once: the same
/// operations in the same order, so the same bits.
final class InsulinLanes {

    private final double[] rows;

    InsulinLanes(double[] rows) {
        this.rows = rows;
    }

    /// Lives the minute of which the rows say what is infused.
    void minute() {
        DoubleVector s1 = fromArray(SPECIES, rows, Rows.S1);
        DoubleVector s2 = fromArray(SPECIES, rows, Rows.S2);
        DoubleVector ip = fromArray(SPECIES, rows, Rows.IP);
        DoubleVector il = fromArray(SPECIES, rows, Rows.IL);
        DoubleVector i1 = fromArray(SPECIES, rows, Rows.I1);
        DoubleVector id = fromArray(SPECIES, rows, Rows.ID);
        DoubleVector x = fromArray(SPECIES, rows, Rows.X);
        DoubleVector u = fromArray(SPECIES, rows, Rows.INFUSED);
        id.intoArray(rows, Rows.SIGNAL_BEFORE);
        x.intoArray(rows, Rows.ACTION_BEFORE);
        fromArray(SPECIES, rows, Rows.SIGNAL_RATE).intoArray(rows, Rows.SIGNAL_RATE_BEFORE);
        fromArray(SPECIES, rows, Rows.ACTION_RATE).intoArray(rows, Rows.ACTION_RATE_BEFORE);
        DoubleVector action = fromArray(SPECIES, rows, WEIGHTS + 28 * WIDTH).fma(s1,
                fromArray(SPECIES, rows, WEIGHTS + 29 * WIDTH).fma(s2,
                fromArray(SPECIES, rows, WEIGHTS + 30 * WIDTH).fma(ip,
                fromArray(SPECIES, rows, WEIGHTS + 31 * WIDTH).fma(il,
                fromArray(SPECIES, rows, WEIGHTS + 32 * WIDTH).fma(x,
                fromArray(SPECIES, rows, WEIGHTS + 33 * WIDTH).fma(u,
                fromArray(SPECIES, rows, WEIGHTS + 34 * WIDTH)))))));
        DoubleVector delayed = fromArray(SPECIES, rows, WEIGHTS + 21 * WIDTH).fma(s1,
                fromArray(SPECIES, rows, WEIGHTS + 22 * WIDTH).fma(s2,
                fromArray(SPECIES, rows, WEIGHTS + 23 * WIDTH).fma(ip,
                fromArray(SPECIES, rows, WEIGHTS + 24 * WIDTH).fma(il,
                fromArray(SPECIES, rows, WEIGHTS + 25 * WIDTH).fma(i1,
                fromArray(SPECIES, rows, WEIGHTS + 26 * WIDTH).fma(id,
                fromArray(SPECIES, rows, WEIGHTS + 27 * WIDTH).mul(u)))))));
        DoubleVector signal = fromArray(SPECIES, rows, WEIGHTS + 15 * WIDTH).fma(s1,
                fromArray(SPECIES, rows, WEIGHTS + 16 * WIDTH).fma(s2,
                fromArray(SPECIES, rows, WEIGHTS + 17 * WIDTH).fma(ip,
                fromArray(SPECIES, rows, WEIGHTS + 18 * WIDTH).fma(il,
                fromArray(SPECIES, rows, WEIGHTS + 19 * WIDTH).fma(i1,
                fromArray(SPECIES, rows, WEIGHTS + 20 * WIDTH).mul(u))))));
        DoubleVector liver = fromArray(SPECIES, rows, WEIGHTS + 10 * WIDTH).fma(s1,
                fromArray(SPECIES, rows, WEIGHTS + 11 * WIDTH).fma(s2,
                fromArray(SPECIES, rows, WEIGHTS + 12 * WIDTH).fma(ip,
                fromArray(SPECIES, rows, WEIGHTS + 13 * WIDTH).fma(il,
                fromArray(SPECIES, rows, WEIGHTS + 14 * WIDTH).mul(u)))));
        DoubleVector plasma = fromArray(SPECIES, rows, WEIGHTS + 5 * WIDTH).fma(s1,
                fromArray(SPECIES, rows, WEIGHTS + 6 * WIDTH).fma(s2,
                fromArray(SPECIES, rows, WEIGHTS + 7 * WIDTH).fma(ip,
                fromArray(SPECIES, rows, WEIGHTS + 8 * WIDTH).fma(il,
                fromArray(SPECIES, rows, WEIGHTS + 9 * WIDTH).mul(u)))));
        action.intoArray(rows, Rows.X);
        delayed.intoArray(rows, Rows.ID);
        signal.intoArray(rows, Rows.I1);
        liver.intoArray(rows, Rows.IL);
        plasma.intoArray(rows, Rows.IP);
        fromArray(SPECIES, rows, WEIGHTS + 2 * WIDTH).fma(s1,
                fromArray(SPECIES, rows, WEIGHTS + 3 * WIDTH).fma(s2,
                fromArray(SPECIES, rows, WEIGHTS + 4 * WIDTH).mul(u))).intoArray(rows, Rows.S2);
        fromArray(SPECIES, rows, WEIGHTS).fma(s1, fromArray(SPECIES, rows, WEIGHTS + WIDTH).mul(u))
                .intoArray(rows, Rows.S1);
        rate();
    }

    /// Says how fast signal and action change at present.
    void rate() {
        fromArray(SPECIES, rows, Rows.KI).mul(fromArray(SPECIES, rows, Rows.I1).sub(
                fromArray(SPECIES, rows, Rows.ID))).intoArray(rows, Rows.SIGNAL_RATE);
        fromArray(SPECIES, rows, Rows.P2U).mul(fromArray(SPECIES, rows, Rows.PER_VOLUME).fma(
                fromArray(SPECIES, rows, Rows.IP), fromArray(SPECIES, rows, Rows.MINUS_BASAL)).sub(
                fromArray(SPECIES, rows, Rows.X))).intoArray(rows, Rows.ACTION_RATE);
    }
}
