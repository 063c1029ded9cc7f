package homeostat.body.circulation;

import homeostat.body.Dynamics;
import homeostat.body.RungeKutta;
import homeostat.kernel.Elementary;

/// The left heart with a rotary pump in six states: what pump controllers are published on. Right
/// heart and lung are one compliance, which serves as the preload.
///
/// [Circulation] is the body that devices are tried on; this one stands beside it so that a figure
/// of the pump literature can be compared with like.
///
/// Source: Simaan et al., IEEE Transactions on Control Systems Technology 17(1) 2009; elastance
/// after Stergiopulos, Meister, Westerhof, American Journal of Physiology 270 (1996) H2050.
public final class FailingHeart implements Dynamics {
    /// Its aortic valve is stiff, compliance and resistance of 80 µs: at one and a half of them
    /// every figure stands to four digits, at three the method is unstable.
    public static final double STEP_SECONDS = 0x1p-13;

    private static final double SYSTEMIC_RESISTANCE = 1.0;
    private static final double MITRAL_RESISTANCE = 0.005;
    private static final double AORTIC_RESISTANCE = 0.001;
    private static final double CHARACTERISTIC_RESISTANCE = 0.0398;
    private static final double PRELOAD_COMPLIANCE = 4.4;
    private static final double SYSTEMIC_COMPLIANCE = 1.33;
    private static final double AORTIC_COMPLIANCE = 0.08;
    private static final double BLOOD_INERTANCE = 0.0005;
    private static final double ELASTANCE_MIN = 0.06;
    private static final double UNSTRESSED_ML = 10;
    /// All blood of the model, its unstressed 10 mL included.
    private static final double VOLUME_ML = 280;

    /// Places of a beat at which elastance is computed; between them a line errs by less than
    /// 2e-6 mmHg/mL.
    private static final int ELASTANCES = 8_192;

    private static final int VENTRICLE = 0;
    private static final int PRELOAD = 1;
    private static final int ARTERIES = 2;
    private static final int AORTA = 3;
    private static final int FLOW = 4;
    private static final int PUMP = 5;
    private static final int STATES = 6;

    private final BloodPump pump;
    private final double elastanceMax;
    private final double heartPeriodSeconds;
    private final RungeKutta integrator = new RungeKutta(this);
    private final double[] state = new double[STATES];
    private final double[] elastance = new double[ELASTANCES + 2];
    private double beatSeconds;

    /// @param elastanceMax 2.0 healthy, 0.5 to 1.0 failing, mmHg/mL
    /// @param heartPeriodSeconds length of a beat
    /// @param pump the pump, or null for none
    public FailingHeart(double elastanceMax, double heartPeriodSeconds, BloodPump pump) {
        this.elastanceMax = elastanceMax;
        this.heartPeriodSeconds = heartPeriodSeconds;
        this.pump = pump;
        for (int i = 0; i < elastance.length; i++) {
            elastance[i] = elastanceAt((double) i / ELASTANCES);
        }
        state[PRELOAD] = 10;
        state[ARTERIES] = 70;
        state[AORTA] = 70;
        state[VENTRICLE] = VOLUME_ML - PRELOAD_COMPLIANCE * state[PRELOAD]
                - SYSTEMIC_COMPLIANCE * state[ARTERIES] - AORTIC_COMPLIANCE * state[AORTA];
    }

    /// Lives one step and says whether a new beat has begun in it.
    public boolean step(double seconds) {
        integrator.step(beatSeconds, state, seconds);
        beatSeconds += seconds;
        boolean isNewBeat = beatSeconds >= heartPeriodSeconds;
        if (isNewBeat) {
            beatSeconds -= heartPeriodSeconds;
        }
        return isNewBeat;
    }

    /// Elastance depends on the place in the beat alone, so its powers are taken once.
    private double elastance(double seconds) {
        double place = seconds % heartPeriodSeconds / heartPeriodSeconds * ELASTANCES;
        int before = (int) place;
        return elastance[before] + (place - before) * (elastance[before + 1] - elastance[before]);
    }

    private double elastanceAt(double place) {
        double contractionSeconds = 0.2 + 0.15 * heartPeriodSeconds;
        double phase = place * heartPeriodSeconds / contractionSeconds;
        double rise = Elementary.pow(phase / 0.7, 1.9);
        double fall = Elementary.pow(phase / 1.17, 21.9);
        return ELASTANCE_MIN + (elastanceMax - ELASTANCE_MIN) * 1.55 * rise / (1 + rise)
                / (1 + fall);
    }

    @Override
    public int states() {
        return STATES;
    }

    @Override
    public void slopes(double seconds, double[] now, double[] slopes) {
        double ventricle = elastance(seconds) * (now[VENTRICLE] - UNSTRESSED_ML);
        double filling = Math.max(now[PRELOAD] - ventricle, 0) / MITRAL_RESISTANCE;
        double ejection = Math.max(ventricle - now[AORTA], 0) / AORTIC_RESISTANCE;
        double pumped = pump == null ? 0 : now[PUMP];
        double drain = (now[ARTERIES] - now[PRELOAD]) / SYSTEMIC_RESISTANCE;
        slopes[VENTRICLE] = filling - ejection - pumped;
        slopes[PRELOAD] = (drain - filling) / PRELOAD_COMPLIANCE;
        slopes[ARTERIES] = (now[FLOW] - drain) / SYSTEMIC_COMPLIANCE;
        slopes[AORTA] = (ejection + pumped - now[FLOW]) / AORTIC_COMPLIANCE;
        slopes[FLOW] = (now[AORTA] - CHARACTERISTIC_RESISTANCE * now[FLOW] - now[ARTERIES])
                / BLOOD_INERTANCE;
        slopes[PUMP] = pump == null ? 0
                : pump.accelerationMlPerSecond2(
                        ventricle, now[VENTRICLE], now[AORTA], now[PUMP]);
    }

    public double leftVentricleMl() {
        return state[VENTRICLE];
    }

    public double leftVentricleMmHg() {
        return elastance(beatSeconds) * (state[VENTRICLE] - UNSTRESSED_ML);
    }

    public double leftAtriumMmHg() {
        return state[PRELOAD];
    }

    public double aorticMmHg() {
        return state[AORTA];
    }

    /// Flow into the body, through pump and valve together.
    public double flowMlPerSecond() {
        return state[FLOW];
    }

    /// Flow through the pump, negative when it runs back; 0 without a pump.
    public double pumpMlPerSecond() {
        return state[PUMP];
    }
}
