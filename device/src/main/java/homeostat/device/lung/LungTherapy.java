package homeostat.device.lung;

import homeostat.kernel.Assembly;
import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.Mass;
import homeostat.kernel.Parameter;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;

/// The prescription in force, in the units that the therapy computes with.
final class LungTherapy {
    private final Parameter<Fraction> saturation;
    private final Parameter<Pressure> carbonDioxide;
    private final Parameter<Fraction> backupOxygen;
    private final Parameter<Fraction> leastOxygen;
    private final Parameter<Flow> backupSweep;
    private final Parameter<Flow> firstSweep;
    private final Parameter<Mass> weight;
    private final Parameter<GasVolume> tidal;
    private final Parameter<AirwayPressure> plateau;

    LungTherapy(Assembly device) {
        saturation = device.parameter("saturation", Range.of(Fraction.PERCENT, 86, 98),
                Fraction.percent(92), "In the middle of the band, which is 2 % to each side.");
        carbonDioxide = device.parameter("carbon dioxide", Range.of(Pressure.MMHG, 30, 70),
                Pressure.mmHg(45), "Of arterial blood.");
        backupOxygen = device.parameter("backup oxygen", Range.of(Fraction.PERCENT, 30, 100),
                Fraction.percent(60), "Inspired oxygen when saturation is not known.");
        leastOxygen = device.parameter("least oxygen", Range.of(Fraction.PERCENT, 25, 60),
                Fraction.percent(30), "Inspired oxygen is never lower: room air is no setting.");
        backupSweep = device.parameter("backup sweep", Range.of(Flow.LITRES_PER_MINUTE, 0.5, 10),
                Flow.litresPerMinute(3), "Sweep gas when carbon dioxide is not known.");
        firstSweep = device.parameter("first sweep", Range.of(Flow.LITRES_PER_MINUTE, 0.3, 3),
                Flow.litresPerMinute(0.5), "Sweep gas before anything is known.");
        weight = device.parameter("predicted body weight", Range.of(Mass.KILOGRAMS, 30, 110),
                Mass.kilograms(66), "From height and sex: what the lung was made for.");
        tidal = device.parameter("breath for each kilogram", Range.of(GasVolume.ML, 4, 8),
                GasVolume.ml(6), "Each breath, for each kilogram of predicted weight.");
        plateau = device.parameter("highest plateau",
                Range.of(AirwayPressure.CM_H2O, 20, 30), AirwayPressure.cmH2o(29),
                "Breaths become smaller above it.");
    }

    double saturation() {
        return saturation.in(Fraction.ONE);
    }

    double carbonDioxideMmHg() {
        return carbonDioxide.in(Pressure.MMHG);
    }

    double leastOxygen() {
        return leastOxygen.in(Fraction.ONE);
    }

    /// Never below the least, whatever was typed.
    double backupOxygen() {
        return Math.max(leastOxygen(), backupOxygen.in(Fraction.ONE));
    }

    double backupSweepLPerMin() {
        return backupSweep.in(Flow.LITRES_PER_MINUTE);
    }

    double firstSweepLPerMin() {
        return firstSweep.in(Flow.LITRES_PER_MINUTE);
    }

    double weightKg() {
        return weight.in(Mass.KILOGRAMS);
    }

    double tidalMl() {
        return weightKg() * tidal.in(GasVolume.ML);
    }

    double plateauCmH2o() {
        return plateau.in(AirwayPressure.CM_H2O);
    }
}
