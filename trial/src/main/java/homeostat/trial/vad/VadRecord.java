package homeostat.trial.vad;

import homeostat.body.circulation.PumpPatient;
import java.util.ArrayList;
import java.util.List;

/// What a report draws of one run: trends once a second, and the loops of pressure over volume and
/// of head over flow at rest and at the end.
public final class VadRecord {
    private static final double LOOP_SECONDS = 2.4;

    private final double seconds;
    private final List<double[]> trend = new ArrayList<>();
    private final List<double[]> restLoop = new ArrayList<>();
    private final List<double[]> endLoop = new ArrayList<>();
    private double nextSeconds = 5;

    VadRecord(VadCourse course) {
        seconds = course.seconds();
    }

    void sample(double now, VadWorld world) {
        PumpPatient patient = world.patient();
        if (now >= nextSeconds) {
            nextSeconds += 1;
            trend.add(new double[] {now, world.baseRpm(), patient.beat().pumpLPerMin(),
                patient.beat().aorta().mean(), patient.endDiastolicMmHg(),
                patient.beat().outputLPerMin()});
        }
        double rest = Math.min(VadCourse.SETTLED_SECONDS, seconds);
        if (now > rest - LOOP_SECONDS && now <= rest) {
            restLoop.add(point(world));
        }
        if (now > seconds - LOOP_SECONDS) {
            endLoop.add(point(world));
        }
    }

    private static double[] point(VadWorld world) {
        PumpPatient patient = world.patient();
        return new double[] {patient.body().leftVentricleMl(),
            patient.body().leftVentricleMmHg(), patient.pumpLPerMin(),
            patient.body().aorticMmHg() - patient.body().leftVentricleMmHg()};
    }

    /// Rows of second, speed, pump flow, mean arterial and end-diastolic pressure, output.
    public List<double[]> trend() {
        return trend;
    }

    /// Rows of volume, pressure, pump flow, head, before anything happens.
    public List<double[]> restLoop() {
        return restLoop;
    }

    /// The same at the end.
    public List<double[]> endLoop() {
        return endLoop;
    }
}
