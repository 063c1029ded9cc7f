package homeostat.vector;

import static homeostat.vector.Lanes.WIDTH;

import homeostat.body.glucose.InsulinChain;

/// Where each number of a row of diabetics lies in their one array: a row is as wide as a vector
/// register and holds the same number of every patient.
///
/// One array, and offsets that are constants to the compiler: so it checks the bounds once and not
/// for each of the hundreds of loads in a minute. The names are those of the parts of
/// `GlucoseBody`. The first row begins at [Lanes#FIRST].
final class Rows {

    /// The states. Order as in `GlucoseBody.state`.
    static final int Q1 = Lanes.FIRST;
    static final int Q2 = Q1 + WIDTH;
    static final int Q3 = Q2 + WIDTH;
    static final int GP = Q3 + WIDTH;
    static final int GT = GP + WIDTH;
    static final int IP = GT + WIDTH;
    static final int X = IP + WIDTH;
    static final int I1 = X + WIDTH;
    static final int ID = I1 + WIDTH;
    static final int IL = ID + WIDTH;
    static final int S1 = IL + WIDTH;
    static final int S2 = S1 + WIDTH;
    static final int GS = S2 + WIDTH;
    /// Of the present minute: what enters, and what the parts tell each other.
    static final int EATING = GS + WIDTH;
    static final int INFUSED = EATING + WIDTH;
    static final int GUT_BEFORE = INFUSED + WIDTH;
    static final int GUT_RATE_BEFORE = GUT_BEFORE + WIDTH;
    static final int GUT_RATE_AFTER = GUT_RATE_BEFORE + WIDTH;
    static final int ABSORBED = GUT_RATE_AFTER + WIDTH;
    static final int SIGNAL_BEFORE = ABSORBED + WIDTH;
    static final int SIGNAL_RATE_BEFORE = SIGNAL_BEFORE + WIDTH;
    static final int SIGNAL_RATE = SIGNAL_RATE_BEFORE + WIDTH;
    static final int ACTION_BEFORE = SIGNAL_RATE + WIDTH;
    static final int ACTION_RATE_BEFORE = ACTION_BEFORE + WIDTH;
    static final int ACTION_RATE = ACTION_RATE_BEFORE + WIDTH;
    /// Of the present step.
    static final int STEP = ACTION_RATE + WIDTH;
    static final int REMAINING = STEP + WIDTH;
    static final int DONE = REMAINING + WIDTH;
    /// Stomach: coefficients, the meal, the series.
    static final int KMAX = DONE + WIDTH;
    static final int MINUS_KMAX = KMAX + WIDTH;
    static final int KABS = MINUS_KMAX + WIDTH;
    static final int RANGE = KABS + WIDTH;
    static final int WEIGHT = RANGE + WIDTH;
    static final int FALL_B = WEIGHT + WIDTH;
    static final int FALL_D = FALL_B + WIDTH;
    static final int EDGE_B = FALL_D + WIDTH;
    static final int EDGE_D = EDGE_B + WIDTH;
    static final int YB = EDGE_D + WIDTH;
    static final int YD = YB + WIDTH;
    static final int B0 = YD + WIDTH;
    static final int D0 = B0 + WIDTH;
    static final int E0 = D0 + WIDTH;
    static final int C0 = E0 + WIDTH;
    static final int SOLID1 = C0 + WIDTH;
    static final int SOLID2 = SOLID1 + WIDTH;
    static final int SOLID3 = SOLID2 + WIDTH;
    static final int SOLID4 = SOLID3 + WIDTH;
    static final int LIQUID1 = SOLID4 + WIDTH;
    static final int LIQUID2 = LIQUID1 + WIDTH;
    static final int LIQUID3 = LIQUID2 + WIDTH;
    static final int LIQUID4 = LIQUID3 + WIDTH;
    static final int GUT1 = LIQUID4 + WIDTH;
    static final int GUT2 = GUT1 + WIDTH;
    static final int GUT3 = GUT2 + WIDTH;
    static final int GUT4 = GUT3 + WIDTH;
    /// Insulin: its weights one after the other, and what its rates need.
    static final int WEIGHTS = GUT4 + WIDTH;
    static final int KI = WEIGHTS + InsulinChain.WEIGHTS * WIDTH;
    static final int P2U = KI + WIDTH;
    static final int PER_VOLUME = P2U + WIDTH;
    static final int MINUS_BASAL = PER_VOLUME + WIDTH;
    /// Glucose: coefficients, the sides of its corners, the two cubics, the series.
    static final int KM0 = MINUS_BASAL + WIDTH;
    static final int KP1 = KM0 + WIDTH;
    static final int MINUS_KP2 = KP1 + WIDTH;
    static final int MINUS_KP3 = MINUS_KP2 + WIDTH;
    static final int KE2 = MINUS_KP3 + WIDTH;
    static final int PRODUCING = KE2 + WIDTH;
    static final int EXCRETING = PRODUCING + WIDTH;
    static final int CONSTANT = EXCRETING + WIDTH;
    static final int LEAVING = CONSTANT + WIDTH;
    static final int RETURNING = LEAVING + WIDTH;
    static final int SUPPRESSING = RETURNING + WIDTH;
    static final int APPEARING = SUPPRESSING + WIDTH;
    static final int ABSORBING = APPEARING + WIDTH;
    static final int ENTERING = ABSORBING + WIDTH;
    static final int LOST = ENTERING + WIDTH;
    static final int VM0 = LOST + WIDTH;
    static final int VMX = VM0 + WIDTH;
    static final int DIFFUSING = VMX + WIDTH;
    static final int P0 = DIFFUSING + WIDTH;
    static final int P1 = P0 + WIDTH;
    static final int P2 = P1 + WIDTH;
    static final int P3 = P2 + WIDTH;
    static final int V0 = P3 + WIDTH;
    static final int V1 = V0 + WIDTH;
    static final int V2 = V1 + WIDTH;
    static final int V3 = V2 + WIDTH;
    static final int GP1 = V3 + WIDTH;
    static final int GP2 = GP1 + WIDTH;
    static final int GP3 = GP2 + WIDTH;
    static final int GP4 = GP3 + WIDTH;
    static final int GT1 = GP4 + WIDTH;
    static final int GT2 = GT1 + WIDTH;
    static final int GT3 = GT2 + WIDTH;
    static final int GT4 = GT3 + WIDTH;
    static final int GS1 = GT4 + WIDTH;
    static final int GS2 = GS1 + WIDTH;
    static final int GS3 = GS2 + WIDTH;
    static final int GS4 = GS3 + WIDTH;
    static final int PLASMA_THEN = GS4 + WIDTH;
    static final int VOLUME = PLASMA_THEN + WIDTH;
    static final int PMOL_PER_UNIT = VOLUME + WIDTH;

    /// The length of the array.
    static final int SIZE = PMOL_PER_UNIT + WIDTH;

    private Rows() {}
}
