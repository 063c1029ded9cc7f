package homeostat.device.heart;

import homeostat.kernel.Flow;
import homeostat.kernel.HeartRate;
import homeostat.kernel.In;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Out;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;

/// Everything that enters and leaves the artificial heart, as it stands on the sheet.
final class HeartPorts {
    private static final long STALE_NS = Span.milliseconds(200);
    private static final long VALID_NS = Span.seconds(5);
    private static final Range<Pressure> SCALE = Range.of(Pressure.MMHG, -30, 80);
    private static final Range<StrokeVolume> STROKES = Range.of(StrokeVolume.ML, 30, 65);

    final In<Pressure> left;
    final In<Pressure> right;
    final OrderPort<HeartRate> rate;
    final OrderPort<StrokeVolume> leftStroke;
    final OrderPort<StrokeVolume> rightStroke;
    final Out<Pressure> leftMean;
    final Out<Pressure> rightMean;
    final Out<Flow> output;

    HeartPorts(TaskAssembly task) {
        left = task.input("left inflow pressure", SCALE, STALE_NS, "Before the left side.");
        right = task.input("right inflow pressure", SCALE, STALE_NS, "Before the right side.");
        rate = task.orders("beat rate", Range.of(HeartRate.BEATS_PER_MINUTE, 78, 128), VALID_NS,
                "Beats of both sides; on expiry the drive keeps its own safe beat.");
        leftStroke = task.orders("left stroke", STROKES, VALID_NS, "Stroke of the left side.");
        rightStroke = task.orders("right stroke", STROKES, VALID_NS, "Stroke of the right side.");
        Range<Pressure> displayed = Range.of(Pressure.MMHG, -10, 30);
        leftMean = task.output("left atrial pressure", displayed, "Mean of two seconds.");
        rightMean = task.output("right atrial pressure", displayed, "Mean of two seconds.");
        output = task.output("output", Range.of(Flow.LITRES_PER_MINUTE, 0, 9),
                "Left stroke times rate, as ordered.");
    }
}
