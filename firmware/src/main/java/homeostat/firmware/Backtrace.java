package homeostat.firmware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private TreeMap<Long, Row> rows;

    /// From this address on: where the caller's frame begins above the stack pointer, and where
    /// below that the way back is kept; -1 where the tables do not say.
    private record Row(long frame, long wayBack) {
    }

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
        if (described.size() < TRACED_MAX && at + 2 < lines.size() && lines.get(at + 1).startsWith("address ")
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
        if (rows == null) {
            rows = readRows();
        }
        int width = build.board().isHost() ? 8 : 4;
        List<Long> addresses = new ArrayList<>();
        long here = address & ~1L;
        long pointer = stackPointer;
        while (addresses.size() < FRAMES_MAX) {
            addresses.add(here - 1);
            var row = rows.floorEntry(here - 1);
            if (row == null || row.getValue().frame() < 0) {
                break;
            }
            long above = pointer + row.getValue().frame();
            long word = (above - row.getValue().wayBack() - stackPointer) / width + 1;
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

    private TreeMap<Long, Row> readRows() {
        TreeMap<Long, Row> found = new TreeMap<>();
        Core core = build.board().core();
        int wayBack = -1;
        for (String line : Tool.runWell(build.folder(), 60, List.of(core.tool("objdump"),
                "--dwarf=frames-interp", "device.elf")).lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words[0].equals("LOC")) {
                wayBack = words.length - 1;
            } else if (wayBack > 0 && words[0].matches("[0-9a-f]{8,16}") && words.length >= 3
                    && words[1].contains("+")) {
                found.put(Long.parseUnsignedLong(words[0], 16), row(words, wayBack));
            }
        }
        return found;
    }

    /// A row such as `00000018 r13+8 c-8 c-4`: the last column is the way back.
    private static Row row(String[] words, int column) {
        String frame = words[1];
        String kept = words.length > column ? words[column] : "u";
        boolean known = frame.matches("(r13|sp|rsp|r7)\\+[0-9]+") && kept.startsWith("c-");
        return known ? new Row(Long.parseLong(frame.substring(frame.indexOf('+') + 1)),
                Long.parseLong(kept.substring(2))) : new Row(-1, -1);
    }
}
