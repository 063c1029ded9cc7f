package homeostat.body.circulation;

import homeostat.kernel.Elementary;

/// The reflex that holds arterial pressure: stretch of the carotid sinus, two nerves, and what they
/// do to the heart's rate and strength, to resistances and to the venous pool.
///
/// The sinus is a first-order filter with a rate term and a saturating firing rate. Sympathetic
/// firing falls exponentially with it, vagal firing rises in an S. Each effector follows the
/// logarithm of the sympathetic rate after a pure delay and a first-order lag; the heart's period
/// follows both nerves.
///
/// The paper's gains are relative to the paper's person. Here every effector is used as a ratio to
/// its own value at rest, so that any [Circulation] rests where its coefficients put it, at the
/// set point that it is given.
///
/// Source: M. Ursino, "Interaction between carotid baroregulation and the pulsating heart: a
/// mathematical model", American Journal of Physiology 275 (1998) H1733-H1747.
public final class Baroreflex {
    /// The reflex looks at the circulation this often, s.
    public static final double STEP_SECONDS = 0x1p-6;

    private static final double FIRING_MIN = 2.51;
    private static final double FIRING_MAX = 47.78;
    private static final double FIRING_SLOPE_MMHG = 11.758;
    private static final double FILTER_ZERO_SECONDS = 6.37;
    private static final double FILTER_POLE_SECONDS = 2.076;
    private static final double SYMPATHETIC_FLOOR = 2.10;
    private static final double SYMPATHETIC_TOP = 16.11;
    private static final double SYMPATHETIC_DECAY = 0.0675;
    private static final double SYMPATHETIC_THRESHOLD = 2.66;
    private static final double VAGAL_FLOOR = 3.2;
    private static final double VAGAL_TOP = 6.3;
    private static final double VAGAL_MIDDLE = 25;
    private static final double VAGAL_SLOPE = 7.06;

    private static final double SET_POINT_RISE_MMHG = 25;
    private static final double SYMPATHETIC_COMMAND = 4;
    private static final double VAGAL_COMMAND = 0.7;
    private static final double MUSCLE_SHARE = 0.5;
    private static final double QUICK_LAG_SECONDS = 1.5;
    private static final double QUICK_DELAY_SECONDS = 0.2;
    private static final double VAGAL_PERIOD_GAIN = 0.09;

    private final double setPointMmHg;
    private final double restPeriodSeconds;
    private final Delay sympathetic = new Delay(5.0);
    private final Delay vagal = new Delay(QUICK_DELAY_SECONDS);
    private final Effector leftStrength = new Effector(0.475, 8, 2, 2.392);
    private final Effector rightStrength = new Effector(0.282, 8, 2, 1.412);
    private final Effector resistance = new Effector(0.53, 6, 2, 0.78);
    private final Effector venousPool = new Effector(-397.9, 20, 5, 0);
    private final Effector slowPeriod = new Effector(-0.13, 2, 2, 0.58);
    private double quickPeriodSeconds;
    private double filteredMmHg;
    private double exertion;

    /// What follows the sympathetic nerve: gain, lag, delay, and its value without the nerve.
    private final class Effector {
        private final double gain;
        private final double lagSeconds;
        private final double delaySeconds;
        private final double base;
        private double change;
        private double restChange;

        Effector(double gain, double lagSeconds, double delaySeconds, double base) {
            this.gain = gain;
            this.lagSeconds = lagSeconds;
            this.delaySeconds = delaySeconds;
            this.base = base;
        }

        private double driven(double firing) {
            return firing < SYMPATHETIC_THRESHOLD ? 0
                    : gain * Elementary.log(firing - SYMPATHETIC_THRESHOLD + 1);
        }

        void rest(double firing) {
            change = driven(firing);
            restChange = change;
        }

        void step() {
            change += STEP_SECONDS / lagSeconds
                    * (driven(sympathetic.ago(delaySeconds)) - change);
        }

        double value() {
            return base + change;
        }

        double restValue() {
            return base + restChange;
        }

        double ratio() {
            return value() / restValue();
        }
    }

    /// A nerve's past, as far back as its slowest effector looks.
    private static final class Delay {
        private final double[] past;
        private int newest;

        Delay(double seconds) {
            past = new double[(int) Math.ceil(seconds / STEP_SECONDS) + 1];
        }

        void fill(double firing) {
            for (int i = 0; i < past.length; i++) {
                past[i] = firing;
            }
        }

