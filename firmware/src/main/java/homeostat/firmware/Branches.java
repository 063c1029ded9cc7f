package homeostat.firmware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The conditional branches in the machine code of an image, and what a trace of the emulator says
/// of them.
///
/// The emulator tells the first address of every block of code that it runs. A block ends at the
/// first instruction that may go elsewhere; where that is a conditional branch, the next block
/// begins at its target or behind it. A block that the emulator cut short, at a page's end or where
/// it was interrupted, begins the next one elsewhere, and is not counted: nothing is counted that
/// did not happen. A jump back into its own block is left out for the same reason, once.
///
/// An instruction that is executed under a condition without a jump (Thumb's `it`) is no branch.
final class Branches {
    private static final Pattern INSTRUCTION = Pattern.compile(
            "\\s*([0-9a-f]+):\\s+([a-z][a-z0-9.]*)\\s*(.*)");
    /// What is loaded into the program counter, alone or with others; not what is read beside it.
    private static final Pattern TO_PC = Pattern.compile("^pc,|\\{.*\\bpc}");
    private static final Pattern TARGET = Pattern.compile("\\b([0-9a-f]+) <");
    private static final Pattern CONDITIONAL = Pattern.compile(
            "cbn?z|b(eq|ne|cs|hs|cc|lo|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)"
            + "|b(eq|ne|lt|ge|gt|le)z|b(lt|ge|gt|le)u");
    private static final Set<String> ELSEWHERE = Set.of("b", "bl", "blx", "bx", "tbb", "tbh", "svc",
            "bkpt", "udf", "j", "jal", "jr", "jalr", "ret", "call", "tail", "ecall", "ebreak",
            "mret");

    /// One instruction and both ways it went.
    static final class Branch {
        final long address;
        final long target;
        final long behind;
        long taken;
        long passed;

        Branch(long address, long target, long behind) {
            this.address = address;
            this.target = target;
            this.behind = behind;
        }
    }

    private final Map<Long, Branch> ofAddress = new TreeMap<>();
    private final Map<Long, Branch> ofBlock = new HashMap<>();
    private long begun = -1;

    /// @param disassembly as `objdump -d --no-show-raw-insn` prints it
    Branches(String disassembly) {
        List<Long> block = new ArrayList<>();
        Branch open = null;
        for (String line : disassembly.split("\n")) {
            Matcher instruction = INSTRUCTION.matcher(line);
            if (!instruction.matches()) {
                continue;
            }
            long address = Long.parseLong(instruction.group(1), 16);
            if (open != null) {
                add(new Branch(open.address, open.target, address), block);
                open = null;
            }
            block.add(address);
            String name = instruction.group(2).replaceAll("\\.[nw]$|^c\\.", "");
            Matcher target = TARGET.matcher(instruction.group(3));
            if (CONDITIONAL.matcher(name).matches() && target.find()) {
                open = new Branch(address, Long.parseLong(target.group(1), 16), 0);
            } else if (ELSEWHERE.contains(name) || TO_PC.matcher(instruction.group(3)).find()) {
                block.clear();
            }
        }
    }

    private void add(Branch branch, List<Long> block) {
        ofAddress.put(branch.address, branch);
        block.forEach(address -> ofBlock.put(address, branch));
        block.clear();
    }

    /// A line of the trace: a block begins, or one that was told of did not.
    void trace(String line) {
        if (!line.startsWith("Trace")) {
            begun = -1;
            return;
        }
        int slash = line.indexOf('/');
        int end = line.indexOf('/', slash + 1);
        if (slash < 0 || end < 0) {
            return;
        }
        long address = Long.parseLong(line, slash + 1, end, 16);
        Branch last = begun < 0 ? null : ofBlock.get(begun);
        if (last != null && address == last.behind) {
            last.passed++;
        } else if (last != null && address == last.target
                && !(address > begun && address <= last.address)) {
            last.taken++;
        }
        begun = address;
    }

    /// By address.
    List<Branch> all() {
        return List.copyOf(ofAddress.values());
    }
}
