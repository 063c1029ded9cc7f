package homeostat.body.kidney;

import homeostat.kernel.Elementary;

/// How arterial pressure answers to blood that is lost to a filter: well for a long time, and then
/// badly within minutes.
///
/// Blood beyond what merely fills the vessels is *stressed*; it drives the return to the heart, and
/// so output. When pressure falls, sympathetic tone narrows arteries and squeezes veins, which
/// gives stressed volume back. Both have a reserve that differs from person to person and is small
/// in neuropathy. When the heart is nearly empty, tone is withdrawn and pressure collapses.
/// Warm dialysate opens the vessels of the skin.
///
/// Source of the form: Daugirdas, "Dialysis hypotension: a hemodynamic analysis", Kidney
/// International 39 (1991) 233-246; Cavalcanti, Cavani, Santoro, "Role of short-term regulatory
/// mechanisms on pressure response to hemodialysis-induced hypovolemia", Kidney International 61
/// (2002) 228-238. Coefficients of our own, chosen so that fixed-rate sessions of the cohort have
/// about as many hypotensive ones as Gabrielli et al. 2009 saw.
public final class PressureResponse {
    private static final double STRESSED_SHARE = 0.25;
    private static final double TONE_AT_START = 0.25;
    private static final double TONE_GAIN = 6;
    private static final double TONE_MINUTES = 1;
    private static final double WITHDRAWAL_BAND = 0.1;
    private static final double OUTPUT_LEAST = 0.1;
    private static final double PULSE_SHARE = 0.55;
    private static final double RATE_RESERVE = 0.4;
    private static final double RATE_AT_START = 74;
    private static final double SKIN_PER_CELSIUS = 0.03;
    private static final double USUAL_CELSIUS = 36.5;

    private final Reserve reserve;
    private final double startMl;
    private double tone = TONE_AT_START;
    private double filling = 1;
    private double output = 1;
    private double meanMmHg;

    /// What a person can set against a loss of blood.
    ///
    /// @param meanMmHg mean arterial pressure before the session
    /// @param arteries share by which resistance rises from no tone to full tone
    /// @param veins share of blood that full tone squeezes out of the veins
    /// @param collapse share of stressed volume below which tone is withdrawn
    public record Reserve(double meanMmHg, double arteries, double veins, double collapse) {}

    /// A person at rest with `bloodMl` of blood.
    public PressureResponse(Reserve reserve, double bloodMl) {
        this.reserve = reserve;
        this.startMl = bloodMl;
        this.meanMmHg = reserve.meanMmHg();
    }

    /// Lives `minutes` with that much blood, dialysate that warm, and vessels that are `pooled`
    /// millilitres wider than at the start, after a meal for one.
    public void step(double minutes, double bloodMl, double celsius, double pooledMl) {
        double squeezed = reserve.veins() * startMl * (tone - TONE_AT_START);
        filling = 1 + (bloodMl - startMl - pooledMl + squeezed) / (STRESSED_SHARE * startMl);
        output = Math.max(OUTPUT_LEAST, filling);
        double resistance = (1 + reserve.arteries() * (tone - TONE_AT_START))
                * (1 - SKIN_PER_CELSIUS * (celsius - USUAL_CELSIUS));
        meanMmHg = reserve.meanMmHg() * output * resistance;
        double wanted = TONE_AT_START + TONE_GAIN * (1 - meanMmHg / reserve.meanMmHg());
        double kept = (filling - reserve.collapse()) / WITHDRAWAL_BAND;
        double target = Math.max(0, Math.min(1, wanted)) * Math.max(0, Math.min(1, kept));
        tone += (target - tone) * (1 - Elementary.exp(-minutes / TONE_MINUTES));
    }

    /// Mean arterial pressure.
    public double meanMmHg() {
        return meanMmHg;
    }

    /// The highest pressure of a beat.
    public double systolicMmHg() {
        return meanMmHg + 2 * pulseMmHg() / 3;
    }

    /// The lowest pressure of a beat.
    public double diastolicMmHg() {
        return meanMmHg - pulseMmHg() / 3;
    }

    private double pulseMmHg() {
        return PULSE_SHARE * reserve.meanMmHg() * output * RATE_AT_START / ratePerMin();
    }

    /// Beats per minute.
    public double ratePerMin() {
        return RATE_AT_START * (1 + RATE_RESERVE * (tone - TONE_AT_START));
    }

    /// Cardiac output as a share of that before the session.
    public double outputShare() {
        return output;
    }

    /// Sympathetic tone, 0 to 1.
    public double tone() {
        return tone;
    }
}
