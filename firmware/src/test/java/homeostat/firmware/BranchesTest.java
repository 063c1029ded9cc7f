package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a branch that is counted wrongly claims a test that nobody made.
class BranchesTest {
    private static final String THUMB = """
            00000400 <loop>:
                 400:\tvldr\td6, [pc, #296]\t@ 52c <loop+0x12c>
                 404:\tcmp\tr0, #0
                 406:\tbeq.n\t40e <loop+0xe>
                 408:\tsubs\tr0, #1
                 40a:\tcbnz\tr0, 408 <loop+0x8>
                 40c:\tpop\t{r4, pc}
                 40e:\tbx\tlr
            """;
    private static final String RISC = """
            80000400 <loop>:
            80000400:\tlw\ta5,0(a0)
            80000402:\tbeqz\ta5,8000040a <loop+0xa>
            80000404:\tbltu\ta5,a4,80000400 <loop>
            80000408:\tret
            """;

    private static String block(String address) {
        return "Trace 0: 0x7fca0c000100 [00800400/" + address + "/00000110/ff000200] loop";
    }

    private static List<Branches.Branch> traced(String disassembly, String... blocks) {
        Branches branches = new Branches(disassembly);
        for (String each : blocks) {
            branches.trace(each.startsWith("Stopped") ? each : block(each));
        }
        return branches.all();
    }

    @Test
    void tellsTakenFromPassed() {
        List<Branches.Branch> found = traced(THUMB, "00000400", "00000408", "00000408",
                "0000040c", "00000400", "0000040e");
        assertEquals(2, found.size());
        assertEquals(List.of(1L, 1L, 1L, 1L), List.of(found.get(0).taken, found.get(0).passed,
                found.get(1).taken, found.get(1).passed));
    }

    @Test
    void readsBranchesOfTheOtherCoreToo() {
        List<Branches.Branch> found = traced(RISC, "80000400", "80000404", "80000400",
                "8000040a");
        assertEquals(List.of(1L, 1L, 1L, 0L), List.of(found.get(0).taken, found.get(0).passed,
                found.get(1).taken, found.get(1).passed));
    }

    @Test
    void countsNothingForABlockThatWasCutShortOrDidNotRun() {
        List<Branches.Branch> found = traced(THUMB, "00000400", "00000404", "00000408",
                "Stopped execution of TB chain before 0x7f [00000408] loop", "0000040c");
        assertEquals(List.of(0L, 1L, 0L, 0L), List.of(found.get(0).taken, found.get(0).passed,
                found.get(1).taken, found.get(1).passed));
    }

    @Test
    void saysWhatIsLacking() {
        BranchReport report = new BranchReport("doser", Board.MPS2_AN500, 9, List.of(
                new BranchReport.Branch(0x400, "Doser.step:7", 3, 2),
                new BranchReport.Branch(0x40a, "Doser.step:9", 0, 4),
                new BranchReport.Branch(0x410, "Doser.step:11", 0, 0)));
        assertTrue(report.text().startsWith("doser on mps2-an500: 1 of 3 conditional branches"));
        assertTrue(report.text().contains("never taken, passed 4 times"));
        assertFalse(report.toJson().contains("Doser.step:7"));
        assertTrue(report.html().contains("<td>Doser.step:11<td>not reached"));
    }
}
