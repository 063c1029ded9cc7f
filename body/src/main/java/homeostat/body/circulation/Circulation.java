package homeostat.body.circulation;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;
import homeostat.kernel.Elementary;

/// A heart and two circulations in a closed loop: six stressed volumes, four valves with inertia,
/// and ventricles that feel each other through the septum and the pericardium. A rotary pump may
/// lie between left ventricle and aorta.
///
/// What acts on it from outside, the tone of its vessels, the pressure of breathing, a bleeding, a
/// pump's speed, is set between steps. It knows no device and no reflex. Blood is conserved to
/// rounding: what leaves one compartment is what enters the next.
///
/// A valve opens when pressure drives it and closes when its flow comes back to zero. The volume of
/// the septum has no equation of motion; it is where the pressures on both sides and its own
/// balance, found by Newton's method from where it was.
///
/// Source: Smith, Chase, Nokes, Shaw, Wake, Medical Engineering & Physics 26 (2004) 131-139.
public final class Circulation implements Dynamics {
    /// A step at which the figures of the paper stand to four digits, s.
    public static final double STEP_SECONDS = 0x1p-10;

    static final int LEFT_VENTRICLE = 0;
    static final int RIGHT_VENTRICLE = 1;
    static final int AORTA = 2;
    static final int VENA_CAVA = 3;
    static final int PULMONARY_ARTERY = 4;
    static final int PULMONARY_VEIN = 5;
    static final int MITRAL = 6;
    static final int AORTIC = 7;
    static final int TRICUSPID = 8;
    static final int PULMONARY = 9;
    static final int PUMP = 10;
    private static final int STATES = 11;

    private static final double SYSTOLE_MS = 546;
    private static final double SYSTOLE_MS_PER_BEAT = 2.1;
    private static final double DRIVER_BEATS_PER_MINUTE = 80;
    private static final double STRETCH_MIN = 0.3;
    private static final double SEPTUM_TOLERANCE_ML = 1e-10;
    private static final int SEPTUM_ROUNDS_MAX = 30;

    private final CirculationCoefficients coefficients;
    private final BloodPump pump;
    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private final Pressures pressures = new Pressures();
    private final Tone tone = new Tone();
    private double beatSeconds;
    private double septumMl;

    /// The pressures that go with a state, mmHg.
    static final class Pressures {
        double leftVentricle;
        double rightVentricle;
        double aorta;
        double venaCava;
        double pulmonaryArtery;
        double pulmonaryVein;
        double pericardium;
    }

    /// @param pump the pump between left ventricle and aorta, or null for none
    public Circulation(CirculationCoefficients coefficients, BloodPump pump) {
        this.coefficients = coefficients;
        this.pump = pump;
        CirculationCoefficients.Volumes volumes = coefficients.volumes();
        state[LEFT_VENTRICLE] = volumes.leftVentricle();
        state[RIGHT_VENTRICLE] = volumes.rightVentricle();
        state[AORTA] = volumes.aorta();
        state[VENA_CAVA] = volumes.venaCava();
        state[PULMONARY_ARTERY] = volumes.pulmonaryArtery();
        state[PULMONARY_VEIN] = volumes.pulmonaryVein();
        septumMl = coefficients.septum().restMl();
        balance(state, contraction(0));
    }

    /// What acts on the circulation from outside; to be set between steps.
    public Tone tone() {
        return tone;
    }

    /// The pump, or null.
    public BloodPump pump() {
        return pump;
    }

    /// Lives one step and says whether a new beat has begun in it.
    public boolean step(double seconds) {
        integrator.step(beatSeconds, state, seconds);
        close(MITRAL);
        close(AORTIC);
        close(TRICUSPID);
        close(PULMONARY);
        beatSeconds += seconds;
        boolean isNewBeat = beatSeconds >= tone.heartPeriodSeconds;
        if (isNewBeat) {
            beatSeconds -= tone.heartPeriodSeconds;
        }
        balance(state, contraction(beatSeconds));
        return isNewBeat;
    }

