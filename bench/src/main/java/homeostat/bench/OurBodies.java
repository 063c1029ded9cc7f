package homeostat.bench;

import homeostat.body.circulation.Circulation;
import homeostat.body.circulation.CirculationCoefficients;
import homeostat.vector.CirculationLanes;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Our side of the benchmarks of bodies: how much faster than the clock people live, by this
/// thread's processor time, and two answers of each.
final class OurBodies {
    private OurBodies() {}

    /// One person after the other.
    static Sample live(LivingBody body, int people, int units) {
        List<double[]> answers = new ArrayList<>();
        long beforeNs = spentNs();
        for (int i = 0; i < people; i++) {
            answers.add(body.live(i, units));
        }
        return sample(answers, (double) people * units * body.unitSeconds(), beforeNs);
    }

    /// The people of [LivingBody#CIRCULATION], as many side by side as fit into a vector register.
    static Sample liveSideBySide(int people, int seconds) {
        List<double[]> answers = new ArrayList<>();
        long beforeNs = spentNs();
        for (int first = 0; first < people; first += CirculationLanes.width()) {
            List<CirculationCoefficients> row = new ArrayList<>();
            for (int i = first; i < Math.min(people, first + CirculationLanes.width()); i++) {
                row.add(LivingBody.heart(i));
            }
            live(new CirculationLanes(row), seconds, answers);
        }
        return sample(answers, (double) people * seconds, beforeNs);
    }

    private static void live(CirculationLanes hearts, int seconds, List<double[]> answers) {
        double[] sums = new double[hearts.size()];
        long steps = seconds * LivingBody.HEART_STEPS_A_SECOND;
        for (long step = 0; step < steps; step++) {
            hearts.step(Circulation.STEP_SECONDS);
            for (int lane = 0; lane < sums.length; lane++) {
                sums[lane] += hearts.aorticMmHg(lane);
            }
        }
        for (int lane = 0; lane < sums.length; lane++) {
            answers.add(new double[] {sums[lane] / steps, hearts.leftVentricleMl(lane)});
        }
    }

    private static long spentNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Sample sample(List<double[]> lives, double livedSeconds, long beforeNs) {
        double spent = (spentNs() - beforeNs) * 1e-9;
        Map<String, Double> answers = new LinkedHashMap<>();
        for (int i = 0; i < lives.size(); i++) {
            answers.put(i + " mean", lives.get(i)[0]);
            answers.put(i + " end", lives.get(i)[1]);
        }
        return new Sample(livedSeconds / spent, answers);
    }
}
