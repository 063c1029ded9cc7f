package homeostat.vector;

import static homeostat.vector.Lanes.WIDTH;

/// Where each number of a row of hearts lies in their one array; see [Rows] for why one.
final class CirculationRows {

    /// The states, in the order of `homeostat.body.circulation.Circulation`.
    static final int LEFT_VENTRICLE = 0;
    static final int RIGHT_VENTRICLE = WIDTH;
    static final int AORTA = 2 * WIDTH;
    static final int VENA_CAVA = 3 * WIDTH;
    static final int PULMONARY_ARTERY = 4 * WIDTH;
    static final int PULMONARY_VEIN = 5 * WIDTH;
    static final int MITRAL = 6 * WIDTH;
    static final int AORTIC = 7 * WIDTH;
    static final int TRICUSPID = 8 * WIDTH;
    static final int PULMONARY = 9 * WIDTH;
    static final int PUMP = 10 * WIDTH;
    /// How much one set of states takes.
    static final int STATES = 11 * WIDTH;
    /// A trial state and the four slopes of Runge and Kutta, sets of the same order.
    static final int TRIAL = STATES;
    static final int FIRST = TRIAL + STATES;
    static final int SECOND = FIRST + STATES;
    static final int THIRD = SECOND + STATES;
    static final int FOURTH = THIRD + STATES;

    /// The pressures that go with a state, so that each of the four valves lies between two rows
    /// that follow each other.
    static final int VEIN_MMHG = FOURTH + STATES;
    static final int LEFT_MMHG = VEIN_MMHG + WIDTH;
    static final int AORTIC_MMHG = LEFT_MMHG + WIDTH;
    static final int CAVAL_MMHG = AORTIC_MMHG + WIDTH;
    static final int RIGHT_MMHG = CAVAL_MMHG + WIDTH;
    static final int ARTERY_MMHG = RIGHT_MMHG + WIDTH;

    /// Where the septum is, the time of the beat, the share of contraction, one for who seeks.
    static final int SEPTUM = ARTERY_MMHG + WIDTH;
    static final int BEAT_SECONDS = SEPTUM + WIDTH;
    static final int CONTRACTION = BEAT_SECONDS + WIDTH;
    static final int SEEKING = CONTRACTION + WIDTH;

    /// Three walls, left, right, and septum between: a row for each of them.
    static final int LEFT = 0;
    static final int RIGHT = WIDTH;
    static final int BETWEEN = 2 * WIDTH;
    static final int WALLS = 3 * WIDTH;
    /// Their coefficients.
    static final int ELASTANCE = SEEKING + WIDTH;
    static final int LAMBDA = ELASTANCE + WALLS;
    static final int P0 = LAMBDA + WALLS;
    static final int UNSTRESSED_ML = P0 + WALLS;
    static final int REST_ML = UNSTRESSED_ML + WALLS;
    /// Their strength as the nerves have it; the septum's is one.
    static final int STRENGTH = REST_ML + WALLS;
    /// At the present share of contraction: elastance, their sum, and pressure scale.
    static final int STIFFNESS = STRENGTH + WALLS;
    static final int STIFFNESS_SUM = STIFFNESS + WALLS;
    static final int SCALE = STIFFNESS_SUM + WIDTH;
    /// In the present round: volume, exponential, pressure, change of pressure by relaxed walls.
    /// The sack's exponential lies behind those of the walls, to be taken with them.
    static final int WALL_ML = SCALE + WALLS;
    static final int WALL_EXP = WALL_ML + WALLS;
    static final int SACK_EXP = WALL_EXP + WALLS;
    static final int WALL_MMHG = SACK_EXP + WIDTH;
    static final int WALL_SLOPE = WALL_MMHG + WALLS;

    static final int SACK_LAMBDA = WALL_SLOPE + WALLS;
    static final int SACK_P0 = SACK_LAMBDA + WIDTH;
    static final int SACK_REST_ML = SACK_P0 + WIDTH;
    /// Four valves in the order of their states.
    static final int VALVE_RESISTANCE = SACK_REST_ML + WIDTH;
    static final int VALVE_INERTANCE = VALVE_RESISTANCE + 4 * WIDTH;
    static final int E_AORTA = VALVE_INERTANCE + 4 * WIDTH;
    static final int E_CAVA = E_AORTA + WIDTH;
    static final int E_ARTERY = E_CAVA + WIDTH;
    static final int E_VEIN = E_ARTERY + WIDTH;
    static final int SYSTEMIC = E_VEIN + WIDTH;
    static final int PULMONIC = SYSTEMIC + WIDTH;
    static final int DRIVER_WIDTH = PULMONIC + WIDTH;
    static final int DRIVER_PEAK = DRIVER_WIDTH + WIDTH;

    /// What acts from outside, and how much the beat is stretched by it.
    static final int PERIOD = DRIVER_PEAK + WIDTH;
    static final int SYSTEMIC_TONE = PERIOD + WIDTH;
    static final int PULMONIC_TONE = SYSTEMIC_TONE + WIDTH;
    static final int POOL = PULMONIC_TONE + WIDTH;
    static final int PLEURAL = POOL + WIDTH;
    static final int INFUSION = PLEURAL + WIDTH;
    static final int STRETCH = INFUSION + WIDTH;

    /// The length of the array.
    static final int SIZE = STRETCH + WIDTH;

    private CirculationRows() {}
}
