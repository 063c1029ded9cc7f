package homeostat.device.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Exists because what is not allocated need not be collected, and firmware can do neither: every
/// mode and every fault is walked through with the bytes counted.
class VadAllocationTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BYTES_PER_TRANSITION = 256;

    private final Heart heart = new Heart();
    private long modeSinceNs = -1;
    private long quietBytesMax;
    private long transitionBytesMax;
    private long transitions;

    @Test
    void aStepAllocatesNothingInAnyModeOrFaultButATransition() {
        for (int round = 0; round < 30; round++) {
            walk();
        }
        quietBytesMax = 0;
        transitionBytesMax = 0;
        transitions = 0;
        walk();

        assertEquals(0, quietBytesMax, "bytes of a step that stays in its mode");
        assertTrue(transitionBytesMax <= BYTES_PER_TRANSITION,
                transitionBytesMax + " bytes in a transition");
        assertTrue(transitions > 10, transitions + " transitions");
    }

    @Test
    void theFallbackOfATrappedControlAllocatesNothing() {
        heart.device.overran(0, 0);
        heart.live(2000);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        heart.live(2000);
        assertEquals(0, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    private void walk() {
        for (Heart.Fault fault : FAULTS) {
            heart.fault = fault;
            count(150);
            heart.fault = Heart.Fault.NONE;
            count(250);
        }
        heart.sucks = true;
        count(100);
        heart.sucks = false;
        count(400);
    }

    private static final Heart.Fault[] FAULTS = Heart.Fault.values();

    private void count(int steps) {
        for (int i = 0; i < steps; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            heart.step();
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (heart.device.modes(0).publishedSinceNs() == modeSinceNs) {
                quietBytesMax = Math.max(quietBytesMax, bytes);
            } else {
                modeSinceNs = heart.device.modes(0).publishedSinceNs();
                transitionBytesMax = Math.max(transitionBytesMax, bytes);
                transitions++;
            }
        }
    }
}
