package homeostat.bench;

import homeostat.body.glucose.GlucosePatient;
import homeostat.body.glucose.GlucosePatients;
import homeostat.body.glucose.MealPlan;
import homeostat.body.glucose.Meals;
import homeostat.vector.GlucoseLanes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/// Our side of the glucose benchmark with several patients in a vector register, as a program of
/// its own; see [WarmPatients]. It needs `--add-modules jdk.incubator.vector`.
final class WarmLanes {
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final MealPlan PLAN =
            MealPlan.parse("7:00=45,12:00=70,16:00=15,18:00=80,23:00=10");

    private WarmLanes() {}

    /// `arguments` are the days unmeasured and the days measured; prints what the peers print.
    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        everybody(Integer.parseInt(arguments[0]));
        long beforeNs = threads.getCurrentThreadCpuTime();
        List<String> answers = everybody(Integer.parseInt(arguments[1]));
        System.out.println("cpu-seconds " + (threads.getCurrentThreadCpuTime() - beforeNs) * 1e-9);
        answers.forEach(System.out::println);
    }

    private static List<String> everybody(int days) {
        List<String> answers = new ArrayList<>();
        List<GlucosePatient> all = GlucosePatients.all();
        for (int from = 0; from < all.size(); from += GlucoseLanes.width()) {
            live(all.subList(from, Math.min(all.size(), from + GlucoseLanes.width())), days,
                    answers);
        }
        return answers;
    }

    /// Lets one row live and adds the mean and the last glucose of each to `answers`.
    private static void live(List<GlucosePatient> row, int days, List<String> answers) {
        GlucoseLanes lanes = new GlucoseLanes(row);
        Meals plate = new Meals();
        double[] units = new double[row.size()];
        double[] grams = new double[row.size()];
        double[] sumMgPerDl = new double[row.size()];
        long minutes = (long) days * MINUTES_PER_DAY;
        for (long minute = 0; minute < minutes; minute++) {
            double announced = PLAN.gramsAt(minute);
            plate.announce(announced);
            double bite = plate.eatMinute();
            for (int lane = 0; lane < units.length; lane++) {
                units[lane] = row.get(lane).clinic().basalUnitsPerMinute()
                        + announced / row.get(lane).clinic().carbRatioGramsPerUnit();
                grams[lane] = bite;
            }
            lanes.minute(units, grams);
            for (int lane = 0; lane < units.length; lane++) {
                sumMgPerDl[lane] += lanes.subcutaneousGlucoseMgPerDl(lane);
            }
        }
        for (int lane = 0; lane < units.length; lane++) {
            answers.add("glucose " + row.get(lane).name() + " " + sumMgPerDl[lane] / minutes
                    + " " + lanes.subcutaneousGlucoseMgPerDl(lane));
        }
    }
}
