package homeostat.trial.heart;

import homeostat.body.circulation.ReplacedHeart;
import java.util.ArrayList;
import java.util.List;

/// What is kept of one run: trends once a second, the extremes of both atria, and for a report the
/// loops of pressure over volume of both pumps at rest and at the end.
public final class HeartRecord {
    private static final double FROM_SECONDS = 20;
    private static final double LOOP_SECONDS = 1.2;
    private static final double LEFT_VALVE = 0.018;
    private static final double RIGHT_VALVE = 0.0055;
    private static final int ROWS_MAX = 20_000;

    private final HeartCourse course;
    private final List<double[]> trend = new ArrayList<>();
    private final List<double[]> restLoop = new ArrayList<>();
    private final List<double[]> endLoop = new ArrayList<>();
    private double nextSeconds = FROM_SECONDS;
    private double leftLow = Double.POSITIVE_INFINITY;
    private double leftHigh = Double.NEGATIVE_INFINITY;
    private double rightLow = Double.POSITIVE_INFINITY;
    private double rightHigh = Double.NEGATIVE_INFINITY;

    HeartRecord(HeartCourse course) {
        this.course = course;
    }

    void sample(double now, HeartWorld world) {
        if (now < FROM_SECONDS) {
            return;
        }
        leftLow = Math.min(leftLow, world.leftMmHg());
        leftHigh = Math.max(leftHigh, world.leftMmHg());
        rightLow = Math.min(rightLow, world.rightMmHg());
        rightHigh = Math.max(rightHigh, world.rightMmHg());
        if (now >= nextSeconds) {
            nextSeconds += Math.max(1, (double) course.seconds() / ROWS_MAX);
            trend.add(new double[] {now, world.leftMmHg(), world.rightMmHg(),
                world.body().outputLPerMin(), world.body().rightOutputLPerMin(),
                world.arterialMmHg()});
        }
        double rest = Math.min(HeartCourse.SETTLED_SECONDS, course.seconds());
        if (now > rest - LOOP_SECONDS && now <= rest) {
            restLoop.add(point(world.body()));
        }
        if (now > course.seconds() - LOOP_SECONDS) {
            endLoop.add(point(world.body()));
        }
    }

    /// A pump's chamber stands under the pressure of the vessel that it is open to.
    private static double[] point(ReplacedHeart body) {
        boolean isOut = body.isEjecting();
        double flow = body.outputLPerMin() / 0.06 * 2;
        return new double[] {body.leftPumpMl(),
            isOut ? body.aorticMmHg() + LEFT_VALVE * flow
                    : body.leftAtriumMmHg() - LEFT_VALVE * flow,
            body.rightPumpMl(),
            isOut ? body.pulmonaryArteryMmHg() + RIGHT_VALVE * flow
                    : body.rightAtriumMmHg() - RIGHT_VALVE * flow};
    }

    /// Seconds from the first event until both atria stay within 1 mmHg of where they end; 0 when
    /// nothing happens.
    double settledSeconds() {
        double from = course.life().stream().mapToDouble(HeartLife::at).min()
                .orElse(course.seconds());
        double settled = from;
        double[] end = trend.getLast();
        for (double[] row : trend) {
            if (row[0] > from && (Math.abs(row[1] - end[1]) > 1
                    || Math.abs(row[2] - end[2]) > 1)) {
                settled = row[0] + 1;
            }
        }
        return settled - from;
    }

    double leftLow() {
        return leftLow;
    }

    double leftHigh() {
        return leftHigh;
    }

    double rightLow() {
        return rightLow;
    }

    double rightHigh() {
        return rightHigh;
    }

    /// Rows of second, left and right atrial pressure, left and right output, arterial pressure.
    public List<double[]> trend() {
        return trend;
    }

    /// Rows of left volume, left pressure, right volume, right pressure, before anything happens.
    public List<double[]> restLoop() {
        return restLoop;
    }

    /// The same at the end.
    public List<double[]> endLoop() {
        return endLoop;
    }
}
