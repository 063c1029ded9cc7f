package homeostat.device.lung;

import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// Everything that enters and leaves the lung, as it stands on the sheet.
final class LungPorts {
    private static final long STALE_NS = Span.seconds(5);
    private static final long VALID_NS = Span.seconds(5);

    final In<Fraction> saturation;
    final In<Pressure> arterial;
    final In<Pressure> membrane;
    final In<AirwayPressure> plateau;
    final In<Fraction> delivered;
    final In<Flow> swept;
    final OrderPort<Fraction> oxygen;
    final OrderPort<Flow> sweep;
    final OrderPort<GasVolume> breath;
    final Out<Fraction> saturationMean;
    final Out<Pressure> arterialMean;
    final Out<Pressure> membraneWave;
    final Out<Pressure> membraneWanted;
    final Out<Pressure> carbonDioxideWanted;

    LungPorts(TaskAssembly task) {
        saturation = task.input("oxygen saturation", Range.of(Fraction.PERCENT, 40, 100), STALE_NS,
                "Of arterial blood, by a pulse oximeter.");
        arterial = task.input("arterial carbon dioxide", Range.of(Pressure.MMHG, 8, 140),
                Span.seconds(30), "In an artery or through the skin.");
        membrane = task.input("membrane carbon dioxide", Range.of(Pressure.MMHG, 2, 140),
                STALE_NS, "Of the blood that leaves the membrane lung.");
        plateau = task.input("plateau pressure", Range.of(AirwayPressure.CM_H2O, 0, 80),
                Span.seconds(60), "At the end of a breath that is held.");
        delivered = task.input("delivered oxygen", Range.of(Fraction.PERCENT, 15, 100), STALE_NS,
                "Inspired oxygen as the ventilator measures it.");
        swept = task.input("delivered sweep", Range.of(Flow.LITRES_PER_MINUTE, 0, 15), STALE_NS,
                "Sweep gas as its valve measures it.");
        oxygen = task.orders("inspired oxygen", Range.of(Fraction.ONE, 0.25, 1), VALID_NS,
                "Oxygen to breathe; the ventilator keeps its own backup once it has expired.");
        sweep = task.orders("sweep gas", Range.of(Flow.LITRES_PER_MINUTE, 0.3, 12), VALID_NS,
                "Gas through the membrane lung; its valve keeps the last once it has expired.");
        breath = task.orders("breath", Range.of(GasVolume.ML, 100, 900), VALID_NS,
                "Each breath; the ventilator keeps the last once it has expired.");
        saturationMean = task.output("saturation", Range.of(Fraction.PERCENT, 40, 100),
                "Smoothed over four seconds.");
        arterialMean = task.output("carbon dioxide in arteries",
                Range.of(Pressure.MMHG, 10, 120), "Smoothed over six seconds.");
        membraneWave = task.wave("membrane carbon dioxide wave",
                Range.of(Pressure.MMHG, 0, 120), "After the membrane, as it came.");
        membraneWanted = task.output("membrane target", Range.of(Pressure.MMHG, 10, 90),
                "What carbon dioxide after the membrane should be.");
        carbonDioxideWanted = task.output("carbon dioxide reference",
                Range.of(Pressure.MMHG, 10, 120),
                "Where arterial carbon dioxide should be now, on its slow way to the target.");
    }
}
