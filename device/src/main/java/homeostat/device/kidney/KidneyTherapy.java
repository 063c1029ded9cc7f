package homeostat.device.kidney;

import homeostat.kernel.Assembly;
import homeostat.kernel.Duration;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.Mass;
import homeostat.kernel.Parameter;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.TaskAssembly;

/// The prescription of one session, in the units that the therapy computes with.
final class KidneyTherapy {
    /// No water is drawn off faster than this, whatever is prescribed.
    ///
    /// Source: 13 mL/kg/h, from which on mortality rises: Flythe, Kimmel, Brunelli, Kidney
    /// International 79 (2011) 250-257; KDOQI 2015.
    static final double RATE_MAX_ML_PER_KG_H = 13;

    private static final double SECONDS_PER_MINUTE = 60;

    private final Parameter<Mass> dryWeight;
    private final Parameter<FluidVolume> goal;
    private final Parameter<Duration> length;
    private final Parameter<Duration> extension;
    private final Parameter<Flow> bloodFlow;
    private final Parameter<Flow> bloodFlowMost;
    private final Parameter<Concentration> sodium;
    private final Parameter<Temperature> temperature;
    private final Parameter<Fraction> lowestBloodVolume;
    private final Parameter<Pressure> lowestSystolic;
    private final Parameter<FluidVolume> ureaSpace;
    private final Parameter<Dose> dose;

    KidneyTherapy(Assembly device) {
        dryWeight = device.parameter("dry weight", Range.of(Mass.KILOGRAMS, 30, 160),
                Mass.kilograms(70), "Weight without surplus water.");
        goal = device.parameter("fluid to remove", Range.of(FluidVolume.ML, 0, 6000),
                FluidVolume.ml(2500), "Water to draw off in the session.");
        length = device.parameter("session length", Range.of(Duration.SECONDS, 7200, 28_800),
                Duration.seconds(14_400), "Time at the filter.");
        extension = device.parameter("longest extension", Range.of(Duration.SECONDS, 0, 7200),
                Duration.seconds(3600), "How much longer it may take to draw off gently.");
        bloodFlow = device.parameter("blood flow", Range.of(Flow.LITRES_PER_MINUTE, 0.1, 0.5),
                Flow.litresPerMinute(0.3), "Blood through the filter.");
        bloodFlowMost = device.parameter("highest blood flow",
                Range.of(Flow.LITRES_PER_MINUTE, 0.1, 0.5), Flow.litresPerMinute(0.4),
                "As much as the access gives, if the dose needs it.");
        sodium = device.parameter("dialysate sodium",
                Range.of(Concentration.MMOL_PER_L, 132, 146), Concentration.mmolPerL(138),
                "Sodium of the dialysate, on the average of the session.");
        temperature = device.parameter("dialysate temperature",
                Range.of(Temperature.CELSIUS, 35, 37.5), Temperature.celsius(36.5),
                "Of the dialysate; cooled by up to 1 °C when pressure falls.");
        lowestBloodVolume = device.parameter("lowest blood volume",
                Range.of(Fraction.ONE, 0.7, 0.95), Fraction.ofOne(0.78),
                "Share of the blood at the start below which no water is drawn off.");
        lowestSystolic = device.parameter("lowest systolic pressure",
                Range.of(Pressure.MMHG, 70, 120), Pressure.mmHg(88),
                "Below it no water is drawn off.");
        ureaSpace = device.parameter("urea volume", Range.of(FluidVolume.ML, 15_000, 70_000),
                FluidVolume.ml(40_600), "The body's water.");
        dose = device.parameter("dose", Range.of(Dose.KT_OVER_V, 0.8, 2.5), Dose.ktOverV(1.4),
                "To reach; KDOQI 2015 names 1.4 as target and 1.2 as least.");
    }

    /// Says on the sheet which alarm has a limit of the prescription.
    void limit(TaskAssembly task, KidneyAlarms alarms) {
        task.limit(alarms.pressureLow, Sheet.Side.BELOW, lowestSystolic,
                Sheet.Keeper.PRESCRIBER);
    }

    double goalMl() {
        return goal.in(FluidVolume.ML);
    }

    double lengthMinutes() {
        return length.in(Duration.SECONDS) / SECONDS_PER_MINUTE;
    }

    double extensionMinutes() {
        return extension.in(Duration.SECONDS) / SECONDS_PER_MINUTE;
    }

    double rateMaxMlPerHour() {
        return RATE_MAX_ML_PER_KG_H * dryWeight.in(Mass.KILOGRAMS);
    }

    double bloodFlowLPerMin() {
        return bloodFlow.in(Flow.LITRES_PER_MINUTE);
    }

    /// Never below the usual one, whatever was typed.
    double bloodFlowMostLPerMin() {
        return Math.max(bloodFlowLPerMin(), bloodFlowMost.in(Flow.LITRES_PER_MINUTE));
    }

    double sodiumMmolPerL() {
        return sodium.in(Concentration.MMOL_PER_L);
    }

    double celsius() {
        return temperature.in(Temperature.CELSIUS);
    }

    double lowestBloodVolume() {
        return lowestBloodVolume.in(Fraction.ONE);
    }

    double lowestSystolicMmHg() {
        return lowestSystolic.in(Pressure.MMHG);
    }

    double ureaSpaceMl() {
        return ureaSpace.in(FluidVolume.ML);
    }

    double dose() {
        return dose.in(Dose.KT_OVER_V);
    }
}
