package homeostat.bedside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Out;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Exists because the bedside must compute what the trial computed, whatever the clock does.
class BedTest {
    private static final int INSTANTS = 200;
    private static final Range<Glucose> RANGE = Range.of(Glucose.MG_PER_DL, 0, 1e9);

    @Test
    void theSameBitsAsInVirtualTime() throws InterruptedException {
        Device inVirtualTime = echo();
        for (int i = 0; i < INSTANTS; i++) {
            long nowNs = inVirtualTime.nextEventNs();
            offer(inVirtualTime, nowNs);
            inVirtualTime.advance(nowNs);
        }
        long[] digest = new long[1];
        int[] instants = new int[1];
        CountDownLatch done = new CountDownLatch(1);

        try (Bed bed = new Bed("test", echo(), new Offering(), (device, nowNs) -> {
            instants[0]++;
            if (instants[0] == INSTANTS) {
                digest[0] = device.digest();
                done.countDown();
            }
        }, 1000)) {
            bed.start();
            assertTrue(done.await(20, TimeUnit.SECONDS));
            assertNull(bed.failure());
        }

        assertEquals(inVirtualTime.digest(), digest[0]);
    }

    @Test
    void aRequestIsCarriedOutBetweenTwoInstants() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (Bed bed = new Bed("test", echo(), new Offering(), (device, nowNs) -> { }, 1)) {
            bed.start();
            bed.request(device -> done.countDown());
            assertTrue(done.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aSpeedThatIsNoSpeedIsRefused() {
        for (double speed : new double[] {0, -1, Double.NaN, 1e9}) {
            assertThrows(IllegalArgumentException.class, () ->
                    new Bed("test", echo(), new Offering(), (device, nowNs) -> { }, speed));
        }
    }

    private static void offer(Device device, long nowNs) {
        device.offer(0, nowNs / 1e6, Quality.GOOD.code(), nowNs);
    }

    private static Device echo() {
        Assembly device = new Assembly("echo", "Echo",
                new Sheet.Loop("none", "none", "none", "none", "none", "none"));
        TaskAssembly task = device.task("echo",
                Timing.every(Span.milliseconds(10)).deadline(Span.milliseconds(1)));
        In<Glucose> in = task.input("in", RANGE, Span.seconds(1), "in");
        Out<Glucose> out = task.output("out", RANGE, "out");
        task.runs(nowNs -> out.set(Glucose.MG_PER_DL,
                in.reading().in(Glucose.MG_PER_DL) * 2, nowNs), null);
        return device.assemble();
    }

    private static final class Offering implements Surroundings {
        @Override
        public long nextEventNs() {
            return Long.MAX_VALUE;
        }

        @Override
        public void before(Device device, long nowNs) {
            offer(device, nowNs);
        }

        @Override
        public void after(Device device, long nowNs) {
            // Nothing acts on an echo.
        }
    }
}
