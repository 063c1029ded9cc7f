package homeostat.body.glucose;

import homeostat.kernel.Elementary;

/// The equations of the S2008 model, solved for as a power series in time.
///
/// Between two changes of its inputs the model is smooth, and every function in it obeys a
/// differential equation of its own. So the Taylor coefficients of all thirteen states about the
/// present moment follow from each other by recurrence: put the series into the equations, compare
/// powers of `t`, and the coefficient of `t^(n+1)` on the left is made of coefficients up to `n` on
/// the right. A product becomes a Cauchy product; a quotient one solved for its factor; and
/// `T = tanh(a)` the series of `T' = (1 − T²)·a'`, so the two hyperbolic tangents that dominate the
/// cost of this model elsewhere are computed once per step and not once per stage.
///
/// What this buys: each line below is one equation of the paper; terms are added until they no
/// longer matter, four of them in most minutes; when they still matter at the last one the
/// polynomial is valid for a shorter step as it stands, so a step is never repeated; and the
/// places where the model has corners (the liver stops producing, the kidney starts to excrete)
/// are roots of a polynomial that can be stepped to exactly.
///
/// Source: method, R. E. Moore, *Interval Analysis*, 1966, chapter 11; Jorba and Zou, *A software
/// package for the numerical integration of ODEs by means of high-order Taylor methods*,
/// Experimental Mathematics 14(1), 2005. Equations, Dalla Man, Rizza, Cobelli, 2007.
final class GlucoseSeries {

    /// Highest degree of the polynomials. Over the thirty patients a day of five meals takes 1698
    /// steps with at most six terms, 1616 with eight, 1590 with ten, 1582 with twelve.
    static final int ORDER_MAX = 10;

    /// Fewer terms are not asked whether they are enough: one minute in four would do with three,
    /// and asking costs as much as the fourth.
    private static final int ORDER_MIN = 4;

    private static final int SIZE = ORDER_MAX + 1;

    /// What a pmol/kg of insulin is worth in mg/kg of glucose when terms are weighed.
    private static final double INSULIN_WEIGHT = 0.1;

    /// Half the distance from zero to the nearest pole of the hyperbolic tangent.
    private static final double TANGENT_REACH = Math.PI / 4;

    private static final double[] INVERSE = new double[SIZE];

    static {
        for (int n = 1; n < SIZE; n++) {
            INVERSE[n] = 1.0 / n;
        }
    }

    /// Stomach: solid and liquid, and gut, mg.
    final double[] q1 = new double[SIZE];
    final double[] q2 = new double[SIZE];
    final double[] q3 = new double[SIZE];
    /// Glucose in plasma, tissue and under the skin, mg/kg.
    final double[] gp = new double[SIZE];
    final double[] gt = new double[SIZE];
    final double[] gs = new double[SIZE];
    /// Insulin in plasma, liver and the two compartments under the skin, pmol/kg.
    final double[] ip = new double[SIZE];
    final double[] il = new double[SIZE];
    final double[] s1 = new double[SIZE];
    final double[] s2 = new double[SIZE];
    /// Insulin's action on utilisation and its two delayed signals to the liver, pmol/L.
    final double[] x = new double[SIZE];
    final double[] i1 = new double[SIZE];
    final double[] id = new double[SIZE];
    /// The thirteen in the order of [GlucoseBody#state].
    final double[][] states = {q1, q2, q3, gp, gt, ip, x, i1, id, il, s1, s2, gs};

    private final GlucoseCoefficients.Gut gut;
    private final GlucoseCoefficients.Liver liver;
    private final GlucoseCoefficients.Exchange exchange;
    private final GlucoseCoefficients.Tissue tissue;
    private final GlucoseCoefficients.Insulin insulin;
    private final GlucoseCoefficients.Subcutis subcutis;
    private final double toleranceMgPerKg;
    private final double kgutHalfRange;
    private final double shareMgPerKg;
    private final double appearancePerMg;
    private final double perInsulinVolume;

    /// Emptying: the two tangents, their `1 − T²`, the rate, and the stomach's change.
    private final double[] tangentB = new double[SIZE];
    private final double[] tangentD = new double[SIZE];
    private final double[] slopeB = new double[SIZE];
    private final double[] slopeD = new double[SIZE];
    private final double[] kgut = new double[SIZE];
    private final double[] content = new double[SIZE];
    private double filledMg;
    private double alpha;
    private double beta;
    private double argumentB;
    private double argumentD;
    /// Utilisation: `Gt/(Km0 + Gt)`, and the divisor.
    private final double[] share = new double[SIZE];
    private double perHalfUse;
    /// Which side of its corners the model is on: factors of zero or one, and constants.
    private double producing;
    private double excreting;
    private double plasmaMoves;
    private double tissueMoves;
    private double skinMoves;
    private int order;

