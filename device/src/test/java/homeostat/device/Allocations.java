package homeostat.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import java.lang.management.ManagementFactory;

/// Counts the bytes that a device allocates, step by step: none in a step that stays in its modes,
/// and in one that does not at most what a mode takes.
public final class Allocations {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BYTES_PER_TRANSITION = 256;

    private final Device device;
    private final int cells;
    private long sinceNs;
    private long quietBytesMax;
    private long transitionBytesMax;
    private int transitions;

    /// Of a device with so many families of modes.
    public Allocations(Device device, int cells) {
        this.device = device;
        this.cells = cells;
        this.sinceNs = since();
    }

    private long since() {
        long sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            sum += device.modes(cell).publishedSinceNs();
        }
        return sum;
    }

    /// Runs one step and counts.
    public void count(Runnable step) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        step.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (since() == sinceNs) {
            quietBytesMax = Math.max(quietBytesMax, bytes);
        } else {
            sinceNs = since();
            transitionBytesMax = Math.max(transitionBytesMax, bytes);
            transitions++;
        }
    }

    /// Walks without counting until all is compiled, then once with the bytes counted; a walk that
    /// changes modes less than so often shows nothing.
    public void assertNone(int warmUpRounds, int transitionsLeast, Runnable walk) {
        for (int round = 0; round < warmUpRounds; round++) {
            walk.run();
        }
        quietBytesMax = 0;
        transitionBytesMax = 0;
        transitions = 0;
        walk.run();
        assertEquals(0, quietBytesMax, "bytes of a step that stays in its modes");
        assertTrue(transitionBytesMax <= cells * BYTES_PER_TRANSITION,
                transitionBytesMax + " bytes in a transition");
        assertTrue(transitions >= transitionsLeast, transitions + " transitions");
    }
}
