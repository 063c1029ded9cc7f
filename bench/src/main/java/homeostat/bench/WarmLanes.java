package homeostat.bench;

import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.MealPlan;
import homeostat.body.glucose.Meals;
import homeostat.vector.GlucoseLanes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Our side of the glucose benchmark with several patients in a vector register, as a program of
/// its own; see [WarmPatients]. It needs `--add-modules jdk.incubator.vector`.
final class WarmLanes {
    /// Everybody's days take a thirtieth of a second: too little to measure once.
    private static final int LIVES = 5;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final MealPlan PLAN =
            MealPlan.parse("7:00=45,12:00=70,16:00=15,18:00=80,23:00=10");

    private WarmLanes() {}

    /// `arguments` are the days unmeasured and the days measured; prints what the peers print.
    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        everybody(Integer.parseInt(arguments[0]));
        long beforeNs = threads.getCurrentThreadCpuTime();
        List<String> answers = List.of();
        for (int life = 0; life < LIVES; life++) {
            answers = everybody(Integer.parseInt(arguments[1]));
        }
        long tookNs = threads.getCurrentThreadCpuTime() - beforeNs;
        System.out.println("cpu-seconds " + tookNs * 1e-9 / LIVES);
        answers.forEach(System.out::println);
    }

    /// Lets everybody live from the fasting state: the mean and the last glucose of each.
    private static List<String> everybody(int days) {
        List<GlucosePatient> all = GlucosePatients.all();
        GlucoseLanes lanes = new GlucoseLanes(all);
        Meals plate = new Meals();
        double[] basal = new double[all.size()];
        double[] units = new double[all.size()];
        double[] grams = new double[all.size()];
        double[] sumMgPerDl = new double[all.size()];
        for (int i = 0; i < basal.length; i++) {
            basal[i] = all.get(i).clinic().basalUnitsPerMinute();
        }
        long minutes = (long) days * MINUTES_PER_DAY;
        for (long minute = 0; minute < minutes; minute++) {
            double announced = PLAN.gramsAt(minute);
            plate.announce(announced);
            Arrays.fill(grams, plate.eatMinute());
            System.arraycopy(basal, 0, units, 0, units.length);
            for (int i = 0; announced > 0 && i < units.length; i++) {
                units[i] += announced / all.get(i).clinic().carbRatioGramsPerUnit();
            }
            lanes.minute(units, grams);
            for (int i = 0; i < units.length; i++) {
                sumMgPerDl[i] += lanes.subcutaneousGlucoseMgPerDl(i);
            }
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            answers.add("glucose " + all.get(i).name() + " " + sumMgPerDl[i] / minutes
                    + " " + lanes.subcutaneousGlucoseMgPerDl(i));
        }
        return answers;
    }
}
