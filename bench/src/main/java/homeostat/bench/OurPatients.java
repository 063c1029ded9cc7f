package homeostat.bench;

import homeostat.body.glucose.GlucoseBody;
import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.MealPlan;
import homeostat.body.glucose.Meals;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Our side of the glucose benchmark: patients of `body` live the day of five meals, each with its
/// bolus on a steady basal rate.
final class OurPatients {

    private static final int MINUTES_PER_DAY = 24 * 60;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final MealPlan plan = MealPlan.parse("7:00=45,12:00=70,16:00=15,18:00=80,23:00=10");
    private final Meals plate = new Meals();
    private final List<GlucoseBody> bodies = new ArrayList<>();

    OurPatients(List<GlucosePatient> patients) {
        for (GlucosePatient patient : patients) {
            bodies.add(new GlucoseBody(patient));
        }
    }

    /// Everybody lives `days` days from the fasting state: patient-days per second of this
    /// thread's processor time, and the mean and the last glucose of each, mg/dL.
    Sample live(int days) {
        double[] means = new double[bodies.size()];
        long beforeNs = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < means.length; i++) {
            means[i] = live(bodies.get(i), days);
        }
        double seconds = (threads.getCurrentThreadCpuTime() - beforeNs) * 1e-9;
        Map<String, Double> answers = new LinkedHashMap<>();
        for (int i = 0; i < means.length; i++) {
            GlucoseBody body = bodies.get(i);
            String name = body.patient().name();
            answers.put(name + " mean", means[i]);
            answers.put(name + " end", body.subcutaneousGlucoseMgPerDl());
        }
        return new Sample(days * bodies.size() / seconds, answers);
    }

    private double live(GlucoseBody body, int days) {
        double basal = body.patient().clinic().basalUnitsPerMinute();
        double gramsPerUnit = body.patient().clinic().carbRatioGramsPerUnit();
        long minutes = (long) days * MINUTES_PER_DAY;
        double sumMgPerDl = 0;
        body.reset();
        plate.reset();
        for (long minute = 0; minute < minutes; minute++) {
            double announced = plan.gramsAt(minute);
            plate.announce(announced);
            body.minute(basal + announced / gramsPerUnit, plate.eatMinute());
            sumMgPerDl += body.subcutaneousGlucoseMgPerDl();
        }
        return sumMgPerDl / minutes;
    }
}
