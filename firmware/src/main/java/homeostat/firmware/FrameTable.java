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
        for (String line : Tool.runWell(build.folder(), 60, List.of(
                build.board().core().tool("objdump"), "--dwarf=frames-interp", "device.elf"))
                .lines().toList()) {
            String[] words = line.strip().split("\\s+");
            int range = line.indexOf(" pc=");
            if (range >= 0) {
                table.rows.putIfAbsent(Long.parseUnsignedLong(
                        line.substring(range + 4, line.indexOf("..", range)), 16), new Row(0, -1));
            } else if (words[0].equals("LOC")) {
                column = words.length - 1;
            } else if (column > 0 && words[0].matches("[0-9a-f]{8,16}") && words.length >= 2
                    && words[1].contains("+")) {
                table.rows.put(Long.parseUnsignedLong(words[0], 16), row(words, column));
            }
        }
        return table;
    }

    /// A row such as `00000018 r13+8 c-8 c-4`: the last column is the way back.
    private static Row row(String[] words, int column) {
        String frame = words[1];
        String kept = words.length > column ? words[column] : "u";
        if (!frame.matches("(r13|sp|rsp|r7)\\+[0-9]+")) {
            return new Row(-1, -1);
        }
        return new Row(Long.parseLong(frame.substring(frame.indexOf('+') + 1)),
                kept.startsWith("c-") ? Long.parseLong(kept.substring(2)) : -1);
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
