package homeostat.body.glucose;

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
/// What this buys: each line below is one equation of the paper; one pass gives a polynomial that
/// is valid for any step, so choosing the step costs nothing and never repeats work; and the
/// places where the model has corners (the liver stops producing, the kidney starts to excrete)
/// are roots of a polynomial that can be stepped to exactly.
///
/// Source: method, R. E. Moore, *Interval Analysis*, 1966, chapter 11; Jorba and Zou, *A software
/// package for the numerical integration of ODEs by means of high-order Taylor methods*,
/// Experimental Mathematics 14(1), 2005. Equations, Dalla Man, Rizza, Cobelli, 2007.
final class GlucoseSeries {

    /// Degree of the polynomials. Measured over the thirty patients: eight is where a minute is
    /// a single step for most of the day and one more order costs more than it saves.
    static final int ORDER = 6;

    private static final int SIZE = ORDER + 1;

    /// What a pmol/kg of insulin is worth in mg/kg of glucose when steps are chosen.
    private static final double INSULIN_WEIGHT = 0.1;

    /// Half the distance from zero to the nearest pole of the hyperbolic tangent.
    private static final double TANGENT_REACH = Math.PI / 4;

    private static final double[] INVERSE = new double[SIZE + 1];

    static {
        for (int n = 1; n < INVERSE.length; n++) {
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

    /// Emptying: the two tangents, their `1 − T²`, the rate, and the stomach's change.
    private double alpha;
    private double beta;
    private double argumentB;
    private double argumentD;
    private final double[] tangentB = new double[SIZE];
    private final double[] tangentD = new double[SIZE];
    private final double[] slopeB = new double[SIZE];
    private final double[] slopeD = new double[SIZE];
    private final double[] kgut = new double[SIZE];
    private final double[] content = new double[SIZE];
    /// Utilisation: `Gt/(Km0 + Gt)`.
    private final double[] share = new double[SIZE];

    private final GlucoseCoefficients.Gut gut;
    private final GlucoseCoefficients.Liver liver;
    private final GlucoseCoefficients.Exchange exchange;
    private final GlucoseCoefficients.Tissue tissue;
    private final GlucoseCoefficients.Insulin insulin;
    private final GlucoseCoefficients.Subcutis subcutis;
    private final double shareMgPerKg;
    private final double appearancePerMg;

    GlucoseSeries(GlucoseCoefficients coefficients) {
        gut = coefficients.gut();
        liver = coefficients.liver();
        exchange = coefficients.exchange();
        tissue = coefficients.tissue();
        insulin = coefficients.insulin();
        subcutis = coefficients.subcutis();
        shareMgPerKg = gut.f() / coefficients.bodyWeightKg();
        appearancePerMg = shareMgPerKg * gut.kabs();
    }

    /// Writes the series of stomach and gut for a meal of size `mealMg` (solid and liquid found at
    /// its start and all eaten since) while `eatingMgPerMin` is swallowed. No meal yet: the
    /// stomach empties at `kmax`, which is what both tangents at zero say.
    void digest(double mealMg, double eatingMgPerMin) {
        alpha = 0;
        beta = 0;
        argumentB = 0;
        argumentD = 0;
        if (mealMg > 0) {
            alpha = 2.5 / (mealMg * (1 - gut.b()));
            beta = 2.5 / (mealMg * gut.d());
            double stomachMg = q1[0] + q2[0];
            argumentB = alpha * (stomachMg - gut.b() * mealMg);
            argumentD = beta * (stomachMg - gut.d() * mealMg);
        }
        tangentB[0] = Transcendental.tanh(argumentB);
        tangentD[0] = Transcendental.tanh(argumentD);
        double half = (gut.kmax() - gut.kmin()) / 2;
        kgut[0] = gut.kmin() + half * (tangentB[0] - tangentD[0] + 2);
        double eaten = eatingMgPerMin;
        for (int n = 0; n < ORDER; n++) {
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
            q1[n + 1] = (eaten - gut.kmax() * q1[n]) * inverse;
            q2[n + 1] = (gut.kmax() * q1[n] - flow) * inverse;
            q3[n + 1] = (flow - gut.kabs() * q3[n]) * inverse;
            tangentB[n + 1] = alpha * chainB * inverse;
            tangentD[n + 1] = beta * chainD * inverse;
            kgut[n + 1] = half * (tangentB[n + 1] - tangentD[n + 1]);
            eaten = 0;
        }
    }

    /// Writes the series of the insulin chain while `infused` pmol/kg/min enter under the skin.
    void infuse(double infused) {
        double source = infused;
        double basal = insulin.ib();
        double lossS1 = subcutis.ka1() + subcutis.kd();
        double lossIp = insulin.m2() + insulin.m4();
        double lossIl = insulin.m1() + insulin.m30();
        double perVolume = 1 / insulin.vi();
        for (int n = 0; n < ORDER; n++) {
            double inverse = INVERSE[n + 1];
            double concentration = ip[n] * perVolume;
            s1[n + 1] = (source - lossS1 * s1[n]) * inverse;
            s2[n + 1] = (subcutis.kd() * s1[n] - subcutis.ka2() * s2[n]) * inverse;
            double arriving = subcutis.ka1() * s1[n] + subcutis.ka2() * s2[n];
            ip[n + 1] = (insulin.m1() * il[n] - lossIp * ip[n] + arriving) * inverse;
            il[n + 1] = (insulin.m2() * ip[n] - lossIl * il[n]) * inverse;
            x[n + 1] = tissue.p2u() * (concentration - basal - x[n]) * inverse;
            i1[n + 1] = liver.ki() * (concentration - i1[n]) * inverse;
            id[n + 1] = liver.ki() * (i1[n] - id[n]) * inverse;
            source = 0;
            basal = 0;
        }
    }

    /// Writes the series of glucose, after [#digest] and [#infuse] whose results feed it.
    ///
    /// The model's corners are decided by the present state and hold for the step: the liver
    /// produces or does not, the kidney excretes or does not, and a mass below zero stands still.
    void metabolise() {
        double producing = productionMgPerKgPerMin(gp[0], id[0]) > 0 ? 1 : 0;
        double excreting = gp[0] > exchange.ke2() ? exchange.ke1() : 0;
        double plasmaMoves = gp[0] >= 0 ? 1 : 0;
        double tissueMoves = gt[0] >= 0 ? 1 : 0;
        double skinMoves = gs[0] >= 0 ? 1 : 0;
        double constant = producing * liver.kp1() - tissue.fsnc() + excreting * exchange.ke2();
        double lossGp = exchange.k1() + producing * liver.kp2() + excreting;
        double kp3 = producing * liver.kp3();
        double perHalf = 1 / (tissue.km0() + gt[0]);
        share[0] = gt[0] * perHalf;
        for (int n = 0; n < ORDER; n++) {
            double quotient = 0;
            double used = 0;
            for (int j = 1; j <= n; j++) {
                quotient += gt[j] * share[n - j];
                used += x[j] * share[n - j];
            }
            if (n > 0) {
                share[n] = (gt[n] - quotient) * perHalf;
            }
            double vm = tissue.vm0() + tissue.vmx() * x[0];
            double use = vm * share[n] + tissue.vmx() * used;
            double inverse = INVERSE[n + 1];
            double appearance = appearancePerMg * q3[n];
            double gained = constant + appearance - kp3 * id[n] + exchange.k2() * gt[n];
            gp[n + 1] = plasmaMoves * (gained - lossGp * gp[n]) * inverse;
            gt[n + 1] = tissueMoves
                    * (exchange.k1() * gp[n] - exchange.k2() * gt[n] - use) * inverse;
            gs[n + 1] = skinMoves * exchange.ksc() * (gp[n] - gs[n]) * inverse;
            constant = 0;
        }
    }

    /// Endogenous production before it is cut off at zero, mg/kg/min.
    double productionMgPerKgPerMin(double plasmaMgPerKg, double insulinSignal) {
        return liver.kp1() - liver.kp2() * plasmaMgPerKg - liver.kp3() * insulinSignal;
    }

    /// The value of a series `minutes` after the moment it was made for.
    static double at(double[] series, double minutes) {
        double sum = series[ORDER];
        for (int n = ORDER - 1; n >= 0; n--) {
            sum = sum * minutes + series[n];
        }
        return sum;
    }

    /// Moves the present by `minutes` along the series.
    void advance(double minutes) {
        for (double[] series : states) {
            series[0] = at(series, minutes);
        }
    }

    /// How far the series of the two tangents can be trusted, min.
    ///
    /// `tanh(a)` has its nearest poles at `±iπ/2`, so its series about `a` reaches no further than
    /// `√(a² + π²/4)`; and far from zero, where the tangent is flat to the last bit, nothing in its
    /// series announces the slope ahead. Half the distance to zero and half a radius is safe in
    /// both.
    double tangentMinutes() {
        double speed = Math.abs(content[0]);
        double toB = (0.5 * Math.abs(argumentB) + TANGENT_REACH) / (alpha * speed);
        double toD = (0.5 * Math.abs(argumentD) + TANGENT_REACH) / (beta * speed);
        return Math.min(toB, toD);
    }

    /// The largest of the last terms that a step of `minutes` would use, as glucose in mg/kg: what
    /// is cut off after them is smaller still.
    double remainderMgPerKg(double minutes) {
        double meal = Math.max(last(q2, minutes), last(q3, minutes)) * shareMgPerKg;
        double glucose = Math.max(last(gp, minutes), Math.max(last(gt, minutes), last(gs, minutes)));
        double action = Math.max(last(ip, minutes), last(il, minutes)) * INSULIN_WEIGHT;
        double power = 1;
        for (int n = 1; n < ORDER; n++) {
            power *= minutes;
        }
        return Math.max(meal, Math.max(glucose, action)) * power;
    }

    private static double last(double[] series, double minutes) {
        return Math.abs(series[ORDER - 1]) + Math.abs(series[ORDER]) * minutes;
    }
}
