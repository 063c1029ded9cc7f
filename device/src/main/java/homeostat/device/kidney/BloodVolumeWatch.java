package homeostat.device.kidney;

import homeostat.kernel.Fraction;
import homeostat.kernel.In;
import homeostat.kernel.Reading;

/// Judges the blood volume monitor and smooths what it says.
///
/// Four lies are known: silence, no number, a jump that no body can make, and standing still.
/// Optical density is never the same twice for a minute. A jump is believed after five
/// minutes in which readings agree: somebody may have given fluid.
final class BloodVolumeWatch {
    private static final double SMOOTHING = 1.0 / 30;
    private static final double JUMP = 0.03;
    private static final int AGREED_STEPS = 300;
    private static final int STILL_STEPS = 60;
    private static final int FIRST_STEPS = 10;

    private final In<Fraction> port;
    private double mean = Double.NaN;
    private double last = Double.NaN;
    private double candidate = Double.NaN;
    private int seen;
    private int still;
    private int agreed;
    private BloodVolumeTrust trust = BloodVolumeTrust.STARTING;

    BloodVolumeWatch(In<Fraction> port) {
        this.port = port;
    }

    // [impl->req~lost-blood-volume-ends-guidance~1]
    /// Looks at the port once in a step.
    void observe() {
        Reading<Fraction> reading = port.reading();
        if (!reading.isGood()) {
            trust = switch (reading.quality()) {
                case GOOD, DOUBTFUL, IMPLAUSIBLE -> BloodVolumeTrust.IMPLAUSIBLE;
                case STALE -> BloodVolumeTrust.STALE;
                case MISSING -> seen == 0 ? BloodVolumeTrust.STARTING : BloodVolumeTrust.STALE;
            };
            return;
        }
        double share = reading.in(Fraction.ONE);
        still = share == last ? Math.min(still + 1, STILL_STEPS) : 0;
        last = share;
        if (still == STILL_STEPS) {
            trust = BloodVolumeTrust.FLAT;
            return;
        }
        if (seen == 0) {
            mean = share;
        }
        if (Math.abs(share - mean) > JUMP) {
            jump(share);
            return;
        }
        agreed = 0;
        mean += SMOOTHING * (share - mean);
        seen = Math.min(seen + 1, FIRST_STEPS);
        trust = seen < FIRST_STEPS ? BloodVolumeTrust.STARTING : BloodVolumeTrust.TRUSTED;
    }

    private void jump(double share) {
        boolean agrees = Math.abs(share - candidate) <= JUMP;
        agreed = agrees ? agreed + 1 : 0;
        candidate = share;
        trust = BloodVolumeTrust.IMPLAUSIBLE;
        if (agreed >= AGREED_STEPS) {
            mean = share;
            agreed = 0;
        }
    }

    /// Whether it is to be trusted, and if not, why.
    BloodVolumeTrust trust() {
        return trust;
    }

    /// Blood as a share of that at the start; NaN before the first reading.
    double share() {
        return mean;
    }
}
