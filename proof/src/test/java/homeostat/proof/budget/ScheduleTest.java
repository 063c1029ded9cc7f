package homeostat.proof.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.ProofException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a verdict on deadlines is believed by people who do not repeat the arithmetic.
class ScheduleTest {
    private static final Board BOARD = new Board("bench", 1_000_000_000, 1, "made up");

    @TempDir
    private Path folder;

    /// By hand: R1 = 20 + 3, R2 = 20 + 3 + 2 * 3, R3 = 20 + 20 + 3 * 3 + 2 * 3.
    @Test
    void responseTimesAreThoseByHand() {
        List<Schedule.Row> rows = Schedule.of(List.of(task("slow", 20, 80), task("fast", 3, 20),
                task("middle", 3, 40)), BOARD);

        assertEquals(List.of("fast", "middle", "slow"),
                rows.stream().map(row -> row.task().name()).toList());
        assertEquals(23, rows.get(0).responseNs());
        assertEquals(29, rows.get(1).responseNs());
        assertEquals(55, rows.get(2).responseNs());
    }

    @Test
    void aTaskThatMissesItsDeadlineSaysByHowMuch() {
        Schedule.Row row = Schedule.of(List.of(task("late", 60, 50)), BOARD).getFirst();

        assertFalse(row.isMet());
        assertEquals(-10, row.slackNs());
    }

    @Test
    void theMostUrgentTaskDoesNotBlockItself() {
        List<Schedule.Row> rows =
                Schedule.of(List.of(task("fast", 30, 50), task("slow", 10, 500)), BOARD);

        assertEquals(40, rows.getFirst().responseNs());
    }

    @Test
    void aCostThatNobodyKnowsMeetsNoDeadline() {
        TaskCost unknown = new TaskCost("any", Cost.UNKNOWN, 0, 0, 0, 1000, 0, 1000);

        assertFalse(Schedule.of(List.of(unknown), BOARD).getFirst().isMet());
        assertEquals(Long.MAX_VALUE, BOARD.timeNs(Cost.UNKNOWN));
    }

    @Test
    void theBoardsThatShipCanBeRead() {
        assertTrue(Board.known().stream().allMatch(board -> board.nsPerBytecode() > 0));
        assertThrows(ProofException.class, () -> Board.named(Board.known(), "toaster"));
    }

    @Test
    void aLineThatIsNoBoardIsNamed() throws IOException {
        for (String line : List.of("a | 1 | 1", "a | one | 1 | me", "a | 1 | NaN | me",
                "a | 1 | 0 | me", "a | -1 | 1 | me", "a | 1 | Infinity | me", "\u0000")) {
            Path file = Files.writeString(folder.resolve("boards"), "# ours\n" + line + "\n");

            assertEquals("not a board: file=" + file + " line=2, expected \"name | clock Hz | ns"
                    + " per bytecode | source\"",
                    assertThrows(ProofException.class, () -> Board.read(file)).getMessage());
        }
    }

    private static TaskCost task(String name, long cost, long periodNs) {
        return new TaskCost(name, cost, 0, 0, 0, periodNs, 0, periodNs);
    }
}
