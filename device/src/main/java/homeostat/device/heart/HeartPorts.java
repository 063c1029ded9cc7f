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
    /// The least stroke that any guard allows: a heart does not stop.
    static final double STROKE_MIN_ML = 30;
    static final double STROKE_MAX_ML = 65;
    private static final long FLOW_STALE_NS = Span.seconds(1);
    private static final Range<StrokeVolume> STROKES =
            Range.of(StrokeVolume.ML, STROKE_MIN_ML, STROKE_MAX_ML);

    final In<Pressure> left;
    final In<Pressure> right;
    final In<Flow> leftMoved;
    final In<Flow> rightMoved;
    final OrderPort<HeartRate> rate;
    final OrderPort<StrokeVolume> leftStroke;
    final OrderPort<StrokeVolume> rightStroke;
    final Out<Pressure> leftMean;
    final Out<Pressure> rightMean;
    final Out<Flow> output;
    final Out<Flow> rightOutput;
    final Out<Flow> wanted;
    final Out<Pressure> leftWave;
    final Out<Pressure> rightWave;

    HeartPorts(TaskAssembly task) {
        left = task.input("left inflow pressure", SCALE, STALE_NS, "Before the left side.");
        right = task.input("right inflow pressure", SCALE, STALE_NS, "Before the right side.");
        Range<Flow> flows = Range.of(Flow.LITRES_PER_MINUTE, 0, 12);
        leftMoved = task.input("left flow", flows, FLOW_STALE_NS,
                "What the left membrane moved in the last beat, times the rate.");
        rightMoved = task.input("right flow", flows, FLOW_STALE_NS,
                "What the right membrane moved in the last beat, times the rate.");
        rate = task.orders("beat rate", Range.of(HeartRate.BEATS_PER_MINUTE, 78, 128), VALID_NS,
                "Beats of both sides; on expiry the drive keeps its own safe beat.");
        leftStroke = task.orders("left stroke", STROKES, VALID_NS, "Stroke of the left side.");
        rightStroke = task.orders("right stroke", STROKES, VALID_NS, "Stroke of the right side.");
        Range<Pressure> displayed = Range.of(Pressure.MMHG, -10, 30);
        leftMean = task.output("left atrial pressure", displayed, "Mean of two seconds.");
        rightMean = task.output("right atrial pressure", displayed, "Mean of two seconds.");
        Range<Flow> shown = Range.of(Flow.LITRES_PER_MINUTE, 0, 12);
        output = task.output("output", shown, "What the left side moves, mean of two seconds.");
        rightOutput = task.output("right output", shown,
                "What the right side moves, mean of two seconds.");
        wanted = task.output("output wanted", shown, "What both pressures ask for.");
        leftWave = task.wave("left inflow wave", displayed, "The left pressure as it came.");
        rightWave = task.wave("right inflow wave", displayed, "The right pressure as it came.");
    }
}
