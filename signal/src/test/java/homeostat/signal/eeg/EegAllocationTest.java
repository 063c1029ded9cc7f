package homeostat.signal.eeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

/// Class C: memory is what was there at the start, through seizures, gaps and dead leads.
final class EegAllocationTest {
    private static final int BYTES_PER_LEAD_MAX = 16 * 1024;
    private final EegMonitor monitor = Heads.monitor(4);
    private final double[] frame = new double[4];
    private final double[] samples = new double[(int) (100 * Heads.RATE)];
    private double sink;

    @Test
    void allocatesNothingAfterConstruction() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
            "no com.sun.management.ThreadMXBean in this JVM");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Heads.Wave wave = Heads.background(7, 20);
        for (int i = 0; i < samples.length; i++) {
            double seconds = i / Heads.RATE;
            samples[i] = seconds > 70 ? Double.NaN : wave.at(seconds)
                + (seconds > 62 ? Heads.sine(5, 80).at(seconds) : 0);
        }
        run();
        long thread = Thread.currentThread().threadId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        long overhead = threads.getThreadAllocatedBytes(thread) - before;
        before = threads.getThreadAllocatedBytes(thread);
        run();
        long bytes = threads.getThreadAllocatedBytes(thread) - before - overhead;
        assertEquals(0, bytes, "bytes allocated in " + samples.length + " steps");
    }

    private void run() {
        for (double sample : samples) {
            frame[0] = sample;
            frame[1] = -sample;
            frame[2] = 1;
            frame[3] = Double.NaN;
            if (monitor.step(frame)) {
                sink += monitor.lead(0).spectral().share(EegBand.THETA)
                    + monitor.symmetry().balance(EegBand.ALPHA) + monitor.seizure().score();
            }
        }
    }

    @Test
    void needsLessThanSixteenKibibytesALead() throws IllegalAccessException {
        long more = bytes(Heads.monitor(9)) - bytes(Heads.monitor(1));
        assertTrue(more / 8 > 4000 && more / 8 < BYTES_PER_LEAD_MAX, more / 8 + " bytes a lead");
    }

    /// The bytes of the parts of `part`: primitives, arrays, its own parts' and their headers.
    private static long bytes(Object part) throws IllegalAccessException {
        long bytes = 16;
        if (part.getClass().isArray()) {
            bytes += 8L * Array.getLength(part);
            if (part instanceof Object[] parts) {
                for (Object each : parts) {
                    bytes += each instanceof Enum<?> ? 0 : bytes(each);
                }
            }
            return bytes;
        }
        for (Field field : part.getClass().getDeclaredFields()) {
            bytes += 8;
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                Object value = field.get(part);
                bytes += value == null || value instanceof Enum<?> ? 0 : bytes(value);
            }
        }
        return bytes;
    }
}
