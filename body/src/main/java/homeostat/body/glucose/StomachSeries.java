package homeostat.body.glucose;

/// Stomach and gut of the S2008 model, which nothing else in a body tells anything: their minute is
/// solved by itself, as a power series in time.
///
/// While what is eaten stays the same, every function here obeys a differential equation of its
/// own. So the Taylor coefficients about the present moment follow from each other: put the series
/// into the equations, compare powers of `t`, and the coefficient of `t^(n+1)` on the left is made
/// of coefficients up to `n` on the right. A product becomes a Cauchy product. The rate of emptying
/// has two hyperbolic tangents in the paper; with `σ(y) = 1/(1 + e^y) = (1 − tanh(y/2))/2` it is
///
/// ```text
/// kgut = kmax + (kmax − kmin)·(σ(yd) − σ(yb))       yb = 5·(q1 + q2 − b·D)/(D·(1 − b))
///                                                   yd = 5·(q1 + q2 − d·D)/(D·d)
/// ```
///
/// and `σ' = −σ·(1 − σ)·y'`: two exponentials and one division a step.
///
/// Always four terms. Where the last of them still matters the polynomials are valid for a shorter
/// step as they stand, and the rest of the minute is made of more steps: the first bites of a meal,
/// and the minute in which the emptying slows.
///
/// Source: method, Jorba and Zou, *A software package for the numerical integration of ODEs by
/// means of high-order Taylor methods*, Experimental Mathematics 14(1), 2005. Equations, Dalla Man,
/// Rizza, Cobelli, 2007.
final class StomachSeries {

    /// What the last term but one counts of itself when a step is judged.
    static final double LAST_BUT_ONE = 0.1;

    /// How small the last terms must be, as a share of what the body may err.
    static final double SHARE_OF_TOLERANCE = 0.3;

    /// Half the distance from zero to the nearest pole of `σ`.
    static final double POLE_REACH = Math.PI / 2;

    /// Nobody's stomach turns more abruptly within a meal than this, which keeps `e^y` a number.
    private static final double STEEPEST = 690;

    private static final double THIRD = 1.0 / 3;

    /// Stomach, solid and liquid, and gut, mg.
    double q1;
    double q2;
    double q3;
    /// Of the present minute: the gut where it began, how fast it changed there and at the end
    /// (mg/min), and what left it for the blood.
    double gutBeforeMg;
    double gutRateBefore;
    double gutRateAfter;
    double absorbedMg;

    private final GlucoseCoefficients.Gut gut;
    private final double range;
    private final double weight;
    private final double abruptB;
    private final double abruptD;
    /// Of the present meal: how `σ` falls with what the stomach holds, and where.
    private double fallB;
    private double fallD;
    private double edgeB;
    private double edgeD;
    /// Of the present step: Taylor coefficients, the number says of which power. What empties the
    /// stomach is negative, `e` is `−kgut`, and `c` belongs to what the stomach holds in all.
    private double yb;
    private double yd;
    private double b0;
    private double d0;
    private double e0;
    private double e1;
    private double e2;
    private double c0;
    private double c1;
    private double c2;
    private double solid1;
    private double solid2;
    private double solid3;
    private double solid4;
    private double liquid1;
    private double liquid2;
    private double liquid3;
    private double liquid4;
    private double gut1;
    private double gut2;
    private double gut3;
    private double gut4;

    /// @param toleranceMgPerKg largest last terms of a step, as glucose
    StomachSeries(GlucoseCoefficients coefficients, double toleranceMgPerKg) {
        gut = coefficients.gut();
        range = gut.kmax() - gut.kmin();
        weight = gut.f() / coefficients.bodyWeightKg() / (SHARE_OF_TOLERANCE * toleranceMgPerKg);
        abruptB = Math.min(STEEPEST, 5 / (1 - gut.b()));
        abruptD = Math.min(STEEPEST, 5 / gut.d());
    }

    /// Says how large the meal is: what the stomach held at its start and all eaten since. Before
    /// the first one the stomach empties at `kmax`, as both tangents say at zero.
    void serve(double mealMg) {
        boolean fed = mealMg >= GlucoseBody.MOLECULE_MG;
        fallB = fed ? -abruptB / mealMg : 0;
        fallD = fed ? -abruptD / mealMg : 0;
        edgeB = gut.b() * mealMg;
        edgeD = gut.d() * mealMg;
    }

    /// Lives one minute in which `eatingMgPerMin` is swallowed.
    void minute(double eatingMgPerMin) {
        gutBeforeMg = q3;
        double heldMg = q1 + q2 + q3 + eatingMgPerMin;
        expand(eatingMgPerMin);
        gutRateBefore = gut1;
        double step = advance(1);
        double remaining = 1 - step;
        while (remaining > 0) {
            expand(eatingMgPerMin);
            step = advance(Math.min(2 * step, remaining));
            remaining -= step;
        }
        absorbedMg = heldMg - (q1 + q2 + q3);
        q1 = withoutTraces(q1);
        q2 = withoutTraces(q2);
        q3 = withoutTraces(q3);
    }

