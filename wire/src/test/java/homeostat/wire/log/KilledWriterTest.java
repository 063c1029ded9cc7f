package homeostat.wire.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process can be killed between any two instructions. Here one is, a few times;
/// `-Dhomeostat.kills=200` does it more often.
final class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("homeostat.kills", 4);
    private static final long SEGMENT = 200_000;

    /// The child: writes, forces, and tells on its standard output what it has promised.
    static final class Writer {
        public static void main(String[] arguments) {
            Stream dice = Stream.of(Long.parseLong(arguments[1]));
            try (SegmentLog log = SegmentLog.open(
                    DiskFolder.open(Path.of(arguments[0])), SEGMENT)) {
                while (true) {
                    int count = 1 + dice.nextInt(50);
                    SegmentLogTest.write(log, (int) log.next(), (int) log.next() + count);
                    System.out.println(log.force());
                    System.out.flush();
                }
            }
        }
    }

    @Test
    void whatAKilledWriterPromisedIsThere(@TempDir Path folder) throws Exception {
        Stream dice = Stream.of(1).split("kills");
        long promised = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            promised = Math.max(promised, promisedBeforeKill(folder, dice));
            try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
                assertEquals(0, log.recovery().lost());
                assertTrue(log.durable() >= promised, "kill=" + kill + " promised=" + promised
                        + " durable=" + log.durable());
            }
        }
        try (SegmentLog log = SegmentLog.open(DiskFolder.open(folder), SEGMENT)) {
            assertEquals(log.durable(), SegmentLogTest.read(log, 1).size());
        }
    }

    private static long promisedBeforeKill(Path folder, Stream dice)
            throws IOException, InterruptedException {
        Path told = folder.resolve("told.txt");
        Files.deleteIfExists(told);
        Process child = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), Writer.class.getName(),
                folder.toString(), Long.toString(dice.nextLong())))
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int lines = 1 + dice.nextInt(60);
        while (child.isAlive() && Files.readString(told).lines().count() < lines) {
            Thread.sleep(1);
        }
        child.destroyForcibly().waitFor();
        String text = Files.readString(told);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.lines().mapToLong(Long::parseLong).max().orElse(0);
    }
}