    /// @param toleranceMgPerKg largest last term of a step, as glucose
    GlucoseSeries(GlucoseCoefficients coefficients, double toleranceMgPerKg) {
        this.toleranceMgPerKg = toleranceMgPerKg;
        gut = coefficients.gut();
        liver = coefficients.liver();
        exchange = coefficients.exchange();
        tissue = coefficients.tissue();
        insulin = coefficients.insulin();
        subcutis = coefficients.subcutis();
        kgutHalfRange = (gut.kmax() - gut.kmin()) / 2;
        shareMgPerKg = gut.f() / coefficients.bodyWeightKg();
        perInsulinVolume = 1 / insulin.vi();
        appearancePerMg = shareMgPerKg * gut.kabs();
    }

    /// Writes the series about the present states and says how far they can be trusted, min, at
    /// most `minutes`.
    ///
    /// @param mealMg size of the meal: what the stomach held at its start and all eaten since
    /// @param eatingMgPerMin what is swallowed
    /// @param infused what enters under the skin, pmol/kg/min
    double expand(double mealMg, double eatingMgPerMin, double infused, double minutes) {
        double step = minutes;
        fillStomach(mealMg);
        takeSides();
        digest(0, eatingMgPerMin);
        infuse(0, infused, insulin.ib());
        metabolise(0, producing * liver.kp1() - tissue.fsnc() + excreting * exchange.ke2());
        while (step > tangentMinutes() && step > GlucoseBody.STEP_MINUTES_MIN) {
            step /= 2;
        }
        double power = 1;
        for (order = 1; order < ORDER_MAX; ) {
            digest(order, 0);
            infuse(order, 0, 0);
            metabolise(order, 0);
            power *= step;
            order++;
            if (order >= ORDER_MIN && lastTerms(step) * power <= toleranceMgPerKg) {
                return step;
            }
        }
        while (lastTerms(step) * power > toleranceMgPerKg && step > GlucoseBody.STEP_MINUTES_MIN) {
            step /= 2;
            power /= 1 << ORDER_MAX - 1;
        }
        return step;
    }

    /// Before the first meal the stomach empties at `kmax`: what both tangents at zero say.
    private void fillStomach(double mealMg) {
        if (mealMg != filledMg) {
            boolean fed = mealMg >= GlucoseBody.MOLECULE_MG;
            alpha = fed ? 2.5 / (mealMg * (1 - gut.b())) : 0;
            beta = fed ? 2.5 / (mealMg * gut.d()) : 0;
            filledMg = mealMg;
        }
        double stomachMg = q1[0] + q2[0];
        argumentB = alpha * (stomachMg - gut.b() * mealMg);
        argumentD = beta * (stomachMg - gut.d() * mealMg);
        tangentB[0] = Elementary.tanh(argumentB);
        tangentD[0] = Elementary.tanh(argumentD);
        kgut[0] = gut.kmin() + kgutHalfRange * (tangentB[0] - tangentD[0] + 2);
    }

    /// The model's corners are decided by the present state and hold for the step: the liver
    /// produces or does not, the kidney excretes or does not, and a glucose mass below zero stands
    /// still. The model says the same of insulin, which cannot get there.
    private void takeSides() {
        producing = productionMgPerKgPerMin(gp[0], id[0]) > 0 ? 1 : 0;
        excreting = gp[0] > exchange.ke2() ? exchange.ke1() : 0;
        plasmaMoves = gp[0] >= 0 ? 1 : 0;
        tissueMoves = gt[0] >= 0 ? 1 : 0;
        skinMoves = gs[0] >= 0 ? 1 : 0;
        perHalfUse = 1 / (tissue.km0() + gt[0]);
    }

    /// Stomach and gut, from terms up to `n` to term `n + 1`.
    private void digest(int n, double eaten) {
        double flow = 0;
        double squareB = 0;
        double squareD = 0;
        for (int j = 0; j <= n; j++) {
            flow += kgut[j] * q2[n - j];
            squareB += tangentB[j] * tangentB[n - j];
            squareD += tangentD[j] * tangentD[n - j];
        }
        slopeB[n] = (n == 0 ? 1 : 0) - squareB;
        slopeD[n] = (n == 0 ? 1 : 0) - squareD;
        content[n] = eaten - flow;
        double chainB = 0;
        double chainD = 0;
        for (int j = 0; j <= n; j++) {
            chainB += slopeB[j] * content[n - j];
            chainD += slopeD[j] * content[n - j];
        }
        double inverse = INVERSE[n + 1];
        double ground = gut.kmax() * q1[n];
        q1[n + 1] = (eaten - ground) * inverse;
        q2[n + 1] = (ground - flow) * inverse;
        q3[n + 1] = (flow - gut.kabs() * q3[n]) * inverse;
        tangentB[n + 1] = alpha * chainB * inverse;
        tangentD[n + 1] = beta * chainD * inverse;
        kgut[n + 1] = kgutHalfRange * (tangentB[n + 1] - tangentD[n + 1]);
    }