    private void close(int valve) {
        if (state[valve] < 0) {
            state[valve] = 0;
        }
    }

    /// The share of contraction at a time of the beat. The paper's beat is one of 80 a minute and
    /// keeps its length when the heart slows; when it quickens, systole shortens as it does in
    /// people, or nothing would be left to fill in.
    ///
    /// Source of the shortening: Weissler, Harris, Schoenfeld, "Systolic time intervals in heart
    /// failure in man", Circulation 37 (1968) 149-159: 546 ms less 2.1 ms for each beat a minute.
    private double contraction(double seconds) {
        CirculationCoefficients.Driver driver = coefficients.driver();
        double beatsPerMinute = 60 / tone.heartPeriodSeconds;
        double stretch = Math.min(1, (SYSTOLE_MS - SYSTOLE_MS_PER_BEAT * beatsPerMinute)
                / (SYSTOLE_MS - SYSTOLE_MS_PER_BEAT * DRIVER_BEATS_PER_MINUTE));
        double off = seconds / Math.max(stretch, STRETCH_MIN) - driver.peakSeconds();
        return Elementary.exp(-driver.width() * off * off);
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double seconds, double[] now, double[] slopes) {
        balance(now, contraction(seconds));
        CirculationCoefficients.Valves valves = coefficients.valves();
        double mitral = Math.max(now[MITRAL], 0);
        double aortic = Math.max(now[AORTIC], 0);
        double tricuspid = Math.max(now[TRICUSPID], 0);
        double pulmonary = Math.max(now[PULMONARY], 0);
        double pumped = pump == null ? 0 : now[PUMP];
        double systemic = (pressures.aorta - pressures.venaCava)
                / (coefficients.resistances().systemic() * tone.systemicResistance);
        double lung = (pressures.pulmonaryArtery - pressures.pulmonaryVein)
                / (coefficients.resistances().pulmonary() * tone.pulmonaryResistance);
        slopes[LEFT_VENTRICLE] = mitral - aortic - pumped;
        slopes[RIGHT_VENTRICLE] = tricuspid - pulmonary;
        slopes[AORTA] = aortic + pumped - systemic;
        slopes[VENA_CAVA] = systemic - tricuspid + tone.infusionMlPerSecond;
        slopes[PULMONARY_ARTERY] = pulmonary - lung;
        slopes[PULMONARY_VEIN] = lung - mitral;
        slopes[MITRAL] = through(valves.mitral(), now[MITRAL],
                pressures.pulmonaryVein - pressures.leftVentricle);
        slopes[AORTIC] = through(valves.aortic(), now[AORTIC],
                pressures.leftVentricle - pressures.aorta);
        slopes[TRICUSPID] = through(valves.tricuspid(), now[TRICUSPID],
                pressures.venaCava - pressures.rightVentricle);
        slopes[PULMONARY] = through(valves.pulmonary(), now[PULMONARY],
                pressures.rightVentricle - pressures.pulmonaryArtery);
        slopes[PUMP] = pump == null ? 0 : pump.accelerationMlPerSecond2(
                pressures.leftVentricle, now[LEFT_VENTRICLE], pressures.aorta, now[PUMP]);
    }

    private static double through(CirculationCoefficients.Valve valve, double flow, double head) {
        if (flow <= 0 && head <= 0) {
            return 0;
        }
        return (head - valve.resistance() * flow) / valve.inertance();
    }

