package homeostat.vector;

import static homeostat.vector.Lanes.WIDTH;

/// Where each number of a row of diabetics lies in their one array: a row is as wide as a vector
/// register and holds the same number of every patient; a series is a row for each of its terms.
///
/// One array, and offsets that are constants to the compiler: so it checks the bounds once and not
/// for each of the hundreds of loads in a step.
final class Rows {

    /// Highest degree of the polynomials, as of one patient alone.
    static final int ORDER_MAX = 10;

    private static final int SERIES = (ORDER_MAX + 1) * WIDTH;

    /// The states, each with its series. Order as in `GlucoseBody.state`.
    static final int Q1 = 0;
    static final int Q2 = Q1 + SERIES;
    static final int Q3 = Q2 + SERIES;
    static final int GP = Q3 + SERIES;
    static final int GT = GP + SERIES;
    static final int IP = GT + SERIES;
    static final int X = IP + SERIES;
    static final int I1 = X + SERIES;
    static final int ID = I1 + SERIES;
    static final int IL = ID + SERIES;
    static final int S1 = IL + SERIES;
    static final int S2 = S1 + SERIES;
    static final int GS = S2 + SERIES;
    /// What the states are made with: the two tangents of emptying, their `1 − T²`, the rate
    /// of emptying, the stomach's change, the share of the greatest use of glucose.
    static final int TANGENT_B = GS + SERIES;
    static final int TANGENT_D = TANGENT_B + SERIES;
    static final int SLOPE_B = TANGENT_D + SERIES;
    static final int SLOPE_D = SLOPE_B + SERIES;
    static final int KGUT = SLOPE_D + SERIES;
    static final int CONTENT = KGUT + SERIES;
    static final int SHARE = CONTENT + SERIES;
    /// Coefficients, one row each.
    static final int KMAX = SHARE + SERIES;
    static final int KMIN = KMAX + WIDTH;
    static final int KABS = KMIN + WIDTH;
    static final int B = KABS + WIDTH;
    static final int D = B + WIDTH;
    static final int KGUT_HALF_RANGE = D + WIDTH;
    static final int SHARE_MG_PER_KG = KGUT_HALF_RANGE + WIDTH;
    static final int APPEARANCE_PER_MG = SHARE_MG_PER_KG + WIDTH;
    static final int PER_INSULIN_VOLUME = APPEARANCE_PER_MG + WIDTH;
    static final int KP1 = PER_INSULIN_VOLUME + WIDTH;
    static final int KP2 = KP1 + WIDTH;
    static final int KP3 = KP2 + WIDTH;
    static final int KI = KP3 + WIDTH;
    static final int K1 = KI + WIDTH;
    static final int K2 = K1 + WIDTH;
    static final int KE1 = K2 + WIDTH;
    static final int KE2 = KE1 + WIDTH;
    static final int KSC = KE2 + WIDTH;
    static final int VM0 = KSC + WIDTH;
    static final int VMX = VM0 + WIDTH;
    static final int KM0 = VMX + WIDTH;
    static final int P2U = KM0 + WIDTH;
    static final int FSNC = P2U + WIDTH;
    static final int IB = FSNC + WIDTH;
    static final int M1 = IB + WIDTH;
    static final int M2 = M1 + WIDTH;
    static final int M2_M4 = M2 + WIDTH;
    static final int M1_M30 = M2_M4 + WIDTH;
    static final int KD = M1_M30 + WIDTH;
    static final int KA1 = KD + WIDTH;
    static final int KA2 = KA1 + WIDTH;
    /// Of the present minute.
    static final int EATEN = KA2 + WIDTH;
    static final int INFUSED = EATEN + WIDTH;
    static final int MEAL = INFUSED + WIDTH;
    static final int ALPHA = MEAL + WIDTH;
    static final int BETA = ALPHA + WIDTH;
    static final int REMAINING = BETA + WIDTH;
    /// Of the present step.
    static final int ARGUMENT_B = REMAINING + WIDTH;
    static final int ARGUMENT_D = ARGUMENT_B + WIDTH;
    static final int PRODUCING = ARGUMENT_D + WIDTH;
    static final int EXCRETING = PRODUCING + WIDTH;
    static final int PLASMA_MOVES = EXCRETING + WIDTH;
    static final int TISSUE_MOVES = PLASMA_MOVES + WIDTH;
    static final int SKIN_MOVES = TISSUE_MOVES + WIDTH;
    static final int PER_HALF_USE = SKIN_MOVES + WIDTH;
    static final int USE_NOW = PER_HALF_USE + WIDTH;
    static final int CONSTANT = USE_NOW + WIDTH;
    static final int STEP = CONSTANT + WIDTH;
    static final int POWER = STEP + WIDTH;
    /// How many terms each patient's series has, and one while it still needs more.
    static final int ORDER = POWER + WIDTH;
    static final int OPEN = ORDER + WIDTH;
    static final int LAST_TERMS = OPEN + WIDTH;
    static final int REACH = LAST_TERMS + WIDTH;
    static final int NOTHING = REACH + WIDTH;
    /// Two states where the step would end.
    static final int PLASMA_THEN = NOTHING + WIDTH;
    static final int SIGNAL_THEN = PLASMA_THEN + WIDTH;

    /// The length of the array.
    static final int SIZE = SIGNAL_THEN + WIDTH;

    private Rows() {}

    /// Where the series of a state begins.
    static int state(int index) {
        return index * SERIES;
    }
}
