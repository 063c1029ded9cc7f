package homeostat.body.kidney;

import homeostat.kernel.Elementary;

/// A counter-current filter between blood and dialysate, for one solute.
///
/// Source: Michaels, "Operating parameters and performance criteria for hemodialyzers",
/// Transactions of the American Society for Artificial Internal Organs 12 (1966) 387-392.
///
/// @param koAMlPerMin the solute's mass-transfer coefficient times the area of the membrane, mL/min
public record Dialyser(double koAMlPerMin) {
    /// Blood and dialysate closer to one another than this share count as equally fast.
    private static final double EQUAL = 1e-9;

    /// Blood that is cleared of the solute by diffusion, mL/min.
    ///
    /// @param bloodMlPerMin flow of blood, 0 or more
    /// @param dialysateMlPerMin flow of dialysate, 0 or more
    public double clearanceMlPerMin(double bloodMlPerMin, double dialysateMlPerMin) {
        if (!(bloodMlPerMin > 0 && dialysateMlPerMin > 0)) {
            return 0;
        }
        double ratio = bloodMlPerMin / dialysateMlPerMin;
        double units = koAMlPerMin / bloodMlPerMin;
        if (Math.abs(ratio - 1) < EQUAL) {
            return bloodMlPerMin * units / (1 + units);
        }
        double z = Elementary.exp(units * (1 - ratio));
        return bloodMlPerMin * (z - 1) / (z - ratio);
    }
}
