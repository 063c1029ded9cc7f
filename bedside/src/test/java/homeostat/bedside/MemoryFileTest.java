package homeostat.bedside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.Lasting;
import homeostat.kernel.Out;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because what a device forgets when its process ends is what it gives twice.
class MemoryFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("bed.memory");
    }

    /// Lives `steps` seconds and keeps each, as a bed does.
    private double live(int steps) {
        Device device = counter();
        try (MemoryFile memory = new MemoryFile(file())) {
            if (memory.isEmpty()) {
                device.begin();
            } else {
                assertTrue(memory.restore(device));
            }
            for (int i = 0; i < steps; i++) {
                device.advance(Span.seconds(i) + Span.milliseconds(1));
                memory.keep(device);
            }
        }
        return device.outputBase(0);
    }

    @Test
    void aDeviceGoesOnWhereItsProcessEnded() {
        assertEquals(3, live(3));
        assertEquals(8, live(5));
        assertEquals(9, live(1));
    }

    @Test
    void aFileCutShortOrOverwrittenIsUnreadableAndTheWorstIsAssumed() throws IOException {
        live(4);
        byte[] whole = Files.readAllBytes(file());
        byte[][] damaged = {new byte[1], new byte[whole.length], whole.clone(), "x".getBytes()};
        for (int i = 0; i < whole.length; i++) {
            damaged[2][i] ^= 1;
        }
        for (byte[] bytes : damaged) {
            Files.write(file(), bytes);
            Device device = counter();
            try (MemoryFile memory = new MemoryFile(file())) {
                assertFalse(memory.restore(device));
            }
            device.advance(Span.milliseconds(1));
            assertEquals(1001, device.outputBase(0));
        }
    }

    /// Power fails in the middle of a write: any part of the words is new, the rest old.
    @Test
    void aWriteThatWasCutShortAtAnyByteLosesOneStepAtMost() throws IOException {
        live(6);
        byte[] before = Files.readAllBytes(file());
        live(1);
        byte[] after = Files.readAllBytes(file());
        for (int at = 0; at <= after.length; at++) {
            byte[] torn = after.clone();
            System.arraycopy(before, at, torn, at, before.length - at);
            Files.write(file(), torn);
            double counted = live(1);
            assertTrue(counted == 7 || counted == 8, "at byte " + at + ": " + counted);
        }
    }

    @Test
    void aBedSaysWhenItHadToAssumeTheWorst() throws IOException {
        Files.write(file(), new byte[] {1, 2, 3});
        try (MemoryFile memory = new MemoryFile(file());
                Bed bed = new Bed("test", counter(), new Bed.Connection(new Nothing(),
                        (device, nowNs) -> { }, memory), 1)) {
            assertFalse(bed.start());
        }
    }

    @Test
    void aFileThatCannotBeIsRefusedInOneSentence() {
        BedsideException refusal = assertThrows(BedsideException.class,
                () -> new MemoryFile(folder.resolve("no/such/folder/x")));
        assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
    }

    private static Device counter() {
        Assembly device = new Assembly("counter", "Counter",
                new Sheet.Loop("none", "none", "none", "none", "none", "none"));
        TaskAssembly task = device.task("count",
                Timing.every(Span.seconds(1)).deadline(Span.milliseconds(1)));
        Out<Glucose> out = task.output("count", Range.of(Glucose.MG_PER_DL, 0, 1e9), "count");
        Count count = task.lasting(new Count());
        task.runs(nowNs -> {
            count.steps++;
            out.set(Glucose.MG_PER_DL, count.steps, nowNs);
        }, null);
        return device.assemble();
    }

    private static final class Count implements Lasting {
        private long steps;

        @Override
        public int words() {
            return 1;
        }

        @Override
        public void save(long[] memory, int from, long nowNs) {
            memory[from] = steps;
        }

        @Override
        public boolean restore(long[] memory, int from) {
            steps = memory[from];
            return steps >= 0;
        }

        @Override
        public void assumeWorst() {
            steps = 1000;
        }
    }

    private static final class Nothing implements Surroundings {
        @Override
        public long nextEventNs() {
            return Long.MAX_VALUE;
        }

        @Override
        public void before(Device device, long nowNs) {
            // Nobody comes.
        }

        @Override
        public void after(Device device, long nowNs) {
            // Nothing is ordered.
        }
    }
}
