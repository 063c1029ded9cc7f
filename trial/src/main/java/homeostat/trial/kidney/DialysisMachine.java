package homeostat.trial.kidney;

import homeostat.body.kidney.Dialyser;
import homeostat.body.kidney.DialysisBody;
import homeostat.body.kidney.Treatment;
import homeostat.device.kidney.Concentration;
import homeostat.device.kidney.FluidRate;
import homeostat.device.kidney.Temperature;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.trial.organ.Actuator;

/// Pumps, clamp, valve, mixer, heater and filter, each behind its gate. What has no valid order
/// does what is safe: nothing is drawn off, the clamp shuts, dialysate goes past the filter.
final class DialysisMachine {
    private static final double CIRCULATING_L_PER_MIN = 0.15;
    private static final double DIALYSATE_ML_PER_MIN = 500;
    private static final double MIXING_SECONDS = 30;
    private static final double UREA_KOA_ML_PER_MIN = 1000;
    private static final double POTASSIUM_KOA_ML_PER_MIN = 700;
    private static final double ML_PER_H_PER_MMHG = 12;
    private static final double ONCOTIC_MMHG = 15;
    private static final double FOULING_PER_HOUR = 0.06;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double SECONDS_PER_HOUR = 3600;

    final Actuator<FluidRate> rate = Actuator.idling(FluidRate.ML_PER_HOUR, 0);
    final Actuator<Flow> pump = Actuator.idling(Flow.LITRES_PER_MINUTE, CIRCULATING_L_PER_MIN);
    final Actuator<Concentration> sodium = Actuator.idling(Concentration.MMOL_PER_L, 138);
    final Actuator<Temperature> warmth = Actuator.idling(Temperature.CELSIUS, 36.5);
    final Actuator<Fraction> clamp = Actuator.idling(Fraction.ONE, 0);
    final Actuator<Fraction> bypass = Actuator.idling(Fraction.ONE, 0);
    private final Dialyser urea = new Dialyser(UREA_KOA_ML_PER_MIN);
    private final Dialyser potassium = new Dialyser(POTASSIUM_KOA_ML_PER_MIN);
    private double mixedMmolPerL = 138;
    private double celsius = 36.5;
    private double setMlPerHour;
    private double trueMlPerHour;
    private double bloodLPerMin;
    private double dialysateMlPerMin;
    private double clearanceMlPerMin;
    private double countedMl;
    private double trueMl;
    private double fouling = 1;

    /// What goes wrong in the machine, or nothing.
    ///
    /// @param moreMlPerHour drawn off beyond the setting
    /// @param sodiumMmolPerL added to the mixture
    /// @param warmCelsius what a runaway heater reaches; NaN for none
    /// @param filterShare share of the filter's water permeability that is left
    record Trouble(double moreMlPerHour, double sodiumMmolPerL, double warmCelsius,
            double filterShare) {}

    /// Runs for `seconds` at the instant `nowNs` and sets what it does to the person.
    void turn(DialysisBody body, Trouble trouble, double seconds, long nowNs) {
        boolean isOpen = clamp.value(nowNs) > 0.5;
        boolean isThrough = bypass.value(nowNs) > 0.5;
        bloodLPerMin = isOpen ? pump.value(nowNs) : 0;
        double share = Math.min(1, seconds / MIXING_SECONDS);
        mixedMmolPerL += share * (sodium.value(nowNs) - mixedMmolPerL);
        celsius += share * (warmth.value(nowNs) - celsius);
        setMlPerHour = isOpen && isThrough ? rate.value(nowNs) : 0;
        trueMlPerHour = isOpen && isThrough ? setMlPerHour + trouble.moreMlPerHour() : 0;
        fouling = Math.max(0.3, fouling - FOULING_PER_HOUR * seconds / SECONDS_PER_HOUR);
        countedMl += setMlPerHour * seconds / SECONDS_PER_HOUR;
        trueMl += trueMlPerHour * seconds / SECONDS_PER_HOUR;
        double blood = bloodLPerMin * 1000;
        dialysateMlPerMin = isThrough ? DIALYSATE_ML_PER_MIN : 0;
        clearanceMlPerMin = urea.clearanceMlPerMin(blood, dialysateMlPerMin);
        Treatment treatment = body.fluids().treatment();
        treatment.ureaClearanceMlPerMin = clearanceMlPerMin;
        treatment.potassiumClearanceMlPerMin =
                potassium.clearanceMlPerMin(blood, dialysateMlPerMin);
        treatment.dialysateSodiumMmolPerL = mixedMmolPerL + trouble.sodiumMmolPerL();
        treatment.ultrafiltrationMlPerMin = trueMlPerHour / MINUTES_PER_HOUR;
    }

    double setMlPerHour() {
        return setMlPerHour;
    }

    double trueMlPerHour() {
        return trueMlPerHour;
    }

    double countedMl() {
        return countedMl;
    }

    double trueMl() {
        return trueMl;
    }

    double bloodLPerMin() {
        return bloodLPerMin;
    }

    /// Dialysate that passes the filter and not beside it.
    double dialysateMlPerMin() {
        return dialysateMlPerMin;
    }

    double clearanceMlPerMin() {
        return clearanceMlPerMin;
    }

    double mixedMmolPerL(Trouble trouble) {
        return mixedMmolPerL + trouble.sodiumMmolPerL();
    }

    double celsius(Trouble trouble) {
        return Double.isNaN(trouble.warmCelsius()) ? celsius : trouble.warmCelsius();
    }

    /// Warmth of what cools or warms the blood in the filter: room and bed while nothing does.
    double bloodCelsius(Trouble trouble, long nowNs) {
        return isThrough(nowNs) ? celsius(trouble) : 36.5;
    }

    boolean isThrough(long nowNs) {
        return bypass.value(nowNs) > 0.5 && clamp.value(nowNs) > 0.5;
    }

    double membraneMmHg(Trouble trouble) {
        return ONCOTIC_MMHG + trueMlPerHour
                / (ML_PER_H_PER_MMHG * fouling * trouble.filterShare());
    }
}