    /// Finds the septum and from it all pressures of a state.
    private void balance(double[] now, double contraction) {
        CirculationCoefficients.Vessels vessels = coefficients.vessels();
        double left = now[LEFT_VENTRICLE];
        double right = now[RIGHT_VENTRICLE];
        double pleural = tone.pleuralPressureMmHg;
        CirculationCoefficients.Sack sack = coefficients.pericardium();
        pressures.pericardium = pleural + sack.p0()
                * (Elementary.exp(sack.lambda() * (left + right - sack.restMl())) - 1);
        double leftElastance = coefficients.leftWall().elastance() * tone.leftContractility;
        double rightElastance = coefficients.rightWall().elastance() * tone.rightContractility;
        double rest = 1 - contraction;
        CirculationCoefficients.Wall leftWall = coefficients.leftWall();
        CirculationCoefficients.Wall rightWall = coefficients.rightWall();
        CirculationCoefficients.Wall septum = coefficients.septum();
        double leftMmHg = 0;
        double rightMmHg = 0;
        for (int round = 0; round < SEPTUM_ROUNDS_MAX; round++) {
            double leftExp = rest * leftWall.p0()
                    * Elementary.exp(leftWall.lambda() * (left - septumMl - leftWall.restMl()));
            double rightExp = rest * rightWall.p0()
                    * Elementary.exp(rightWall.lambda() * (right + septumMl - rightWall.restMl()));
            double septumExp = rest * septum.p0()
                    * Elementary.exp(septum.lambda() * (septumMl - septum.restMl()));
            leftMmHg = contraction * leftElastance * (left - septumMl - leftWall.unstressedMl())
                    + leftExp - rest * leftWall.p0();
            rightMmHg = contraction * rightElastance
                    * (right + septumMl - rightWall.unstressedMl())
                    + rightExp - rest * rightWall.p0();
            double septumMmHg = contraction * septum.elastance()
                    * (septumMl - septum.unstressedMl()) + septumExp - rest * septum.p0();
            double slope = contraction * (septum.elastance() + leftElastance + rightElastance)
                    + septum.lambda() * septumExp + leftWall.lambda() * leftExp
                    + rightWall.lambda() * rightExp;
            double move = (leftMmHg - rightMmHg - septumMmHg) / slope;
            septumMl += move;
            if (Math.abs(move) < SEPTUM_TOLERANCE_ML) {
                break;
            }
        }
        pressures.leftVentricle = leftMmHg + pressures.pericardium;
        pressures.rightVentricle = rightMmHg + pressures.pericardium;
        pressures.aorta = vessels.aorta() * now[AORTA];
        pressures.venaCava = vessels.venaCava() * (now[VENA_CAVA] - tone.venousPoolMl);
        pressures.pulmonaryArtery = vessels.pulmonaryArtery() * now[PULMONARY_ARTERY] + pleural;
        pressures.pulmonaryVein = vessels.pulmonaryVein() * now[PULMONARY_VEIN] + pleural;
    }

    /// All blood under pressure, mL. Constant while nothing is infused or bled.
    public double volumeMl() {
        double sum = 0;
        for (int i = LEFT_VENTRICLE; i <= PULMONARY_VEIN; i++) {
            sum += state[i];
        }
        return sum;
    }

    public double leftVentricleMl() {
        return state[LEFT_VENTRICLE];
    }

    public double rightVentricleMl() {
        return state[RIGHT_VENTRICLE];
    }

    public double leftVentricleMmHg() {
        return pressures.leftVentricle;
    }

    public double rightVentricleMmHg() {
        return pressures.rightVentricle;
    }

    public double aorticMmHg() {
        return pressures.aorta;
    }

    public double venaCavaMmHg() {
        return pressures.venaCava;
    }

    public double pulmonaryArteryMmHg() {
        return pressures.pulmonaryArtery;
    }

    /// Stands for the left atrium, which the model does not part from the pulmonary veins.
    public double pulmonaryVeinMmHg() {
        return pressures.pulmonaryVein;
    }

    public double mitralMlPerSecond() {
        return state[MITRAL];
    }

    public double aorticMlPerSecond() {
        return state[AORTIC];
    }

    public double tricuspidMlPerSecond() {
        return state[TRICUSPID];
    }

    public double pulmonaryMlPerSecond() {
        return state[PULMONARY];
    }

    /// Flow through the pump, negative when it runs back; 0 without a pump.
    public double pumpMlPerSecond() {
        return state[PUMP];
    }

    /// Time since the beat began.
    public double beatSeconds() {
        return beatSeconds;
    }
}
