package homeostat.bench;

import homeostat.body.circulation.Circulation;
import homeostat.body.circulation.CirculationCoefficients;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/// Our side of the circulation benchmark: the paper's adult with left walls of different strength,
/// person `i` with `0.5 + i / 32` of it, eighty beats a minute.
final class OurCirculation {
    private static final int STEPS_A_SECOND = 1024;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /// Person-seconds per second of this thread's processor time, and for each person the mean
    /// pressure in the aorta and the last volume of the left ventricle.
    Sample live(int people, int seconds) {
        Map<String, Double> answers = new LinkedHashMap<>();
        double[] means = new double[people];
        double[] ends = new double[people];
        long beforeNs = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < people; i++) {
            Circulation body = new Circulation(CirculationCoefficients.adult()
                    .withLeftContractility(0.5 + i / 32.0), null);
            means[i] = meanAortic(body, (long) seconds * STEPS_A_SECOND);
            ends[i] = body.leftVentricleMl();
        }
        double spent = (threads.getCurrentThreadCpuTime() - beforeNs) * 1e-9;
        for (int i = 0; i < people; i++) {
            answers.put(i + " mean", means[i]);
            answers.put(i + " end", ends[i]);
        }
        return new Sample((double) people * seconds / spent, answers);
    }

    private static double meanAortic(Circulation body, long steps) {
        double sum = 0;
        for (long i = 0; i < steps; i++) {
            body.step(Circulation.STEP_SECONDS);
            sum += body.aorticMmHg();
        }
        return sum / steps;
    }
}
