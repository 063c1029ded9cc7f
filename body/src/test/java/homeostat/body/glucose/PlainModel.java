package homeostat.body.glucose;

/// The S2008 equations a second time, written as a right-hand side and solved by the classical
/// Runge-Kutta rule in very small steps: slow, and nothing in common with [GlucoseSeries] but the
/// papers.
final class PlainModel {

    private static final int STEPS_PER_MINUTE = 100;

    final double[] x = new double[GlucoseBody.STATES];
    private final GlucoseCoefficients c;
    private final double[][] slope = new double[4][GlucoseBody.STATES];
    private final double[] stage = new double[GlucoseBody.STATES];
    private double stomachAtMeal;
    private double eatenSince;
    private boolean eating;

    PlainModel(GlucosePatient patient) {
        c = patient.coefficients();
        for (int i = 0; i < x.length; i++) {
            x[i] = patient.initialState().get(i);
        }
    }

    double subcutaneousGlucoseMgPerDl() {
        return x[12] / c.exchange().vg();
    }

    void minute(double insulinUnits, double grams) {
        if (grams > 0 && !eating) {
            stomachAtMeal = x[0] + x[1];
            eatenSince = 0;
        }
        eating = grams > 0;
        eatenSince += grams * 1000;
        double infused = insulinUnits * 6000 / c.bodyWeightKg();
        double h = 1.0 / STEPS_PER_MINUTE;
        for (int step = 0; step < STEPS_PER_MINUTE; step++) {
            slopes(x, slope[0], infused, grams * 1000);
            slopes(moved(slope[0], h / 2), slope[1], infused, grams * 1000);
            slopes(moved(slope[1], h / 2), slope[2], infused, grams * 1000);
            slopes(moved(slope[2], h), slope[3], infused, grams * 1000);
            for (int i = 0; i < x.length; i++) {
                x[i] += h / 6
                        * (slope[0][i] + 2 * slope[1][i] + 2 * slope[2][i] + slope[3][i]);
            }
        }
    }

    private double[] moved(double[] along, double h) {
        for (int i = 0; i < x.length; i++) {
            stage[i] = x[i] + h * along[i];
        }
        return stage;
    }

    private void slopes(double[] y, double[] dy, double infused, double eaten) {
        double kgut = emptyingPerMin(y[0] + y[1]);
        dy[0] = eaten - c.gut().kmax() * y[0];
        dy[1] = c.gut().kmax() * y[0] - kgut * y[1];
        dy[2] = kgut * y[1] - c.gut().kabs() * y[2];
        double appearance = c.gut().f() * c.gut().kabs() * y[2] / c.bodyWeightKg();
        GlucoseCoefficients.Liver liver = c.liver();
        double production =
                Math.max(0, liver.kp1() - liver.kp2() * y[3] - liver.kp3() * y[8]);
        GlucoseCoefficients.Exchange e = c.exchange();
        double excretion = e.ke1() * Math.max(0, y[3] - e.ke2());
        GlucoseCoefficients.Tissue t = c.tissue();
        double use = (t.vm0() + t.vmx() * y[6]) * y[4] / (t.km0() + y[4]);
        dy[3] = still(y[3], production + appearance - t.fsnc() - excretion
                - e.k1() * y[3] + e.k2() * y[4]);
        dy[4] = still(y[4], e.k1() * y[3] - e.k2() * y[4] - use);
        GlucoseCoefficients.Insulin n = c.insulin();
        GlucoseCoefficients.Subcutis s = c.subcutis();
        double concentration = y[5] / n.vi();
        dy[5] = still(y[5], n.m1() * y[9] - (n.m2() + n.m4()) * y[5]
                + s.ka1() * y[10] + s.ka2() * y[11]);
        dy[6] = t.p2u() * (concentration - n.ib() - y[6]);
        dy[7] = liver.ki() * (concentration - y[7]);
        dy[8] = liver.ki() * (y[7] - y[8]);
        dy[9] = still(y[9], n.m2() * y[5] - (n.m1() + n.m30()) * y[9]);
        dy[10] = still(y[10], infused - (s.ka1() + s.kd()) * y[10]);
        dy[11] = still(y[11], s.kd() * y[10] - s.ka2() * y[11]);
        dy[12] = still(y[12], e.ksc() * (y[3] - y[12]));
    }

    private double emptyingPerMin(double stomach) {
        double meal = stomachAtMeal + eatenSince;
        GlucoseCoefficients.Gut gut = c.gut();
        if (meal <= 0) {
            return gut.kmax();
        }
        double alpha = 5 / (2 * meal * (1 - gut.b()));
        double beta = 5 / (2 * meal * gut.d());
        return gut.kmin() + (gut.kmax() - gut.kmin()) / 2
                * (StrictMath.tanh(alpha * (stomach - gut.b() * meal))
                - StrictMath.tanh(beta * (stomach - gut.d() * meal)) + 2);
    }

    private static double still(double state, double slope) {
        return state >= 0 ? slope : 0;
    }
}
