package homeostat.device.vad;

import homeostat.kernel.Flow;
import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Pressure;
import homeostat.kernel.Quality;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;

/// Judges the pressure at the pump's inlet, and reads two things off it: the pressure at which the
/// ventricle fills, and whether its wall is drawn into the inlet.
///
/// The sensor sits in the cannula, so what the cannula costs is added back; for that the estimated
/// flow is good enough as long as it is not far from what the ordered speed suggests: beyond
/// 1.5 L/min from there it is not followed, which bounds its error to 1.7 mmHg. *Filling* is the
/// lowest mean of eight samples in a window of a beat or more, smoothed over windows: a ventricle
/// under a pump fills along a plateau. *Suction* is a pressure that no filling ventricle has, for
/// two samples in a row.
///
/// Three lies are known: silence, standing still, and a jump. A jump is believed after a quarter
/// of an hour in which the readings agree. A slow drift is not seen here; what bounds its harm
/// is the suction that it would lead to, and the limits of speed.
final class InflowWatch {
    /// The step that all counts below are in: 50 a second.
    static final long STEP_NS = Span.milliseconds(20);

    private static final int SAMPLES = 8;
    private static final int WINDOW_STEPS = 60;
    /// Resistance of the inflow cannula, 0.0677 mmHg·s/mL, for each L/min.
    ///
    /// Source: Simaan et al., IEEE Transactions on Control Systems Technology 17(1) 2009.
    private static final double MMHG_PER_L_PER_MIN = 0.0677 / 0.06;
    /// Flow that goes with a speed in the middle of the cohort: 5.2 L/min at 6,000/min, and 1.6
    /// more for each 1,000.
    private static final double USUAL_L_PER_MIN = 5.2;
    private static final double USUAL_RPM = 6000;
    private static final double L_PER_MIN_PER_RPM = 1.6e-3;
    private static final double FOLLOWED_L_PER_MIN = 1.5;
    /// The chest pulls a relaxed ventricle to 4 mmHg below the room; sensor and correction err.
    private static final double SUCTION_MMHG = -10;
    private static final int SUCTION_SAMPLES = 2;
    private static final long SUCTION_MEMORY_NS = Span.milliseconds(1500);
    private static final double ALWAYS_LOW_SHARE = 0.75;
    private static final double FLAT_MMHG = 1;
    private static final double JUMP_MMHG = 8;
    private static final int AGREED_WINDOWS = 750;
    private static final double SMOOTHING = 0.3;

    private final In<Pressure> inlet;
    private final In<Flow> flow;
    private final OrderPort<RotationSpeed> order;
    private final double[] samples = new double[SAMPLES];
    private int seen;
    private int inWindow;
    private double lowestMean;
    private double lowest;
    private double highest;
    private int lowSamples;
    private int lowRun;
    private long suckedNs = Long.MIN_VALUE / 2;
    private boolean sucking;
    private double fillingMmHg = Double.NaN;
    private double candidateMmHg;
    private int agreed;
    private boolean jumping;
    private boolean flat;
    private boolean windowEnded;
    private InflowTrust trust = InflowTrust.STARTING;

    InflowWatch(VadPorts ports) {
        this.inlet = ports.inlet;
        this.flow = ports.flow;
        this.order = ports.speed;
        beginWindow();
    }

    // [impl->req~lost-inflow-ends-control~1]
    /// Looks at the ports once in a step.
    void observe(long nowNs) {
        Reading<Pressure> reading = inlet.reading();
        windowEnded = false;
        sucking = false;
        if (reading.quality() != Quality.GOOD) {
            boolean isSilent = reading.quality() == Quality.STALE
                    || reading.quality() == Quality.MISSING;
            boolean isNew = Double.isNaN(fillingMmHg) && isSilent;
            trust = isNew ? InflowTrust.STARTING
                    : isSilent ? InflowTrust.STALE : InflowTrust.IMPLAUSIBLE;
            seen = 0;
            lowRun = 0;
            beginWindow();
            return;
        }
        double shownMmHg = reading.in(Pressure.MMHG);
        lowest = Math.min(lowest, shownMmHg);
        highest = Math.max(highest, shownMmHg);
        double mmHg = shownMmHg + cannulaMmHg();
        take(mmHg);
        suspect(mmHg, nowNs);
        inWindow++;
        if (inWindow == WINDOW_STEPS) {
            endWindow();
            beginWindow();
        }
        trust = jumping ? InflowTrust.IMPLAUSIBLE : flat ? InflowTrust.FLAT
                : Double.isNaN(fillingMmHg) ? InflowTrust.STARTING : InflowTrust.TRUSTED;
    }

