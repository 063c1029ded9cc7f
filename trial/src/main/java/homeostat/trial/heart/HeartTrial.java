package homeostat.trial.heart;

import homeostat.kernel.Digest;
import homeostat.kernel.Span;
import homeostat.trial.heart.HeartEvent.Kind;
import java.util.ArrayList;
import java.util.List;

/// An in-silico trial of the artificial heart: steps of venous return and resistance, and the loss
/// of each pressure, on as many people as there are seeds.
public final class HeartTrial {
    /// Second of a run at which something happens.
    public static final double STEP_AT = 120;
    /// Length of a run, s.
    public static final int SECONDS = 300;

    private static final double FROM_SECONDS = 20;
    private static final List<HeartEvent> MENU = List.of(
            event(Kind.POOL, 230), event(Kind.POOL, -230), event(Kind.RESISTANCE, 0.7),
            event(Kind.RESISTANCE, 1.3), event(Kind.LEFT_SILENT, 0), event(Kind.RIGHT_SILENT, 0),
            event(Kind.LEFT_STUCK, 0), event(Kind.RIGHT_STUCK, 0), event(Kind.LEFT_NAN, 0));

    private HeartTrial() {}

    /// What came of one run: the lowest and highest atrial pressures, the output at the end, how
    /// far the left pressure a minute after the step was from the last, and a trend of second,
    /// left and right pressure and output.
    public record Run(long seed, HeartEvent event, double leftLow, double leftHigh,
            double rightLow, double rightHigh, double outputLPerMin, double unsettledMmHg,
            List<double[]> trend, long digest) {

        /// Whether both atria stayed in their bands: 3 to 18 and 0 to 12 mmHg.
        public boolean isInBands() {
            return leftLow >= 3 && leftHigh <= 18 && rightLow >= 0 && rightHigh <= 12;
        }
    }

    private static HeartEvent event(Kind kind, double amount) {
        return new HeartEvent(kind, STEP_AT, SECONDS, amount);
    }

    /// Every event of the menu on each of the seeds 1 to `seeds`.
    public static List<Run> run(int seeds) {
        List<Run> runs = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (HeartEvent each : MENU) {
                runs.add(one(seed, each));
            }
        }
        return List.copyOf(runs);
    }

    private static Run one(long seed, HeartEvent event) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] afterMinute = {Double.NaN};
        List<double[]> trend = new ArrayList<>();
        HeartBed bed = HeartBed.of(seed, List.of(event), (seconds, world, device) -> {
            if (seconds > FROM_SECONDS) {
                low[0] = Math.min(low[0], world.leftMmHg());
                low[1] = Math.min(low[1], world.rightMmHg());
                high[0] = Math.max(high[0], world.leftMmHg());
                high[1] = Math.max(high[1], world.rightMmHg());
            }
            if (seconds <= STEP_AT + 60) {
                afterMinute[0] = world.leftMmHg();
            }
            if (seconds >= trend.size() + FROM_SECONDS) {
                trend.add(new double[] {seconds, world.leftMmHg(), world.rightMmHg(),
                    world.body().outputLPerMin()});
            }
        });
        bed.live(Span.seconds(SECONDS));
        HeartWorld world = bed.world();
        return new Run(seed, event, low[0], high[0], low[1], high[1],
                world.body().outputLPerMin(), Math.abs(afterMinute[0] - world.leftMmHg()),
                List.copyOf(trend), Digest.fold(bed.host().device().digest(), low[0]));
    }
}
