package homeostat.device.lung;

/// How much oxygen to breathe: a proportional and integral law on smoothed saturation, in steps of
/// change, so that taking over from any setting is without a jump.
///
/// Out of the band it hurries: below it 2.7 times as fast, below 85 % and above the band four
/// times. Above, the curve is flat: a small distance in saturation is a long way in oxygen. What
/// oxygen does to saturation falls as shunt grows, so the gain grows with what is breathed already.
///
/// Source of the idea: rule-based and adaptive controllers of inspired oxygen as compared by
/// Salverda et al., Archives of Disease in Childhood - Fetal and Neonatal Edition 107 (2022)
/// F20-F25; that above the band saturation must be stretched: Dargaville et al., the same journal
/// 102 (2017) F31-F36. Gains: our own, found on trials in which a finger lagged by 12 and by 28 s.
final class OxygenController {
    private static final double STEP_SECONDS = 0.25;
    private static final double PER_SECOND = 0.12;
    private static final double PROPORTIONAL = 2.5;
    private static final double LOW_FACTOR = 2.7;
    private static final double HIGH_FACTOR = 4;
    private static final double BAND = 0.02;
    private static final double URGENT_BELOW = 0.85;
    private static final double URGENT_FACTOR = 4;
    private static final double DEAD = 0.004;
    private static final double USUAL_OXYGEN = 0.5;
    private static final double GAIN_LEAST = 0.37;
    private static final double GAIN_MOST = 2;

    private final LungTherapy therapy;
    private double oxygen;
    private double lastSaturation = Double.NaN;

    OxygenController(LungTherapy therapy) {
        this.therapy = therapy;
        oxygen = 1;
    }

    /// Starts from what is breathed now.
    void take(double oxygenNow) {
        oxygen = oxygenNow;
        lastSaturation = Double.NaN;
    }

    /// Moves on by one step with that saturation, and says what to breathe.
    double move(double saturation) {
        double error = therapy.saturation() - saturation;
        double counted = Math.abs(error) < DEAD ? 0 : error;
        double gain = Math.max(GAIN_LEAST, Math.min(GAIN_MOST, oxygen / USUAL_OXYGEN));
        double change = Double.isNaN(lastSaturation) ? 0 : lastSaturation - saturation;
        lastSaturation = saturation;
        oxygen += gain * (PER_SECOND * STEP_SECONDS * urgency(saturation, error) * counted
                + PROPORTIONAL * change);
        oxygen = Math.max(therapy.leastOxygen(), Math.min(1, oxygen));
        return oxygen;
    }

    private static double urgency(double saturation, double error) {
        if (saturation < URGENT_BELOW) {
            return URGENT_FACTOR;
        }
        return error > BAND ? LOW_FACTOR : error < -BAND ? HIGH_FACTOR : 1;
    }

    double oxygen() {
        return oxygen;
    }
}
