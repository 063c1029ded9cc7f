package homeostat.device.lung;

/// How much oxygen to breathe: a proportional and integral law on smoothed saturation, in steps of
/// change, so that taking over from any setting is without a jump.
///
/// Too little counts more than too much: below the band it moves twice as fast, below 85 % four
/// times. What oxygen does to saturation falls as the curve flattens and as shunt grows, so the
/// gain grows with what is breathed already.
///
/// Source of the idea: rule-based and adaptive controllers of inspired oxygen as compared by
/// Salverda et al., Archives of Disease in Childhood - Fetal and Neonatal Edition 107 (2022)
/// F20-F25. Gains: our own, found on trials.
final class OxygenController {
    private static final double STEP_SECONDS = 0.25;
    private static final double PER_SECOND = 0.018;
    private static final double PROPORTIONAL = 1.1;
    private static final double LOW_FACTOR = 2;
    private static final double BAND = 0.02;
    private static final double URGENT_BELOW = 0.85;
    private static final double URGENT_FACTOR = 4;
    private static final double DEAD = 0.004;
    private static final double USUAL_OXYGEN = 0.5;

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
        double urgency = saturation < URGENT_BELOW ? URGENT_FACTOR
                : error > BAND ? LOW_FACTOR : 1;
        double gain = Math.max(0.5, Math.min(2, oxygen / USUAL_OXYGEN));
        double change = Double.isNaN(lastSaturation) ? 0 : lastSaturation - saturation;
        lastSaturation = saturation;
        oxygen += gain * (PER_SECOND * STEP_SECONDS * urgency * counted + PROPORTIONAL * change);
        oxygen = Math.max(therapy.leastOxygen(), Math.min(1, oxygen));
        return oxygen;
    }

    double oxygen() {
        return oxygen;
    }
}
