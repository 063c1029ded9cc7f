package homeostat.body.circulation;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;

/// A circulation whose two ventricles are replaced by two displacement pumps, each with its own
/// stroke at one common rate, and valves that close.
///
/// In the first half of a beat both pumps eject, in the second they draw; the flow is a half sine
/// whose area is the stroke. A pump draws less when the atrium before it collapses. A share of what
/// the left pump ejects goes through the bronchi to the left atrium and never sees the right
/// pump: with equal strokes the lungs flood. Blood is conserved to rounding.
///
/// Source of vessels and resistances: [CirculationCoefficients#standardMale]. Of the bronchial
/// share, 3 to 5 % of the output: textbook physiology (Guyton & Hall 2006). Atria collapse between
/// −2 and −6 mmHg: our own.
public final class ReplacedHeart implements Dynamics {
    /// Length of a step, s.
    public static final double STEP_SECONDS = 0x1p-8;

    private static final int AORTA = 0;
    private static final int VENA_CAVA = 1;
    private static final int PULMONARY_ARTERY = 2;
    private static final int PULMONARY_VEIN = 3;
    private static final int LEFT_PUMP = 4;
    private static final int RIGHT_PUMP = 5;
    private static final int STATES = 6;

    private static final double COLLAPSE_MMHG = -2;
    private static final double COLLAPSED_MMHG = -6;
    private static final double L_PER_MIN = 0.06;

    private final CirculationCoefficients person = CirculationCoefficients.standardMale();
    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private final double bronchialShare;
    private double beatSeconds;
    private double periodSeconds = 0.6;
    private double leftMl;
    private double rightMl;
    private double nextPeriodSeconds = 0.6;
    private double nextLeftMl = 50;
    private double nextRightMl = 48;
    private double ejectedMl;
    private double strokeMl;

    /// What is given into the veins, negative when lost, mL/s.
    public double infusionMlPerSecond;
    /// Blood that widened veins hold without pressure, mL: what changes venous return.
    public double venousPoolMl;
    /// Resistance of the body's vessels, as a factor.
    public double systemicResistance = 1;

    /// @param bronchialShare of the left pump's output that returns through the bronchi
    public ReplacedHeart(double bronchialShare) {
        this.bronchialShare = bronchialShare;
        CirculationCoefficients.Volumes volumes = person.volumes();
        state[AORTA] = volumes.aorta();
        state[VENA_CAVA] = volumes.venaCava() + 180;
        state[PULMONARY_ARTERY] = volumes.pulmonaryArtery();
        state[PULMONARY_VEIN] = volumes.pulmonaryVein() + 50;
        leftMl = nextLeftMl;
        rightMl = nextRightMl;
        state[LEFT_PUMP] = leftMl;
        state[RIGHT_PUMP] = rightMl;
    }

    /// Beats so from the next beat on.
    public void beat(double beatsPerMinute, double leftStrokeMl, double rightStrokeMl) {
        nextPeriodSeconds = 60 / beatsPerMinute;
        nextLeftMl = leftStrokeMl;
        nextRightMl = rightStrokeMl;
    }

    /// Lives one step and says whether a new beat has begun in it.
    public boolean step() {
        double before = state[LEFT_PUMP];
        integrator.step(beatSeconds, state, STEP_SECONDS);
        ejectedMl += Math.max(before - state[LEFT_PUMP], 0);
        beatSeconds += STEP_SECONDS;
        boolean isNewBeat = beatSeconds >= periodSeconds;
        if (isNewBeat) {
            beatSeconds -= periodSeconds;
            strokeMl = ejectedMl;
            ejectedMl = 0;
            periodSeconds = nextPeriodSeconds;
            leftMl = nextLeftMl;
            rightMl = nextRightMl;
        }
        return isNewBeat;
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double seconds, double[] now, double[] slopes) {
        CirculationCoefficients.Vessels vessels = person.vessels();
        double aorta = vessels.aorta() * now[AORTA];
        double cava = vessels.venaCava() * (now[VENA_CAVA] - venousPoolMl);
        double lungArtery = vessels.pulmonaryArtery() * now[PULMONARY_ARTERY];
        double lungVein = vessels.pulmonaryVein() * now[PULMONARY_VEIN];
        double phase = seconds / periodSeconds;
        boolean isEjecting = phase < 0.5;
        double wave = Math.max(0, isEjecting ? phase * (0.5 - phase) : (phase - 0.5) * (1 - phase))
                * 48 / periodSeconds;
        double leftOut = isEjecting && now[LEFT_PUMP] > 0 ? leftMl * wave : 0;
        double rightOut = isEjecting && now[RIGHT_PUMP] > 0 ? rightMl * wave : 0;
        double leftIn = isEjecting ? 0 : leftMl * wave * open(lungVein);
        double rightIn = isEjecting ? 0 : rightMl * wave * open(cava);
        double systemic = (aorta - cava) / (person.resistances().systemic() * systemicResistance);
        double bronchial = bronchialShare * systemic;
        double lung = (lungArtery - lungVein) / person.resistances().pulmonary();
        slopes[AORTA] = leftOut - systemic;
        slopes[VENA_CAVA] = systemic - bronchial - rightIn + infusionMlPerSecond;
        slopes[PULMONARY_ARTERY] = rightOut - lung;
        slopes[PULMONARY_VEIN] = lung + bronchial - leftIn;
        slopes[LEFT_PUMP] = leftIn - leftOut;
        slopes[RIGHT_PUMP] = rightIn - rightOut;
    }

    /// How far an atrium at that pressure is open.
    private static double open(double mmHg) {
        return Math.max(0, Math.min(1, (mmHg - COLLAPSED_MMHG)
                / (COLLAPSE_MMHG - COLLAPSED_MMHG)));
    }

    /// All blood, mL.
    public double volumeMl() {
        double sum = 0;
        for (double each : state) {
            sum += each;
        }
        return sum;
    }

    public double leftAtriumMmHg() {
        return person.vessels().pulmonaryVein() * state[PULMONARY_VEIN];
    }

    public double rightAtriumMmHg() {
        return person.vessels().venaCava() * (state[VENA_CAVA] - venousPoolMl);
    }

    public double aorticMmHg() {
        return person.vessels().aorta() * state[AORTA];
    }

    /// What the left pump gave in the last beat, L/min.
    public double outputLPerMin() {
        return strokeMl / periodSeconds * L_PER_MIN;
    }
}
