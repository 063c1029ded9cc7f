package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because what is not allocated need not be collected, and firmware can do neither.
class KidneyAllocationTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TRANSITION_BYTES_MAX = 2 * 256;
    private static final List<String> SENSORS = List.of("relative blood volume",
            "transmembrane pressure", "ultrafiltrate", "systolic pressure", "clearance", "air",
            "protective temperature", "protective conductivity", "protective balance");

    private final Chair chair = new Chair();
    private long quietBytesMax;
    private long transitionBytesMax;
    private int transitions;

    @Test
    void anAdvanceAllocatesNothingButATransition() {
        for (int round = 0; round < 3; round++) {
            walk();
        }
        quietBytesMax = 0;
        transitionBytesMax = 0;
        transitions = 0;
        walk();
        assertEquals(0, quietBytesMax, "bytes of an advance that stays in its modes");
        assertTrue(transitionBytesMax <= TRANSITION_BYTES_MAX,
                transitionBytesMax + " bytes in a transition");
        assertTrue(transitions > 10, transitions + " transitions");
    }

    private void walk() {
        for (String sensor : SENSORS) {
            chair.says.put(sensor, Double.NaN);
            count(50);
            chair.says.remove(sensor);
            chair.device.post(chair.device.sheet().port("resume").index(), 1, 0);
            count(250);
        }
    }

    private void count(int steps) {
        for (int i = 0; i < steps; i++) {
            long sinceBefore = since();
            long bytes = chair.step(KidneyAllocationTest::allocated);
            if (since() == sinceBefore) {
                quietBytesMax = Math.max(quietBytesMax, bytes);
            } else {
                transitionBytesMax = Math.max(transitionBytesMax, bytes);
                transitions++;
            }
        }
    }

    private static long allocated(Runnable advance) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        advance.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private long since() {
        return chair.device.modes(0).publishedSinceNs() + chair.device.modes(1).publishedSinceNs();
    }
}
