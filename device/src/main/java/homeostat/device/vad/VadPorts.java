package homeostat.device.vad;

import homeostat.kernel.Flow;
import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// Everything that enters and leaves the heart pump, as it stands on the sheet.
final class VadPorts {
    private static final long STALE_NS = Span.milliseconds(200);
    private static final long SPEED_VALID_NS = Span.seconds(2);
    private static final long PULSE_VALID_NS = Span.seconds(5);

    final In<Pressure> inlet;
    final In<Flow> flow;
    final In<ElectricPower> power;
    final In<RotationSpeed> turning;
    final OrderPort<RotationSpeed> speed;
    final OrderPort<PulseDepth> pulse;
    final Out<Pressure> pressureWave;
    final Out<Pressure> filling;
    final Out<Flow> flowMean;
    final Out<Flow> flowLow;
    final Out<Flow> flowHigh;
    final Out<RotationSpeed> target;

    VadPorts(TaskAssembly task) {
        inlet = task.input("inlet pressure", Range.of(Pressure.MMHG, -200, 300), STALE_NS,
                "Pressure in the inflow cannula, against that of the room.");
        flow = task.input("pump flow", Range.of(Flow.LITRES_PER_MINUTE, -10, 15), STALE_NS,
                "Flow that the motor's current suggests; it errs by 1.63 L/min.");
        power = task.input("power", Range.of(ElectricPower.WATTS, 0, 40), STALE_NS,
                "What the motor takes.");
        turning = task.input("speed", Range.of(RotationSpeed.RPM, 0, 12_000), STALE_NS,
                "Speed at which the rotor turns.");
        speed = task.orders("speed order", Range.of(RotationSpeed.RPM, 3000, 9000),
                SPEED_VALID_NS,
                "Speed to turn at; when it expires the motor goes to the safe speed by itself.");
        pulse = task.orders("pulse depth", Range.of(PulseDepth.RPM, 0, 2000), PULSE_VALID_NS,
                "Each 2 s so much slower for 0.15 s, then so much faster for 0.2 s.");
        pressureWave = task.wave("inlet pressure wave", Range.of(Pressure.MMHG, -60, 160),
                "The inlet pressure as it came.");
        filling = task.output("filling pressure", Range.of(Pressure.MMHG, -10, 40),
                "Pressure at which the ventricle fills.");
        Range<Flow> displayed = Range.of(Flow.LITRES_PER_MINUTE, -2, 14);
        flowMean = task.output("flow estimate", displayed, "Mean of two seconds.");
        flowLow = task.output("flow at least", displayed, "Lower end of where true flow lies.");
        flowHigh = task.output("flow at most", displayed, "Upper end of where true flow lies.");
        target = task.output("speed target", Range.of(RotationSpeed.RPM, 0, 10_000),
                "Speed that filling asks for.");
    }
}
