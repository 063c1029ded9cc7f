package homeostat.device.vad;

import homeostat.device.Allocations;
import org.junit.jupiter.api.Test;

/// Exists because what is not allocated need not be collected, and firmware can do neither: every
/// mode and every fault is walked through with the bytes counted.
class VadAllocationTest {
    private static final Heart.Fault[] FAULTS = Heart.Fault.values();

    private final Heart heart = new Heart();
    private final Allocations allocations = new Allocations(heart.device, 1);

    @Test
    void aStepAllocatesNothingInAnyModeOrFaultButATransition() {
        allocations.assertNone(30, 11, this::walk);
    }

    @Test
    void theFallbackOfATrappedControlAllocatesNothing() {
        heart.device.overran(0, 0);
        allocations.assertNone(1, 0, () -> count(2000));
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

    private void count(int steps) {
        for (int i = 0; i < steps; i++) {
            allocations.count(heart::step);
        }
    }
}
