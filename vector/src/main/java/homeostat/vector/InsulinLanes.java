package homeostat.vector;

import static homeostat.vector.Lanes.SPECIES;
import static homeostat.vector.Lanes.WIDTH;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;

/// The sums of `homeostat.body.glucose.InsulinChain` for a row of patients at once: the same
/// operations in the same order, so the same bits.
final class InsulinLanes {

    private final double[] rows;

    InsulinLanes(double[] rows) {
        this.rows = rows;
    }

    private DoubleVector at(int row) {
        return fromArray(SPECIES, rows, row);
    }

    private DoubleVector weight(int index) {
        return fromArray(SPECIES, rows, Rows.WEIGHTS + index * WIDTH);
    }

    /// Lives the minute of which the rows say what is infused.
    void minute() {
        DoubleVector s1 = at(Rows.S1);
        DoubleVector s2 = at(Rows.S2);
        DoubleVector ip = at(Rows.IP);
        DoubleVector il = at(Rows.IL);
        DoubleVector i1 = at(Rows.I1);
        DoubleVector id = at(Rows.ID);
        DoubleVector x = at(Rows.X);
        DoubleVector u = at(Rows.INFUSED);
        id.intoArray(rows, Rows.SIGNAL_BEFORE);
        x.intoArray(rows, Rows.ACTION_BEFORE);
        at(Rows.SIGNAL_RATE).intoArray(rows, Rows.SIGNAL_RATE_BEFORE);
        at(Rows.ACTION_RATE).intoArray(rows, Rows.ACTION_RATE_BEFORE);
        DoubleVector action = weight(28).fma(s1, weight(29).fma(s2, weight(30).fma(ip,
                weight(31).fma(il, weight(32).fma(x, weight(33).fma(u, weight(34)))))));
        DoubleVector delayed = weight(21).fma(s1, weight(22).fma(s2, weight(23).fma(ip,
                weight(24).fma(il, weight(25).fma(i1, weight(26).fma(id, weight(27).mul(u)))))));
        DoubleVector signal = weight(15).fma(s1, weight(16).fma(s2, weight(17).fma(ip,
                weight(18).fma(il, weight(19).fma(i1, weight(20).mul(u))))));
        DoubleVector liver = weight(10).fma(s1, weight(11).fma(s2, weight(12).fma(ip,
                weight(13).fma(il, weight(14).mul(u)))));
        DoubleVector plasma = weight(5).fma(s1, weight(6).fma(s2, weight(7).fma(ip,
                weight(8).fma(il, weight(9).mul(u)))));
        action.intoArray(rows, Rows.X);
        delayed.intoArray(rows, Rows.ID);
        signal.intoArray(rows, Rows.I1);
        liver.intoArray(rows, Rows.IL);
        plasma.intoArray(rows, Rows.IP);
        weight(2).fma(s1, weight(3).fma(s2, weight(4).mul(u))).intoArray(rows, Rows.S2);
        weight(0).fma(s1, weight(1).mul(u)).intoArray(rows, Rows.S1);
        rate();
    }

    /// Says how fast signal and action change at present.
    void rate() {
        at(Rows.KI).mul(at(Rows.I1).sub(at(Rows.ID))).intoArray(rows, Rows.SIGNAL_RATE);
        at(Rows.P2U).mul(at(Rows.PER_VOLUME).fma(at(Rows.IP), at(Rows.MINUS_BASAL))
                .sub(at(Rows.X))).intoArray(rows, Rows.ACTION_RATE);
    }
}
