package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import homeostat.kernel.Outcome;
import homeostat.kernel.Quality;
import homeostat.kernel.Span;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Exists because what is not allocated need not be collected, and firmware can do neither: every
/// mode and every fault is walked through with the bytes counted.
class PancreasAllocationTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BYTES_PER_TRANSITION = 256;
    private static final int DAY_MINUTES = 11 * 60;

    /// What a day of four phases an hour long does to the device.
    private enum Phase {
        QUIET, MEALS, LOW, STALE, NOT_A_NUMBER, JUMPS, FLAT, SILENT_PUMP, REFUSALS
    }

    private final Device device = Pancreas.assemble();
    private final Set<Integer> seen = new HashSet<>();
    private long minute;
    private long transitions;
    private long modeSinceNs = -1;
    private long transitionBytesMax;

    /// The least that each step of a day took on any day without a change of mode. What the code
    /// allocates it allocates every day; the JVM does so now and then, when it takes compiled code
    /// back and makes the objects that it had left out.
    private final long[] quietBytes = new long[DAY_MINUTES];

    @Test
    void aStepAllocatesNothingInAnyModeOrFaultButATransition() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        runDay();
        System.out.printf("pancreas, first %d steps, interpreted: %d bytes, %d transitions%n",
                minute, THREADS.getCurrentThreadAllocatedBytes() - before, transitions);
        for (int day = 0; day < 60; day++) {
            runDay();
        }
        transitions = 0;
        Arrays.fill(quietBytes, Long.MAX_VALUE);
        transitionBytesMax = 0;
        for (int day = 0; day < 10; day++) {
            runDay();
        }

        long quietBytesMax = Arrays.stream(quietBytes).filter(bytes -> bytes < Long.MAX_VALUE)
                .max().orElseThrow();
        assertEquals(0, quietBytesMax, "bytes of a step that stays in its mode");
        assertTrue(transitionBytesMax <= BYTES_PER_TRANSITION,
                transitionBytesMax + " bytes in a transition");
        assertTrue(transitions > 0, "modes were changed");
        assertEquals(PancreasMode.NAMES.length, seen.size(), "modes walked: " + seen);
    }

    @Test
    void aStepWithoutATransitionAllocatesNothing() {
        for (int day = 0; day < 20; day++) {
            run(Phase.QUIET);
            run(Phase.MEALS);
        }
        bytesOfQuietHours(1);

        assertEquals(0, bytesOfQuietHours(20));
    }

    @Test
    void aStepThatIsKeptInMemoryAllocatesNothing() {
        device.begin();
        for (int day = 0; day < 20; day++) {
            run(Phase.QUIET);
            run(Phase.MEALS);
        }
        bytesOfQuietHours(1);

        assertEquals(0, bytesOfQuietHours(20));
    }

    @Test
    void theFallbackOfATrappedControlAllocatesNothing() {
        device.overran(0, 0);
        bytesOfQuietHours(60);

        assertEquals(0, bytesOfQuietHours(20));
    }

    private long bytesOfQuietHours(int hours) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int hour = 0; hour < hours; hour++) {
            run(Phase.QUIET);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void runDay() {
        run(Phase.QUIET);
        run(Phase.MEALS);
        run(Phase.LOW);
        run(Phase.STALE);
        run(Phase.QUIET);
        run(Phase.NOT_A_NUMBER);
        run(Phase.JUMPS);
        run(Phase.FLAT);
        run(Phase.QUIET);
        run(Phase.SILENT_PUMP);
        run(Phase.REFUSALS);
    }

    private void run(Phase phase) {
        for (int i = 0; i < 60; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            step(phase, i);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (device.modes(0).publishedSinceNs() == modeSinceNs) {
                int of = (int) (minute % DAY_MINUTES);
                quietBytes[of] = Math.min(quietBytes[of], bytes);
            } else {
                modeSinceNs = device.modes(0).publishedSinceNs();
                transitionBytesMax = Math.max(transitionBytesMax, bytes);
                transitions++;
                seen.add(device.modes(0).publishedCode());
            }
            minute++;
        }
    }

    private void step(Phase phase, int i) {
        long nowNs = Span.minutes(minute);
        offer(phase, i, nowNs);
        if (phase == Phase.MEALS && i == 10 || phase == Phase.SILENT_PUMP && i == 1) {
            device.post(Bed.MEAL, 40, nowNs);
        }
        device.advance(nowNs + Span.seconds(2));
        if (phase != Phase.SILENT_PUMP) {
            Outcome outcome = phase == Phase.REFUSALS ? Outcome.REFUSED : Outcome.DELIVERED;
            device.settle(Bed.RATE, device.order(Bed.RATE).sequence(), outcome.code(), 1, nowNs);
            device.settle(Bed.BOLUS, device.order(Bed.BOLUS).sequence(), outcome.code(), 1, nowNs);
        }
    }

    private void offer(Phase phase, int i, long nowNs) {
        double wave = i % 4 < 2 ? 1 : -1;
        double mgPerDl = switch (phase) {
            case QUIET, STALE, SILENT_PUMP, REFUSALS -> 150 + wave;
            case MEALS -> 150 + i + wave;
            case LOW -> i < 30 ? 180 - 4 * i : 60 + 3 * (i - 30) + wave;
            case NOT_A_NUMBER -> i == 5 ? Double.NaN : 150 + wave;
            case JUMPS -> i == 5 ? 350 : 150 + wave;
            case FLAT -> 150;
        };
        if (phase != Phase.STALE || i > 30) {
            device.offer(Bed.GLUCOSE, mgPerDl, Quality.GOOD.code(), nowNs);
        }
    }
}
