package homeostat.device.kidney;

import homeostat.kernel.Flow;
import homeostat.kernel.Fraction;
import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// Everything that the control of the kidney is told and orders, as it stands on the sheet; what it
/// shows is a [SessionScreen].
final class KidneyPorts {
    private static final long STALE_NS = Span.seconds(5);
    private static final long VALID_NS = Span.seconds(10);

    final In<Fraction> bloodVolume;
    final In<Pressure> membrane;
    final In<FluidVolume> removed;
    final In<Flow> bloodFlow;
    final In<Flow> clearance;
    final In<Pressure> systolic;
    final In<Pressure> diastolic;
    final In<Flow> dialysateFlow;
    final OrderPort<FluidRate> rate;
    final OrderPort<Flow> bloodPump;
    final OrderPort<Concentration> sodium;
    final OrderPort<Temperature> temperature;

    KidneyPorts(TaskAssembly task) {
        bloodVolume = task.input("relative blood volume", Range.of(Fraction.ONE, 0.5, 1.3),
                STALE_NS, "Blood as a share of that at the start, from its optical density.");
        membrane = task.input("transmembrane pressure", Range.of(Pressure.MMHG, -100, 600),
                STALE_NS, "Pressure of blood less that of dialysate, across the filter.");
        removed = task.input("ultrafiltrate", Range.of(FluidVolume.ML, -500, 10_000), STALE_NS,
                "Water drawn off since the start, by the machine's balance.");
        bloodFlow = task.input("measured blood flow", Range.of(Flow.LITRES_PER_MINUTE, 0, 0.7),
                STALE_NS, "Blood that truly passes the pump.");
        clearance = task.input("clearance", Range.of(Flow.LITRES_PER_MINUTE, 0, 0.5),
                Span.minutes(45), "Of urea, from the conductivity's answer to a step.");
        systolic = task.input("systolic pressure", Range.of(Pressure.MMHG, 30, 280),
                Span.minutes(20), "From a cuff, each five minutes.");
        diastolic = task.input("diastolic pressure", Range.of(Pressure.MMHG, 10, 220),
                Span.minutes(20), "From the same cuff.");
        dialysateFlow = task.input("measured dialysate flow",
                Range.of(Flow.LITRES_PER_MINUTE, 0, 1.2), STALE_NS,
                "Dialysate that truly passes the filter.");
        rate = task.orders("ultrafiltration", Range.of(FluidRate.ML_PER_HOUR, 0, 2100), VALID_NS,
                "Water to draw off; none once it has expired.");
        bloodPump = task.orders("blood pump", Range.of(Flow.LITRES_PER_MINUTE, 0, 0.5), VALID_NS,
                "Blood to pump; the pump goes on at 150 mL/min once it has expired.");
        sodium = task.orders("dialysate sodium order",
                Range.of(Concentration.MMOL_PER_L, 130, 150), VALID_NS,
                "Sodium to mix; 138 mmol/L once it has expired.");
        temperature = task.orders("dialysate temperature order",
                Range.of(Temperature.CELSIUS, 34, 38), VALID_NS,
                "Warmth of the dialysate; 36.5 °C once it has expired.");
    }
}
