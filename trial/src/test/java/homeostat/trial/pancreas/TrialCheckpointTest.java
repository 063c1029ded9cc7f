package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why: a night of computing must survive a loss of power, and must not come out different for it.
final class TrialCheckpointTest {
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    @Test
    void aTrialKilledAgainAndAgainComesOutAsOneThatWasNot() throws Exception {
        Path calm = Files.createDirectory(folder.resolve("calm"));
        TrialResult expected = PancreasTrial.run(KilledTrial.REQUEST,
                TrialKeeping.NOTHING.withTable(KilledTrial.table(calm)),
                ProgressListener.NONE);
        Stream moments = Stream.of(5);
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(1 + moments.nextInt(5), 1 + kill % 2);
        }
        int[] begunAt = {-1};
        TrialKeeping keeping = KilledTrial.keeping(folder, KilledTrial.table(folder));
        TrialResult result = PancreasTrial.run(KilledTrial.REQUEST.withWorkers(2), keeping,
                (done, total, elapsedNs) -> begunAt[0] = begunAt[0] < 0 ? done : begunAt[0]);
        assertTrue(begunAt[0] >= KILLS, "went on from run " + begunAt[0]);
        assertEquals(expected.digest(), result.digest());
        assertEquals(timeless(TrialJson.of(expected)), timeless(TrialJson.of(result)));
        for (String table : List.of("runs.csv", "runs.parquet")) {
            assertArrayEquals(Files.readAllBytes(calm.resolve(table)),
                    Files.readAllBytes(folder.resolve(table)), table);
        }
        keeping.forget();
        assertFalse(Files.exists(keeping.checkpoint()));
    }

    /// Starts the trial as a process and kills it when it has said `lines` lines.
    private void killAfter(int lines, int workers) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), KilledTrial.class.getName(),
                folder.toString(), Integer.toString(workers))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = child.inputReader()) {
            for (int line = 0; line <= lines; line++) {
                said.readLine();
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static List<String> timeless(String json) {
        return json.lines().filter(line -> !line.contains("patientDaysPerCpuSecond")
                && !line.contains("\"workers\"")).toList();
    }

    @Test
    void doesNotGoOnWithoutTheTableItHadBegun() throws IOException {
        TrialRequest one = TrialRequest.standard().withPatients("adult#001").withSeeds(1);
        PancreasTrial.run(one, KilledTrial.keeping(folder, KilledTrial.table(folder)),
                ProgressListener.NONE);
        Files.delete(folder.resolve("runs.csv"));
        TrialException gone = assertThrows(TrialException.class, () -> PancreasTrial.run(one,
                KilledTrial.keeping(folder, KilledTrial.table(folder)), ProgressListener.NONE));
        assertTrue(gone.getMessage().contains("runs.csv has 0 bytes"), gone.getMessage());
    }

    @Test
    void doesNotGoOnFromAnotherTrialOrFromRubbish() throws IOException {
        TrialRequest one = TrialRequest.standard().withPatients("adult#001").withSeeds(1);
        TrialKeeping keeping = KilledTrial.keeping(folder, RunTable.NOWHERE);
        PancreasTrial.run(one, keeping, ProgressListener.NONE);
        TrialException other = assertThrows(TrialException.class, () -> PancreasTrial.run(
                one.withDays(2), keeping, ProgressListener.NONE));
        assertTrue(other.getMessage().startsWith("the checkpoint is of another trial: file="));
        byte[] whole = Files.readAllBytes(keeping.checkpoint());
        for (int length : new int[] {0, 7, whole.length / 2, whole.length - 1}) {
            Files.write(keeping.checkpoint(), Arrays.copyOf(whole, length));
            TrialException broken = assertThrows(TrialException.class,
                    () -> PancreasTrial.run(one, keeping, ProgressListener.NONE));
            assertTrue(broken.getMessage().startsWith("not a checkpoint of a trial: file="),
                    broken.getMessage());
        }
    }
}