    /// The insulin chain, from term `n` to term `n + 1`.
    private void infuse(int n, double infused, double basal) {
        double inverse = INVERSE[n + 1];
        double first = s1[n];
        double second = s2[n];
        double plasma = ip[n];
        double stored = il[n];
        double concentration = plasma * perInsulinVolume;
        double leavingFirst = subcutis.ka1() * first;
        double leavingSecond = subcutis.ka2() * second;
        double diffusing = subcutis.kd() * first;
        s1[n + 1] = (infused - leavingFirst - diffusing) * inverse;
        s2[n + 1] = (diffusing - leavingSecond) * inverse;
        ip[n + 1] = (insulin.m1() * stored - (insulin.m2() + insulin.m4()) * plasma
                + leavingFirst + leavingSecond) * inverse;
        il[n + 1] = (insulin.m2() * plasma - (insulin.m1() + insulin.m30()) * stored) * inverse;
        x[n + 1] = tissue.p2u() * (concentration - basal - x[n]) * inverse;
        i1[n + 1] = liver.ki() * (concentration - i1[n]) * inverse;
        id[n + 1] = liver.ki() * (i1[n] - id[n]) * inverse;
    }

    /// Glucose, from terms up to `n` to term `n + 1`; `constant` is what does not depend on time.
    private void metabolise(int n, double constant) {
        double quotient = 0;
        double used = 0;
        for (int j = 1; j <= n; j++) {
            quotient += gt[j] * share[n - j];
            used += x[j] * share[n - j];
        }
        double held = gt[n];
        share[n] = (held - quotient) * perHalfUse;
        double use = (tissue.vm0() + tissue.vmx() * x[0]) * share[n] + tissue.vmx() * used;
        double plasma = gp[n];
        double inverse = INVERSE[n + 1];
        double toTissue = exchange.k1() * plasma - exchange.k2() * held;
        double produced = -producing * (liver.kp2() * plasma + liver.kp3() * id[n]);
        double appearing = appearancePerMg * q3[n];
        gp[n + 1] = plasmaMoves
                * (constant + produced + appearing - excreting * plasma - toTissue) * inverse;
        gt[n + 1] = tissueMoves * (toTissue - use) * inverse;
        gs[n + 1] = skinMoves * exchange.ksc() * (plasma - gs[n]) * inverse;
    }

    /// How far the series of the two tangents can be trusted, min.
    ///
    /// `tanh(a)` has its nearest poles at `±iπ/2`, so its series about `a` reaches no further than
    /// `√(a² + π²/4)`; and far from zero, where the tangent is flat to the last bit, nothing in its
    /// series announces the slope ahead. Half the distance to zero and half a radius is safe in
    /// both.
    private double tangentMinutes() {
        double speed = Math.abs(content[0]);
        double toB = (0.5 * Math.abs(argumentB) + TANGENT_REACH) / (alpha * speed);
        double toD = (0.5 * Math.abs(argumentD) + TANGENT_REACH) / (beta * speed);
        return Math.min(toB, toD);
    }

    /// The largest pair of last terms of a step of `minutes`, as glucose in mg/kg, over the power
    /// of time they share. What is cut off after them is smaller still.
    private double lastTerms(double minutes) {
        double meal = Math.max(last(q2, minutes), last(q3, minutes)) * shareMgPerKg;
        double glucose =
                Math.max(last(gp, minutes), Math.max(last(gt, minutes), last(gs, minutes)));
        double action = Math.max(last(ip, minutes), last(il, minutes)) * INSULIN_WEIGHT;
        return Math.max(meal, Math.max(glucose, action));
    }

    private double last(double[] series, double minutes) {
        return Math.abs(series[order - 1]) + Math.abs(series[order]) * minutes;
    }

    /// Endogenous production before it is cut off at zero, mg/kg/min.
    double productionMgPerKgPerMin(double plasmaMgPerKg, double insulinSignal) {
        return liver.kp1() - liver.kp2() * plasmaMgPerKg - liver.kp3() * insulinSignal;
    }

    /// Moves the present by `minutes` along the series.
    void advance(double minutes) {
        for (double[] series : states) {
            series[0] = at(series, minutes);
        }
    }

    /// The value of a series `minutes` after the moment it was made for.
    double at(double[] series, double minutes) {
        double sum = series[order];
        for (int n = order - 1; n >= 0; n--) {
            sum = sum * minutes + series[n];
        }
        return sum;
    }
}
