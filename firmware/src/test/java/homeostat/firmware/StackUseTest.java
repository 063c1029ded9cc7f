package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.kidney.Kidney;
import homeostat.kernel.Device;
import homeostat.signal.QrsDetector;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a jump out of a function that the reader of the machine code does not see, or
/// sees where there is none, makes the bound on the stack wrong.
class StackUseTest {
    private static final Pattern FUNCTION = Pattern.compile("^[0-9a-f]+ <([^>]+)>:$");
    private static final Pattern BRANCH = Pattern.compile("\\tb[a-z]+\\s.*<([^>+]+)[^>]*>$");

    @TempDir
    private Path folder;

    @Test
    void aJumpIntoTheMiddleOfAFunctionCountsAsACall() {
        StackUse use = StackUse.ofListing("""
                000092c0 <__aeabi_ddiv>:
                    92c0:\tpush\t{r4, r5, r6, lr}
                    92e4:\tbhi.w\t9046 <__aeabi_dmul+0xde>
                    92e8:\tcbz\tr3, 92c0 <__aeabi_ddiv>
                    92ec:\tldr\tr3, [pc, #40]\t@ (9318 <elsewhere+0x58>)

                00009046 <__aeabi_dmul>:
                    9046:\tb.n\t9050 <__aeabi_dmul+0xa>
                """);

        assertEquals(Set.of("__aeabi_ddiv", "__aeabi_dmul"), use.unknownFrom("__aeabi_ddiv"));
        assertEquals(Set.of("__aeabi_dmul"), use.unknownFrom("__aeabi_dmul"));
    }

    @Test
    void aJumpBehindTheEndOfAFunctionLeadsIntoTheNextOneAndIsNotPassedOver() {
        StackUse use = StackUse.ofListing("""
                80003354 <step.isra.0>:
                800055b8:\tbltu\ta5,a0,8000565e <holds>
                8000565a:\tj\t80003d7a <step.isra.0+0xa26>

                8000565e <holds>:
                80005710:\tjal\t80003354 <step.isra.0>
                """);

        FirmwareException refused = assertThrows(FirmwareException.class, () -> use.from("holds"));

        assertTrue(refused.getMessage().contains("open=holds,step.isra.0"), refused.getMessage());
    }

    /// A place that is proved not to be reached stands in the image as an instruction that faults.
    @Test
    void noBranchOfADeviceLeavesItsFunction() {
        Assumptions.assumeTrue(Board.RISCV32.missing(false).isEmpty(),
                () -> "not installed: " + Board.RISCV32.missing(false));
        FirmwareRequest request = Lab.request(folder, Board.RISCV32,
                List.of(Kidney.class, Device.class, QrsDetector.class),
                "assemble homeostat.device.kidney.Kidney.assemble", "call advance 1");
        BuildOptions options = BuildOptions.usual().ofWholeDevice();
        FirmwareBuild.of(FirmwareBuild.lower(request.classPath(), request.run(), options,
                request.folder()), Board.RISCV32, options, request.folder());

        String current = "";
        int branches = 0;
        for (String line : Tool.runWell(request.folder(), 60, List.of(
                Board.RISCV32.core().tool("objdump"), "-d", "--no-show-raw-insn", "device.elf"))
                .lines().toList()) {
            Matcher function = FUNCTION.matcher(line);
            Matcher branch = BRANCH.matcher(line);
            if (function.matches()) {
                current = function.group(1);
            } else if (current.startsWith("homeostat_") && branch.find()) {
                assertEquals(current, branch.group(1), line);
                branches++;
            }
        }
        assertTrue(branches > 100, "branches: " + branches);
    }
}
