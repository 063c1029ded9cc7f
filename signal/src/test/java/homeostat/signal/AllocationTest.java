package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import homeostat.seed.Stream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Class C: after construction not one byte is allocated, through beats, noise, gaps, learning.
final class AllocationTest {
    private final QrsDetector detector = new QrsDetector(360);
    private final HeartRateMeter meter = new HeartRateMeter(360);
    private final SignalQuality quality = new SignalQuality(360, 5);
    private double sink;

    @Test
    void allocatesNothingAfterConstruction() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
            "no com.sun.management.ThreadMXBean in this JVM");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] ecg = SyntheticEcg.steady(360, 60, 0.7).noise(Stream.of(5), 0.05).millivolts();
        Arrays.fill(ecg, 360 * 20, 360 * 32, Double.NaN);
        run(ecg);
        long thread = Thread.currentThread().threadId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        long overhead = threads.getThreadAllocatedBytes(thread) - before;
        before = threads.getThreadAllocatedBytes(thread);
        run(ecg);
        long bytes = threads.getThreadAllocatedBytes(thread) - before - overhead;
        assertEquals(0, bytes, "bytes allocated in " + ecg.length + " steps");
    }

    private void run(double[] ecg) {
        for (double sample : ecg) {
            if (detector.step(sample)) {
                meter.beat(detector.beatSample(), detector.nowSample());
            }
            quality.step(sample);
            sink += meter.perMinute(detector.nowSample()) + quality.state().ordinal();
        }
    }
}