        void add(double firing) {
            newest = newest + 1 == past.length ? 0 : newest + 1;
            past[newest] = firing;
        }

        double ago(double seconds) {
            int index = newest - (int) Math.rint(seconds / STEP_SECONDS);
            return past[index < 0 ? index + past.length : index];
        }
    }

    /// @param setPointMmHg the arterial pressure at which this person rests
    /// @param restPeriodSeconds the length of a beat at rest
    public Baroreflex(double setPointMmHg, double restPeriodSeconds) {
        this.setPointMmHg = setPointMmHg;
        this.restPeriodSeconds = restPeriodSeconds;
        filteredMmHg = setPointMmHg;
        double sinus = sinusFiring(setPointMmHg);
        double firing = sympatheticFiring(sinus);
        sympathetic.fill(firing);
        vagal.fill(vagalFiring(sinus));
        leftStrength.rest(firing);
        rightStrength.rest(firing);
        resistance.rest(firing);
        venousPool.rest(firing);
        slowPeriod.rest(firing);
        quickPeriodSeconds = vagalPeriod(vagalFiring(sinus));
    }

    /// How hard the person works, 0 at rest to 1: the brain's own command to the nerves, and the
    /// widening of the working muscles' vessels.
    ///
    /// The command adds to sympathetic and takes from vagal firing, and moves the sinus' set point
    /// upwards; resistance falls to half at full work.
    /// Source: the form of Magosso, Ursino, "Cardiovascular response to dynamic aerobic exercise",
    /// Medical & Biological Engineering & Computing 40 (2002) 660-674, with gains of our own.
    public void exert(double share) {
        exertion = Math.min(Math.max(share, 0), 1);
    }

    /// Lives one step of [#STEP_SECONDS] and sets what it acts on in `tone`.
    ///
    /// @param arterialMmHg the pressure in the aorta now
    /// @param slopeMmHgPerSecond how fast it rises
    /// @param tone what it sets: period, strengths, systemic resistance, venous pool
    public void step(double arterialMmHg, double slopeMmHgPerSecond, Tone tone) {
        filteredMmHg += STEP_SECONDS / FILTER_POLE_SECONDS
                * (arterialMmHg + FILTER_ZERO_SECONDS * slopeMmHgPerSecond - filteredMmHg);
        double sinus = sinusFiring(filteredMmHg - SET_POINT_RISE_MMHG * exertion);
        sympathetic.add(sympatheticFiring(sinus) + SYMPATHETIC_COMMAND * exertion);
        vagal.add(vagalFiring(sinus) * (1 - VAGAL_COMMAND * exertion));
        leftStrength.step();
        rightStrength.step();
        resistance.step();
        venousPool.step();
        slowPeriod.step();
        quickPeriodSeconds += STEP_SECONDS / QUICK_LAG_SECONDS
                * (vagalPeriod(vagal.ago(QUICK_DELAY_SECONDS)) - quickPeriodSeconds);
        double sinusAtRest = sinusFiring(setPointMmHg);
        double restSeconds = slowPeriod.restValue() + vagalPeriod(vagalFiring(sinusAtRest));
        tone.heartPeriodSeconds = restPeriodSeconds
                * (slowPeriod.value() + quickPeriodSeconds) / restSeconds;
        tone.leftContractility = leftStrength.ratio();
        tone.rightContractility = rightStrength.ratio();
        tone.systemicResistance = resistance.ratio() * (1 - MUSCLE_SHARE * exertion);
        tone.venousPoolMl = venousPool.value() - venousPool.restValue();
    }

    private static double vagalPeriod(double firing) {
        return VAGAL_PERIOD_GAIN * firing;
    }

    private double sinusFiring(double mmHg) {
        double e = Elementary.exp((mmHg - setPointMmHg) / FIRING_SLOPE_MMHG);
        return (FIRING_MIN + FIRING_MAX * e) / (1 + e);
    }

    private static double sympatheticFiring(double sinus) {
        return SYMPATHETIC_FLOOR + (SYMPATHETIC_TOP - SYMPATHETIC_FLOOR)
                * Elementary.exp(-SYMPATHETIC_DECAY * sinus);
    }

    private static double vagalFiring(double sinus) {
        double e = Elementary.exp((sinus - VAGAL_MIDDLE) / VAGAL_SLOPE);
        return (VAGAL_FLOOR + VAGAL_TOP * e) / (1 + e);
    }
}
