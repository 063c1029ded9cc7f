package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Exists because a step that allocates has a collector behind it sooner or later.
class AllocationTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 20_000;
    private final Device device = Thermostat.assemble();
    private long minute;

    @Test
    void aStepAllocatesNothingOnceItIsWarm() {
        long coldBytes = bytesOf(STEPS, false);
        long warmBytes = bytesOf(STEPS, false);

        System.out.printf("kernel step: %.2f bytes while warming up (interpreter first), %d warm%n",
                coldBytes / (double) STEPS, warmBytes);
        assertEquals(0, warmBytes);
    }

    @Test
    void aTransitionAllocatesNoMoreThanItsMode() {
        bytesOf(STEPS, true);
        long bytes = bytesOf(STEPS, true);

        assertTrue(bytes <= 256L * STEPS, "bytes per transition: " + bytes / STEPS);
    }

    @Test
    void theFallbackAllocatesNothing() {
        device.overran(0, 0);
        bytesOf(STEPS, false);

        assertEquals(0, bytesOf(STEPS, false));
    }

    private long bytesOf(int steps, boolean transitions) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < steps; i++) {
            long nowNs = Span.minutes(minute);
            boolean missing = transitions && minute % 2 == 0;
            device.offer(Thermostat.GLUCOSE, 100 + minute % 50,
                    missing ? Quality.MISSING.code() : Quality.GOOD.code(), nowNs);
            device.advance(nowNs + Span.seconds(2));
            minute++;
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