    private void expand(double eating) {
        empty();
        begin(eating);
        double bendB = b0 * (1 - b0);
        double bendD = d0 * (1 - d0);
        double b1 = bendB * (fallB * c0);
        double d1 = bendD * (fallD * c0);
        e1 = range * (b1 - d1);
        second();
        double bendB1 = Math.fma(-2, b0, 1) * b1;
        double bendD1 = Math.fma(-2, d0, 1) * d1;
        double b2 = 0.5 * fallB * Math.fma(bendB1, c0, bendB * c1);
        double d2 = 0.5 * fallD * Math.fma(bendD1, c0, bendD * c1);
        e2 = range * (b2 - d2);
        third();
        double bendB2 = Math.fma(-2, b0, 1) * b2 - b1 * b1;
        double bendD2 = Math.fma(-2, d0, 1) * d2 - d1 * d1;
        double b3 = fallB * Math.fma(bendB2, c0, Math.fma(bendB1, c1, bendB * c2));
        double d3 = fallD * Math.fma(bendD2, c0, Math.fma(bendD1, c1, bendD * c2));
        fourth(THIRD * range * (b3 - d3));
    }

    private void empty() {
        double contentMg = q1 + q2;
        yb = fallB * (edgeB - contentMg);
        yd = fallD * (edgeD - contentMg);
        double growthB = 1 + Exponential.of(yb);
        double growthD = 1 + Exponential.of(yd);
        double inverse = 1 / (growthB * growthD);
        b0 = growthD * inverse;
        d0 = growthB * inverse;
        e0 = Math.fma(range, b0 - d0, -gut.kmax());
    }

    private void begin(double eating) {
        double drained = e0 * q2;
        double ground = gut.kmax() * q1;
        c0 = eating + drained;
        solid1 = eating - ground;
        liquid1 = ground + drained;
        gut1 = -Math.fma(gut.kabs(), q3, drained);
    }

    private void second() {
        c1 = Math.fma(e1, q2, e0 * liquid1);
        double ground = gut.kmax() * solid1;
        solid2 = -0.5 * ground;
        liquid2 = 0.5 * (ground + c1);
        gut2 = -0.5 * Math.fma(gut.kabs(), gut1, c1);
    }

    private void third() {
        c2 = Math.fma(e2, q2, Math.fma(e1, liquid1, e0 * liquid2));
        double ground = gut.kmax() * solid2;
        solid3 = -THIRD * ground;
        liquid3 = THIRD * (ground + c2);
        gut3 = -THIRD * Math.fma(gut.kabs(), gut2, c2);
    }

    private void fourth(double e3) {
        double c3 = Math.fma(e3, q2, Math.fma(e2, liquid1, Math.fma(e1, liquid2, e0 * liquid3)));
        double ground = gut.kmax() * solid3;
        solid4 = -0.25 * ground;
        liquid4 = 0.25 * (ground + c3);
        gut4 = -0.25 * Math.fma(gut.kabs(), gut3, c3);
    }

    /// Moves the present along the series by as much of `most` as they are good for, and says how
    /// much that was.
    private double advance(double most) {
        double h = most;
        while (isBeyondReach(h) && h > GlucoseBody.STEP_MINUTES_MIN) {
            h *= 0.5;
        }
        q1 = Math.fma(Math.fma(Math.fma(Math.fma(solid4, h, solid3), h, solid2), h, solid1), h, q1);
        q2 = Math.fma(Math.fma(Math.fma(Math.fma(liquid4, h, liquid3), h, liquid2), h, liquid1),
                h, q2);
        q3 = Math.fma(Math.fma(Math.fma(Math.fma(gut4, h, gut3), h, gut2), h, gut1), h, q3);
        gutRateAfter = Math.fma(Math.fma(Math.fma(4 * gut4, h, 3 * gut3), h, 2 * gut2), h, gut1);
        return h;
    }

    /// Whether a step is too long, for what is cut off or for `σ`.
    ///
    /// `σ(y)` has its nearest poles at `±iπ`, so its series about `y` reaches no further than
    /// `√(y² + π²)`; and far from zero, where `σ` is flat to the last bit, nothing in its series
    /// announces the slope ahead. Half the distance to zero and half a radius is safe in both.
    private boolean isBeyondReach(double minutes) {
        double liquid = Math.fma(Math.abs(liquid4), minutes, LAST_BUT_ONE * Math.abs(liquid3));
        double absorbed = Math.fma(Math.abs(gut4), minutes, LAST_BUT_ONE * Math.abs(gut3));
        double scale = weight * (minutes * minutes * minutes);
        double way = Math.abs(c0) * minutes;
        return liquid * scale > 1 || absorbed * scale > 1
                || -fallB * way > Math.fma(0.5, Math.abs(yb), POLE_REACH)
                || -fallD * way > Math.fma(0.5, Math.abs(yd), POLE_REACH);
    }

    private static double withoutTraces(double mg) {
        return mg < GlucoseBody.MOLECULE_MG ? 0 : mg;
    }
}
