package homeostat.body.lung;

import homeostat.kernel.Elementary;

/// A membrane oxygenator: blood on one side of a fibre bundle, sweep gas on the other.
///
/// - *Oxygen* follows the rated flow: the blood flow at which venous blood of 75 % leaves at 95 %
///   saturation. Slower blood comes nearer to what the gas would give.
/// - *Carbon dioxide* meets three resistances in a row: what blood brings, what the membrane lets
///   through, what the gas takes away. The oxygen of the sweep gas plays no part in it.
///
/// Source of the rated flow: ISO 7199. Of the resistances in a row: Lukitsch et al., Membranes 11
/// (2021) 643, where the simplest model of carbon dioxide matched measured removal best.
///
/// @param ratedLPerMin rated blood flow
/// @param carbonDioxideMlPerMinPerMmHg what the membrane lets through
public record MembraneLung(double ratedLPerMin, double carbonDioxideMlPerMinPerMmHg) {
    /// 0.75 to 0.95 is four fifths of the way to 1.
    private static final double UNITS_AT_RATED = 1.6094379124341003;
    private static final double MMHG_PER_FRACTION = 713;
    private static final double GAS_MMHG = 863;
    private static final double BLOOD_ML_PER_L_PER_MMHG = 4.5;

    /// A modern adult one: 5 L/min.
    public static MembraneLung adult() {
        return new MembraneLung(5, 14);
    }

    /// How far blood comes on its way to what the gas would give, 0 to 1.
    ///
    /// @param bloodLPerMin above 0
    public double share(double bloodLPerMin) {
        return 1 - Elementary.exp(-UNITS_AT_RATED * ratedLPerMin / bloodLPerMin);
    }

    /// Saturation of the blood that leaves.
    ///
    /// @param share as of [#share]
    /// @param saturation of the blood that comes
    /// @param sweepOxygen share of oxygen in the sweep gas
    public double saturationAfter(double share, double saturation, double sweepOxygen) {
        double most = OxygenDissociation.saturation(pressureMmHg(sweepOxygen));
        return saturation + Math.max(0, most - saturation) * share;
    }

    /// Oxygen dissolved in the blood that leaves comes to this pressure's share.
    public double dissolvedMmHg(double share, double sweepOxygen) {
        return pressureMmHg(sweepOxygen) * share * share;
    }

    private static double pressureMmHg(double sweepOxygen) {
        return MMHG_PER_FRACTION * sweepOxygen;
    }

    /// Carbon dioxide removed, mL/min.
    ///
    /// @param bloodLPerMin blood flow
    /// @param sweepLPerMin sweep gas
    /// @param mmHg carbon dioxide of the blood that comes
    public double removedMlPerMin(double bloodLPerMin, double sweepLPerMin, double mmHg) {
        if (!(bloodLPerMin > 0 && sweepLPerMin > 0)) {
            return 0;
        }
        double blood = BLOOD_ML_PER_L_PER_MMHG * bloodLPerMin;
        double gas = 1000 * sweepLPerMin / GAS_MMHG;
        return mmHg / (1 / blood + 1 / gas + 1 / carbonDioxideMlPerMinPerMmHg);
    }
}
