package homeostat.firmware;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What the compiler leaves in an ELF for debuggers (`.debug_frame`): for every address how far
/// above the stack pointer the caller's frame begins, and where the way back is kept.
final class FrameTable {
    private final NavigableMap<Long, Row> rows = new TreeMap<>();

    /// From an address on.
    ///
    /// @param frame from the stack pointer up to the caller's frame; -1 where the tables do not say
    /// @param wayBack from there down to the return address; -1 where it is still in its register
    record Row(long frame, long wayBack) {
    }

    private FrameTable() {
    }

    static FrameTable of(FirmwareBuild build) {
        FrameTable table = new FrameTable();
        int column = -1;
        long deepest = 0;
        for (String line : Tool.runWell(build.folder(), 60, List.of(
                build.board().core().tool("objdump"), "--dwarf=frames-interp", "device.elf"))
                .lines().toList()) {
            String[] words = line.strip().split("\\s+");
            int range = line.indexOf(" pc=");
            if (range >= 0) {
                deepest = 0;
                table.rows.putIfAbsent(Long.parseUnsignedLong(
                        line.substring(range + 4, line.indexOf("..", range)), 16), new Row(0, -1));
            } else if (words[0].equals("LOC")) {
                column = List.of(words).indexOf("ra");
            } else if (words[0].matches("[0-9a-f]{8,16}") && words.length >= 2
                    && words[1].contains("+")) {
                Row row = row(words, column, deepest);
                deepest = Math.max(deepest, row.frame());
                table.rows.put(Long.parseUnsignedLong(words[0], 16), row);
            }
        }
        return table;
    }

    /// A row such as `00000018 r13+8 c-8 c-4`, whose column `ra` is the way back. Where a function
    /// keeps a frame pointer its stack pointer stands still, at the deepest that was stated before.
    private static Row row(String[] words, int column, long deepest) {
        String frame = words[1];
        String kept = column > 0 && words.length > column ? words[column] : "u";
        long wayBack = kept.startsWith("c-") ? Long.parseLong(kept.substring(2)) : -1;
        if (frame.matches("(r7|s0|rbp)\\+[0-9]+")) {
            return new Row(deepest, wayBack);
        }
        return frame.matches("(r13|sp|rsp)\\+[0-9]+")
                ? new Row(Long.parseLong(frame.substring(frame.indexOf('+') + 1)), wayBack)
                : new Row(-1, -1);
    }

    /// The row for an address, or null.
    Row at(long address) {
        Map.Entry<Long, Row> entry = rows.floorEntry(address);
        return entry == null ? null : entry.getValue();
    }

    /// The largest frame of a function, -1 when the tables do not know it.
    long largest(long from, long bytes) {
        return rows.subMap(from, true, from + Math.max(1, bytes), false).values().stream()
                .mapToLong(Row::frame).max().orElse(-1);
    }
}
