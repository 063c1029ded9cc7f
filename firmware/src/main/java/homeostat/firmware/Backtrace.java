package homeostat.firmware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns a trap that a target told on its console into Java: what, where, and who called.
///
/// The target prints three lines: kind and site; the address after the call that trapped and the
/// stack pointer there; the stack. The calls are found as a debugger finds them, from the tables
/// that the compiler leaves in the ELF for that purpose (`.debug_frame`): they say for every
/// address how large the frame is and where the way back is kept. Lines are Java's, because
/// `device.c` says so (`#line`).
final class Backtrace {
    private static final int FRAMES_MAX = 40;
    private static final int TRACED_MAX = 16;

    private final FirmwareBuild build;
    private final Map<String, String> described = new HashMap<>();
    private FrameTable table;

    Backtrace(FirmwareBuild build) {
        this.build = build;
    }

    /// The trap told in the line `at` and the two after it. Of many, only the first few are traced.
    String describe(List<String> lines, int at) {
        return described.containsKey(lines.get(at)) ? described.get(lines.get(at))
                : remembered(lines, at);
    }

    private String remembered(List<String> lines, int at) {
        String told = told(lines, at);
        described.put(lines.get(at), told);
        return told;
    }

    private String told(List<String> lines, int at) {
        String[] trap = lines.get(at).split(" ");
        StringBuilder text = new StringBuilder(TrapKind.words(Integer.parseInt(trap[1])))
                .append(" at ").append(build.lowered().sites().place(Long.parseLong(trap[2])));
        if (described.size() < TRACED_MAX && at + 2 < lines.size()
                && lines.get(at + 1).startsWith("address ")
                && lines.get(at + 2).startsWith("stack")) {
            String[] place = lines.get(at + 1).split(" ");
            for (String each : frames(Long.parseLong(place[1]), Long.parseLong(place[2]),
                    lines.get(at + 2).strip().split(" "))) {
                text.append("\n              from ").append(each);
            }
        }
        return text.toString();
    }

    private List<String> frames(long address, long stackPointer, String[] stack) {
        if (!Tool.isInstalled(build.board().core().tool("objdump"))) {
            return List.of();
        }
        if (table == null) {
            table = FrameTable.of(build);
        }
        int width = build.board().isHost() ? 8 : 4;
        List<Long> addresses = new ArrayList<>();
        long here = address & ~1L;
        long pointer = stackPointer;
        while (addresses.size() < FRAMES_MAX) {
            addresses.add(here - 1);
            FrameTable.Row row = table.at(here - 1);
            if (row == null || row.frame() < 0 || row.wayBack() < 0) {
                break;
            }
            long above = pointer + row.frame();
            long word = (above - row.wayBack() - stackPointer) / width + 1;
            if (word < 1 || word >= stack.length) {
                break;
            }
            here = Long.parseUnsignedLong(stack[(int) word], 16) & ~1L;
            pointer = above;
        }
        return names(addresses);
    }

    /// Methods and lines of addresses, inlined calls included, without what is not Java.
    private List<String> names(List<Long> addresses) {
        List<String> command = new ArrayList<>(List.of(build.board().core().tool("addr2line"),
                "-f", "-i", "-e", "device.elf"));
        addresses.forEach(address -> command.add("0x" + Long.toHexString(address)));
        List<String> lines = Tool.runWell(build.folder(), 60, command).lines().toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String method = build.lowered().names().readable(lines.get(i).replaceAll("\\..*", ""));
            if (method != null) {
                String line = lines.get(i + 1).replaceAll(" .*", "");
                found.add(method + line.substring(line.lastIndexOf(':')));
            }
        }
        return found.isEmpty() ? found : found.subList(1, found.size());
    }
}
