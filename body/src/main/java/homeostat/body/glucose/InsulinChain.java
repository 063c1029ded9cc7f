package homeostat.body.glucose;

/// Insulin of the S2008 model, from under the skin to what it does.
///
/// Its seven equations are linear, and what is infused stays the same for a minute. So each state
/// at the end of a minute is a sum of those at its beginning and of what was infused, each times a
/// weight that belongs to the person. A weight is what the equations answer to one unit of
/// something: their power series, summed to the last bit, once, when a body is made. Nothing is cut
/// off, and no minute is too much for it.
///
/// Source: Dalla Man, Rizza, Cobelli, 2007; exponential of a matrix by columns.
public final class InsulinChain {

    /// What the states of a minute's end are made of: two depots under the skin, plasma, liver
    /// (pmol/kg), the two delayed signals to the liver and the action on utilisation (pmol/L), what
    /// is infused (pmol/kg/min), and one, for the basal concentration.
    private static final int FIRST_DEPOT = 0;
    private static final int SECOND_DEPOT = 1;
    private static final int PLASMA = 2;
    private static final int LIVER = 3;
    private static final int SIGNAL = 4;
    private static final int DELAYED = 5;
    private static final int ACTION = 6;
    private static final int INFUSED = 7;
    private static final int ONE = 8;
    private static final int STATES = 7;

    /// For each state, what it is made of; the others have no way to it.
    private static final int[][] MADE_OF = {
        {FIRST_DEPOT, INFUSED},
        {FIRST_DEPOT, SECOND_DEPOT, INFUSED},
        {FIRST_DEPOT, SECOND_DEPOT, PLASMA, LIVER, INFUSED},
        {FIRST_DEPOT, SECOND_DEPOT, PLASMA, LIVER, INFUSED},
        {FIRST_DEPOT, SECOND_DEPOT, PLASMA, LIVER, SIGNAL, INFUSED},
        {FIRST_DEPOT, SECOND_DEPOT, PLASMA, LIVER, SIGNAL, DELAYED, INFUSED},
        {FIRST_DEPOT, SECOND_DEPOT, PLASMA, LIVER, ACTION, INFUSED, ONE}};

    /// How many weights there are.
    public static final int WEIGHTS = 35;

    /// Enough terms for rates of several a minute; in the thirty the fastest is one.
    private static final int TERMS = 60;

    double s1;
    double s2;
    double ip;
    double il;
    double i1;
    double id;
    double x;
    /// The delayed signal and the action where the present minute began, and how fast they changed
    /// there and at its end.
    double signalBefore;
    double signalRateBefore;
    double signalRate;
    double actionBefore;
    double actionRateBefore;
    double actionRate;

    private final GlucoseCoefficients coefficients;
    private final double[] w;
    private final double perVolume;

    InsulinChain(GlucoseCoefficients coefficients) {
        this.coefficients = coefficients;
        w = weights(coefficients);
        perVolume = 1 / coefficients.insulin().vi();
    }

    /// The weights of a person, state by state in the order of [#minute].
    public static double[] weights(GlucoseCoefficients coefficients) {
        double[][] answers = new double[ONE + 1][];
        for (int input = 0; input <= ONE; input++) {
            answers[input] = answer(coefficients, input);
        }
        double[] weights = new double[WEIGHTS];
        int count = 0;
        for (int state = 0; state < STATES; state++) {
            for (int input : MADE_OF[state]) {
                weights[count++] = answers[input][state];
            }
        }
        return weights;
    }

    /// All states a minute after one unit of `input` and nothing else.
    private static double[] answer(GlucoseCoefficients coefficients, int input) {
        double[] term = new double[STATES];
        if (input < STATES) {
            term[input] = 1;
        }
        double[] sum = term.clone();
        double infused = input == INFUSED ? 1 : 0;
        double basal = input == ONE ? coefficients.insulin().ib() : 0;
        for (int n = 1; n <= TERMS; n++) {
            term = rates(coefficients, term, n == 1 ? infused : 0, n == 1 ? basal : 0);
            for (int state = 0; state < STATES; state++) {
                term[state] /= n;
                sum[state] += term[state];
            }
        }
        return sum;
    }

    /// The equations: how fast everything changes, per minute.
    private static double[] rates(GlucoseCoefficients all, double[] now, double infused,
            double basal) {
        GlucoseCoefficients.Insulin insulin = all.insulin();
        GlucoseCoefficients.Subcutis skin = all.subcutis();
        double ki = all.liver().ki();
        double concentration = now[PLASMA] / insulin.vi();
        return new double[] {
            infused - (skin.ka1() + skin.kd()) * now[FIRST_DEPOT],
            skin.kd() * now[FIRST_DEPOT] - skin.ka2() * now[SECOND_DEPOT],
            insulin.m1() * now[LIVER] - (insulin.m2() + insulin.m4()) * now[PLASMA]
                    + skin.ka1() * now[FIRST_DEPOT] + skin.ka2() * now[SECOND_DEPOT],
            insulin.m2() * now[PLASMA] - (insulin.m1() + insulin.m30()) * now[LIVER],
            ki * (concentration - now[SIGNAL]),
            ki * (now[SIGNAL] - now[DELAYED]),
            all.tissue().p2u() * (concentration - basal - now[ACTION])};
    }

    /// Lives one minute with `u` pmol/kg/min under the skin.
    void minute(double u) {
        signalBefore = id;
        actionBefore = x;
        signalRateBefore = signalRate;
        actionRateBefore = actionRate;
        x = Math.fma(w[28], s1, Math.fma(w[29], s2, Math.fma(w[30], ip,
                Math.fma(w[31], il, Math.fma(w[32], x, Math.fma(w[33], u, w[34]))))));
        id = Math.fma(w[21], s1, Math.fma(w[22], s2, Math.fma(w[23], ip,
                Math.fma(w[24], il, Math.fma(w[25], i1, Math.fma(w[26], id, w[27] * u))))));
        i1 = Math.fma(w[15], s1, Math.fma(w[16], s2, Math.fma(w[17], ip,
                Math.fma(w[18], il, Math.fma(w[19], i1, w[20] * u)))));
        double liver = Math.fma(w[10], s1, Math.fma(w[11], s2, Math.fma(w[12], ip,
                Math.fma(w[13], il, w[14] * u))));
        ip = Math.fma(w[5], s1, Math.fma(w[6], s2, Math.fma(w[7], ip,
                Math.fma(w[8], il, w[9] * u))));
        il = liver;
        s2 = Math.fma(w[2], s1, Math.fma(w[3], s2, w[4] * u));
        s1 = Math.fma(w[0], s1, w[1] * u);
        rate();
    }

    /// Says how fast signal and action change at present.
    void rate() {
        signalRate = coefficients.liver().ki() * (i1 - id);
        actionRate = coefficients.tissue().p2u()
                * (Math.fma(perVolume, ip, -coefficients.insulin().ib()) - x);
    }

    /// The delayed signal that far into the minute, 0 to 1: a cubic through both ends.
    double signalAt(double minutes) {
        if (minutes >= 1) {
            return id;
        }
        double more = id - signalBefore;
        double twist = Math.fma(-2, more, signalRateBefore + signalRate);
        double bow = more - twist - signalRateBefore;
        return Math.fma(Math.fma(Math.fma(twist, minutes, bow), minutes, signalRateBefore),
                minutes, signalBefore);
    }
}
