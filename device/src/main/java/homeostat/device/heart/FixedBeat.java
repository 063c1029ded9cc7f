package homeostat.device.heart;

import homeostat.kernel.Guard;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Proposal;
import homeostat.kernel.Span;
import homeostat.kernel.Task;
import homeostat.kernel.Verdict;

/// What a distrusted control leaves: the usual output, the right side 4 % less, guards of its own.
/// It cannot keep the balance, which drifts over minutes: hence the alarm's priority.
final class FixedBeat implements Task {
    private static final long VALID_NS = Span.seconds(5);
    private static final long REPEAT_NS = Span.seconds(1);
    private static final double RATE_PER_MIN = 103;
    private static final double RIGHT_SHARE = 0.96;

    private final HeartTherapy therapy;
    private final Guard<HeartRate> rate;
    private final Guard<StrokeVolume> left;
    private final Guard<StrokeVolume> right;
    private final Proposal<HeartRate> beat = new Proposal<>();
    private final Proposal<StrokeVolume> stroke = new Proposal<>();
    private long orderedNs = Long.MIN_VALUE / 2;

    FixedBeat(HeartTherapy therapy, Guard<HeartRate> rate, Guard<StrokeVolume> left,
            Guard<StrokeVolume> right) {
        this.therapy = therapy;
        this.rate = rate;
        this.left = left;
        this.right = right;
    }

    @Override
    public void step(long nowNs) {
        if (nowNs - orderedNs < REPEAT_NS) {
            return;
        }
        orderedNs = nowNs;
        double ml = therapy.usualLPerMin() * 1000 / RATE_PER_MIN;
        beat.set(HeartRate.BEATS_PER_MINUTE, RATE_PER_MIN, nowNs, nowNs + VALID_NS);
        Verdict _ = rate.order(beat, nowNs);
        stroke.set(StrokeVolume.ML, ml, nowNs, nowNs + VALID_NS);
        Verdict _ = left.order(stroke, nowNs);
        stroke.set(StrokeVolume.ML, ml * RIGHT_SHARE, nowNs, nowNs + VALID_NS);
        Verdict _ = right.order(stroke, nowNs);
    }
}
