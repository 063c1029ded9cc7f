package homeostat.device.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Device;
import homeostat.kernel.Quality;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Exists because an artificial heart must go on whatever its two sensors say.
class HeartControlTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long STEP_NS = 20_000_000L;

    private final Device device = ArtificialHeart.assemble();
    private long step;
    private double leftMmHg = 9;
    private double rightMmHg = 5;
    private double ripple = 0.1;
    private final double[] flowShares = {Double.NaN, Double.NaN};

    private void live(int steps) {
        for (int i = 0; i < steps; i++) {
            long nowNs = step * STEP_NS;
            device.offer(0, leftMmHg + ripple * (step % 5), Quality.GOOD.code(), nowNs);
            device.offer(1, rightMmHg + ripple * (step % 7), Quality.GOOD.code(), nowNs);
            for (int side = 1; side <= 2; side++) {
                double flow = device.orderBase(0) * device.orderBase(side) / 1000
                        * flowShares[side - 1];
                device.offer(side + 1, flow, Quality.GOOD.code(), nowNs);
            }
            device.advance(nowNs + STEP_NS / 2);
            step++;
        }
    }

    /// What share of what was ordered either side moves; NaN for a drive that does not say.
    private void move(double left, double right) {
        flowShares[0] = left;
        flowShares[1] = right;
    }

    private boolean sounds(String alarm) {
        return device.alarm(device.sheet().alarm(alarm).index()).state().isVisible();
    }

    private String mode() {
        return device.sheet().modeName(0, device.modes(0).publishedCode());
    }

    @Test
    void sendsMoreWhenMoreComes() {
        live(1500);
        assertEquals("Regulating", mode());
        double usual = device.orderBase(0) * device.orderBase(1);
        leftMmHg = 12;
        rightMmHg = 8;
        live(1500);
        assertTrue(device.orderBase(0) * device.orderBase(1) > usual * 1.15);
    }

    // [utest->req~atria-stay-in-their-bands~1]
    @Test
    void aFullLeftSideMakesTheRightSendLess() {
        live(1500);
        double usual = device.orderBase(2) / device.orderBase(1);
        leftMmHg = 12;
        live(1500);
        assertTrue(device.orderBase(2) / device.orderBase(1) < usual - 0.03);
    }

    // [utest->req~an-empty-atrium-is-spared~1]
    @Test
    void anEmptyAtriumIsSparedByTheGuard() {
        live(500);
        leftMmHg = 3;
        live(300);
        leftMmHg = -3;
        live(150);
        double before = device.orderBase(1);
        live(50);
        assertTrue(device.orderBase(1) < before);
        live(1000);
        assertEquals(30, device.orderBase(1));
    }

    @Test
    void aDriveThatMovesLessIsAnAlarm() {
        move(1, 1);
        live(1500);
        assertFalse(sounds("drive does not follow"));
        move(0.7, 0.7);
        live(600);
        assertTrue(sounds("drive does not follow"));
    }

    @Test
    void eitherSideAloneIsSeenNotToFollowOrNotToSay() {
        move(1, 1);
        live(1500);
        move(1, 0.7);
        live(600);
        assertTrue(sounds("drive does not follow"));
        move(1, Double.NaN);
        live(600);
        assertTrue(sounds("flow not known"));
        move(1, 1);
        live(600);
        assertFalse(sounds("flow not known"));
        move(Double.NaN, 1);
        live(600);
        assertTrue(sounds("flow not known"));
    }

    @Test
    void anEmptyRightAtriumIsAnAlarmUnlessNobodySeesIt() {
        live(500);
        rightMmHg = 1;
        live(500);
        rightMmHg = -3;
        live(1000);
        assertTrue(sounds("inflow low"));
        rightMmHg = Double.NaN;
        live(500);
        assertFalse(sounds("inflow low"));
    }

    @Test
    void aPressureThatStandsStillIsNotBelieved() {
        live(500);
        ripple = 0;
        live(100);
        assertEquals("Fallback", mode());
    }

    @Test
    void aPressureThatJumpedAndStaysThereIsBelievedAfterTenMinutes() {
        live(500);
        rightMmHg += 10;
        live(29_900);
        assertEquals("OneSided", mode());
        live(300);
        assertEquals("Regulating", mode());
    }

    @Test
    void fallsFromTwoEyesToOneToNoneAndBack() {
        live(500);
        rightMmHg = Double.NaN;
        live(100);
        assertEquals("OneSided", mode());
        leftMmHg = Double.NaN;
        live(100);
        assertEquals("Fallback", mode());
        assertTrue(device.orderBase(0) >= 78);
        leftMmHg = 9;
        rightMmHg = 5;
        live(300);
        assertEquals("Regulating", mode());
    }

    @Test
    void everyModeFollowsFromWhatIsSeen() {
        HeartMode[] all = {new HeartMode.Starting(), new HeartMode.Regulating(),
            new HeartMode.OneSided(), new HeartMode.Fallback()};
        for (HeartMode mode : all) {
            assertEquals(HeartMode.NAMES[mode.code()], mode.getClass().getSimpleName());
            assertEquals(1, HeartMode.next(mode, 2, true).code());
            assertEquals(3, HeartMode.next(mode, 2, false).code());
        }
    }

    @Test
    void aDistrustedControlGoesOnBeating() {
        live(500);
        device.overran(0, step * STEP_NS);
        long before = device.orderSequence(0);
        live(500);
        assertTrue(device.orderSequence(0) > before);
        assertEquals(103, device.orderBase(0));
        assertTrue(device.isDistrusted(0));
    }

    @Test
    void neverLeavesItsLimitsWhateverTheSensorsSay() {
        double[] nonsense = {Double.NaN, 70, -25, 1e9, Double.NEGATIVE_INFINITY, 0, 9};
        for (double left : nonsense) {
            for (double right : nonsense) {
                leftMmHg = left;
                rightMmHg = right;
                live(200);
                assertFalse(device.isDistrusted(0));
                assertTrue(device.orderBase(0) >= 78 && device.orderBase(0) <= 128);
                assertTrue(device.orderBase(1) >= 30 && device.orderBase(1) <= 65);
                assertTrue(device.orderBase(2) >= 30 && device.orderBase(2) <= 65);
            }
        }
    }

    @Test
    void aStepAllocatesNothing() {
        live(20_000);
        leftMmHg = Double.NaN;
        live(20_000);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        live(5_000);
        assertEquals(0, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
}