    private double cannulaMmHg() {
        double usual = order.published().sequence() == 0 ? USUAL_L_PER_MIN
                : USUAL_L_PER_MIN + L_PER_MIN_PER_RPM
                        * (order.published().in(RotationSpeed.RPM) - USUAL_RPM);
        Reading<Flow> reading = flow.reading();
        double estimate = reading.isGood() ? reading.in(Flow.LITRES_PER_MINUTE) : usual;
        double followed = Math.max(usual - FOLLOWED_L_PER_MIN,
                Math.min(usual + FOLLOWED_L_PER_MIN, estimate));
        return MMHG_PER_L_PER_MIN * followed;
    }

    private void take(double mmHg) {
        int slot = seen % SAMPLES;
        samples[slot] = mmHg;
        seen = seen + 1 == 2 * SAMPLES ? SAMPLES : seen + 1;
        if (seen >= SAMPLES) {
            lowestMean = Math.min(lowestMean, mean());
        }
    }

    /// Summed anew each time, so that rounding cannot gather over months.
    private double mean() {
        double total = 0;
        for (int i = 0; i < SAMPLES; i++) {
            total += samples[i];
        }
        return total / SAMPLES;
    }

    private void suspect(double mmHg, long nowNs) {
        boolean isLow = mmHg < SUCTION_MMHG;
        lowSamples += isLow ? 1 : 0;
        lowRun = isLow ? Math.min(lowRun + 1, SUCTION_SAMPLES) : 0;
        sucking = lowRun == SUCTION_SAMPLES && !jumping;
        if (sucking) {
            suckedNs = nowNs;
        }
    }

    private void endWindow() {
        windowEnded = true;
        flat = highest - lowest < FLAT_MMHG;
        boolean isAlwaysLow = lowSamples > ALWAYS_LOW_SHARE * WINDOW_STEPS;
        if (flat || lowSamples >= SUCTION_SAMPLES && !isAlwaysLow && !jumping) {
            return;
        }
        if (Double.isNaN(fillingMmHg)) {
            jumping = false;
            fillingMmHg = lowestMean;
        } else if (Math.abs(lowestMean - fillingMmHg) <= JUMP_MMHG) {
            jumping = false;
            fillingMmHg += SMOOTHING * (lowestMean - fillingMmHg);
        } else {
            jump();
        }
    }

    private void jump() {
        boolean agrees = jumping && Math.abs(lowestMean - candidateMmHg) <= JUMP_MMHG;
        agreed = agrees ? agreed + 1 : 0;
        candidateMmHg = lowestMean;
        jumping = agreed < AGREED_WINDOWS;
        if (!jumping) {
            fillingMmHg = lowestMean;
        }
    }

    private void beginWindow() {
        inWindow = 0;
        lowSamples = 0;
        lowestMean = Double.POSITIVE_INFINITY;
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
    }

    /// Whether the sensor is to be trusted, and if not, why.
    InflowTrust trust() {
        return trust;
    }

    /// Whether a window of a beat or more ended in this step.
    boolean isWindowEnded() {
        return windowEnded;
    }

    /// Pressure at which the ventricle fills; NaN before the first window.
    double fillingMmHg() {
        return fillingMmHg;
    }

    /// Whether the wall is drawn in at this sample.
    boolean isSucking() {
        return sucking;
    }

    /// Whether it was within the last second and a half: this beat or the one before.
    boolean hasSucked(long nowNs) {
        return nowNs - suckedNs < SUCTION_MEMORY_NS;
    }

    /// How long ago it was drawn in last.
    long sinceSuctionNs(long nowNs) {
        return nowNs - suckedNs;
    }
}
