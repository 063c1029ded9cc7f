package homeostat.body.circulation;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;

/// A circulation whose two ventricles are replaced by two displacement pumps, each with its own
/// stroke at one common rate, and valves that close.
///
/// In the first half of a beat both pumps eject what they hold, in the second they draw a stroke;
/// the flow is a parabola. A pump draws less when the atrium before it collapses. A share of what
/// the left pump ejects goes through the bronchi to the left atrium and never sees the right pump:
/// with equal strokes the lungs flood. Blood is conserved to rounding.
///
/// The nerves are the [Baroreflex]; of what they do, resistance and the venous pool are left, since
/// there is no heart for them to quicken. Working muscles press blood back as in [PumpPatient].
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
    private static final double VEINS_ML = 180;
    private static final double LUNG_VEINS_ML = 50;
    private static final double MUSCLE_PUMP_ML = 400;
    private static final double REST_L_PER_MIN = 5.4;
    private static final double REST_CAVA_MMHG = 5;
    private static final int STEPS_A_LOOK = (int) (Baroreflex.STEP_SECONDS / STEP_SECONDS);

    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private final Tone tone = new Tone();
    private final Baroreflex reflex;
    private final double bronchialShare;
    private final double systemic;
    private final double pulmonary;
    private final double aorta;
    private final double cava;
    private final double lungArtery;
    private final double lungVein;
    private double beatSeconds;
    private double periodSeconds = 0.6;
    private double leftMl;
    private double rightMl;
    private double leftHeldMl;
    private double rightHeldMl;
    private double nextPeriodSeconds = 0.6;
    private double nextLeftMl = 50;
    private double nextRightMl = 48;
    private double leftEjectedMl;
    private double rightEjectedMl;
    private double leftStrokeMl;
    private double rightStrokeMl;
    private double lastAorticMmHg;
    private double work;
    private long steps;

    /// What is given into the veins, negative when lost, mL/s.
    public double infusionMlPerSecond;
    /// Blood that widened veins hold without pressure, mL: what changes venous return.
    public double venousPoolMl;
    /// Resistance of the body's vessels, as a factor on top of what the nerves do.
    public double systemicResistance = 1;
    /// Resistance of the lung's vessels, as a factor.
    public double pulmonaryResistance = 1;

    /// The person at the moment when the pumps begin to beat.
    public ReplacedHeart(Recipient person) {
        CirculationCoefficients standard = CirculationCoefficients.standardMale();
        CirculationCoefficients.Vessels vessels = standard.vessels();
        CirculationCoefficients.Volumes volumes = standard.volumes();
        bronchialShare = person.bronchialShare();
        systemic = standard.resistances().systemic() * person.systemicResistance();
        pulmonary = standard.resistances().pulmonary() * person.pulmonaryResistance();
        aorta = vessels.aorta() * person.arterialElastance();
        cava = vessels.venaCava() * person.systemicVenousElastance();
        lungArtery = vessels.pulmonaryArtery();
        lungVein = vessels.pulmonaryVein() * person.lungVenousElastance();
        double restMmHg = REST_CAVA_MMHG + systemic * REST_L_PER_MIN / L_PER_MIN;
        state[AORTA] = restMmHg / aorta;
        state[VENA_CAVA] = (volumes.venaCava() + VEINS_ML) / person.systemicVenousElastance()
                + person.extraVolumeMl() * 2 / 3;
        state[PULMONARY_ARTERY] = volumes.pulmonaryArtery();
        state[PULMONARY_VEIN] = (volumes.pulmonaryVein() + LUNG_VEINS_ML)
                / person.lungVenousElastance() + person.extraVolumeMl() / 3;
        leftMl = nextLeftMl;
        rightMl = nextRightMl;
        state[LEFT_PUMP] = leftMl;
        state[RIGHT_PUMP] = rightMl;
        leftHeldMl = leftMl;
        rightHeldMl = rightMl;
        reflex = new Baroreflex(restMmHg, periodSeconds);
        lastAorticMmHg = restMmHg;
    }

    /// Beats so from the next beat on.
    public void beat(double beatsPerMinute, double leftStroke, double rightStroke) {
        nextPeriodSeconds = 60 / beatsPerMinute;
        nextLeftMl = leftStroke;
        nextRightMl = rightStroke;
    }

    /// Work: 0 at rest to 1.
    public void exert(double share) {
        work = Math.min(Math.max(share, 0), 1);
        reflex.exert(work);
    }

    /// Lives one step and says whether a new beat has begun in it.
    public boolean step() {
        double left = state[LEFT_PUMP];
        double right = state[RIGHT_PUMP];
        integrator.step(beatSeconds, state, STEP_SECONDS);
        leftEjectedMl += Math.max(left - state[LEFT_PUMP], 0);
        rightEjectedMl += Math.max(right - state[RIGHT_PUMP], 0);
        beatSeconds += STEP_SECONDS;
        boolean isNewBeat = beatSeconds >= periodSeconds;
        if (isNewBeat) {
            beatSeconds -= periodSeconds;
            leftStrokeMl = leftEjectedMl;
            rightStrokeMl = rightEjectedMl;
            leftEjectedMl = 0;
            rightEjectedMl = 0;
            periodSeconds = nextPeriodSeconds;
            leftMl = nextLeftMl;
            rightMl = nextRightMl;
            leftHeldMl = state[LEFT_PUMP];
            rightHeldMl = state[RIGHT_PUMP];
        }
        if (steps % STEPS_A_LOOK == 0) {
            double mmHg = aorticMmHg();
            reflex.step(mmHg, (mmHg - lastAorticMmHg) / Baroreflex.STEP_SECONDS, tone);
            lastAorticMmHg = mmHg;
        }
        steps++;
        return isNewBeat;
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double seconds, double[] now, double[] slopes) {
        double aortic = aorta * now[AORTA];
        double caval = cava * (now[VENA_CAVA] - poolMl());
        double artery = lungArtery * now[PULMONARY_ARTERY];
        double vein = lungVein * now[PULMONARY_VEIN];
        double phase = seconds / periodSeconds;
        boolean isEjecting = phase < 0.5;
        double wave = Math.max(0, isEjecting ? phase * (0.5 - phase) : (phase - 0.5) * (1 - phase))
                * 48 / periodSeconds;
        double leftOut = isEjecting ? leftHeldMl * wave : 0;
        double rightOut = isEjecting ? rightHeldMl * wave : 0;
        double leftIn = isEjecting ? 0 : leftMl * wave * open(vein);
        double rightIn = isEjecting ? 0 : rightMl * wave * open(caval);
        double body = (aortic - caval)
                / (systemic * systemicResistance * tone.systemicResistance);
        double bronchial = bronchialShare * body;
        double lung = (artery - vein) / (pulmonary * pulmonaryResistance);
        slopes[AORTA] = leftOut - body;
        slopes[VENA_CAVA] = body - bronchial - rightIn + infusionMlPerSecond;
        slopes[PULMONARY_ARTERY] = rightOut - lung;
        slopes[PULMONARY_VEIN] = lung + bronchial - leftIn;
        slopes[LEFT_PUMP] = leftIn - leftOut;
        slopes[RIGHT_PUMP] = rightIn - rightOut;
    }

    private double poolMl() {
        return venousPoolMl + tone.venousPoolMl - MUSCLE_PUMP_ML * work;
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
        return lungVein * state[PULMONARY_VEIN];
    }

    public double rightAtriumMmHg() {
        return cava * (state[VENA_CAVA] - poolMl());
    }

    public double aorticMmHg() {
        return aorta * state[AORTA];
    }

    public double pulmonaryArteryMmHg() {
        return lungArtery * state[PULMONARY_ARTERY];
    }

    /// Blood in the left pump.
    public double leftPumpMl() {
        return state[LEFT_PUMP];
    }

    /// Blood in the right pump.
    public double rightPumpMl() {
        return state[RIGHT_PUMP];
    }

    /// Whether the pumps eject at the moment.
    public boolean isEjecting() {
        return beatSeconds < periodSeconds / 2;
    }

    /// What the left pump gave in the last beat, L/min.
    public double outputLPerMin() {
        return leftStrokeMl / periodSeconds * L_PER_MIN;
    }

    /// What the right pump gave in the last beat, L/min.
    public double rightOutputLPerMin() {
        return rightStrokeMl / periodSeconds * L_PER_MIN;
    }
}
