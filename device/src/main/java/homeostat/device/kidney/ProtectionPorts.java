package homeostat.device.kidney;

import homeostat.kernel.Fraction;
import homeostat.kernel.In;
import homeostat.kernel.Inbox;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// Everything that enters and leaves the protective system: sensors of its own, and two permissions
/// that it must give again each second.
final class ProtectionPorts {
    private static final long STALE_NS = Span.seconds(1);
    private static final long VALID_NS = Span.seconds(1);
    private static final int PRESSES = 4;

    final In<FluidVolume> air;
    final In<LeakRate> leak;
    final In<Pressure> venous;
    final In<Pressure> arterial;
    final In<Temperature> temperature;
    final In<Concentration> sodium;
    final In<FluidRate> rate;
    final In<FluidRate> setting;
    final Inbox<Fraction> resume;
    final OrderPort<Fraction> clamp;
    final OrderPort<Fraction> valve;
    final Out<Pressure> venousShown;
    final Out<Pressure> arterialShown;
    final Out<FluidVolume> balanceError;

    ProtectionPorts(TaskAssembly task) {
        air = task.input("air", Range.of(FluidVolume.ML, 0, 20), STALE_NS,
                "Air that passed the venous detector in the last second.");
        leak = task.input("blood leak", Range.of(LeakRate.ML_PER_MIN, 0, 20), STALE_NS,
                "Blood in the dialysate that leaves the filter.");
        venous = task.input("venous pressure", Range.of(Pressure.MMHG, -100, 600), STALE_NS,
                "Pressure of the blood that goes back.");
        arterial = task.input("arterial line pressure", Range.of(Pressure.MMHG, -500, 200),
                STALE_NS, "Pressure of the blood that comes, before the pump.");
        temperature = task.input("protective temperature",
                Range.of(Temperature.CELSIUS, 5, 80), STALE_NS,
                "Of the dialysate before the filter, by a second thermometer.");
        sodium = task.input("protective conductivity",
                Range.of(Concentration.MMOL_PER_L, 10, 250), STALE_NS,
                "Of the dialysate before the filter, by a second cell, as sodium.");
        rate = task.input("protective balance", Range.of(FluidRate.ML_PER_HOUR, -6000, 9000),
                STALE_NS, "Dialysate out less dialysate in, by a second pair of flow meters.");
        setting = task.input("ultrafiltration setting",
                Range.of(FluidRate.ML_PER_HOUR, 0, 9000), STALE_NS,
                "What the ultrafiltration pump says it is set to.");
        resume = task.inbox("resume", Range.of(Fraction.ONE, 1, 1), PRESSES,
                "Somebody has looked and asks to go on.");
        clamp = task.orders("clamp permission", Range.of(Fraction.ONE, 0, 1), VALID_NS,
                "1: clamp open and blood pump free; shut and stopped once it has expired.");
        valve = task.orders("dialysate permission", Range.of(Fraction.ONE, 0, 1), VALID_NS,
                "1: dialysate through the filter; past it once it has expired.");
        venousShown = task.wave("venous pressure wave", Range.of(Pressure.MMHG, -100, 500),
                "The venous pressure as it came.");
        arterialShown = task.wave("arterial line pressure wave",
                Range.of(Pressure.MMHG, -400, 100), "The arterial line's pressure as it came.");
        balanceError = task.output("balance error", Range.of(FluidVolume.ML, -1000, 1000),
                "Water drawn off beyond the setting, by the protective balance.");
    }
}
