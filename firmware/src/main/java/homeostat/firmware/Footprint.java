package homeostat.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an image takes of flash and RAM, symbol by symbol, as its linker left it.
///
/// @param methods of Java translated
/// @param objects of the snapshot in the image
/// @param flash bytes of the whole image, first values of variables included
/// @param ram bytes of the whole image, without the stack
/// @param parts every function and variable
public record Footprint(int methods, int objects, long flash, long ram, List<Part> parts) {

    /// Where a symbol comes from.
    public enum Group {
        /// Translated code and the objects of the snapshot.
        DEVICE,
        /// What Java promises and C does not, and doubles where the core has none.
        RUNTIME,
        /// The compiler's own helpers.
        LIBRARY,
        /// Start-up, files and console of the board, and the harness that replays a run.
        BOARD
    }

    /// A function or variable.
    ///
    /// @param isRam whether it takes RAM; a variable with a first value also takes flash for that
    public record Part(String name, Group group, long bytes, boolean isRam, boolean isCopied) {
    }

    /// Measures a built image.
    static Footprint of(FirmwareBuild build) {
        Path folder = build.folder();
        Core core = build.board().core();
        Map<String, Group> groups = new HashMap<>();
        for (String object : build.linkedFiles()) {
            Group group = switch (object) {
                case "device.o", FirstValues.OBJECT -> Group.DEVICE;
                case "runtime.o", "soft_double.o" -> Group.RUNTIME;
                default -> Group.BOARD;
            };
            symbols(folder, core, object).forEach(words -> groups.put(words[3], group));
        }
        List<Part> parts = new ArrayList<>();
        Map<String, Boolean> seen = new HashMap<>();
        for (String[] words : symbols(folder, core, "device.elf")) {
            String place = words[0] + words[1];
            long bytes = Long.parseLong(words[1], 16);
            char kind = Character.toLowerCase(words[2].charAt(0));
            if (bytes == 0 || seen.put(place, true) != null) {
                continue;
            }
            parts.add(new Part(words[3], groups.getOrDefault(words[3], Group.LIBRARY), bytes,
                    kind == 'd' || kind == 'b', kind == 'd'));
        }
        FirmwareBuild.Lowered lowered = build.lowered();
        long[] sections = sections(folder, core);
        return new Footprint(lowered.world().methods().size(), lowered.objects(), sections[0],
                sections[1], List.copyOf(parts));
    }

    /// Address, size, kind and name of each symbol that has a size.
    private static List<String[]> symbols(Path folder, Core core, String file) {
        return Tool.runWell(folder, 60, List.of(core.tool("nm"), "-S", "--defined-only", file))
                .lines().map(line -> line.split(" ")).filter(words -> words.length == 4).toList();
    }

    /// Flash and RAM of the whole image, by the columns text, data, bss of `size`.
    private static long[] sections(Path folder, Core core) {
        String[] words = Tool.runWell(folder, 60, List.of(core.tool("size"), "device.elf"))
                .lines().skip(1).findFirst().orElseThrow().strip().split("\\s+");
        long data = Long.parseLong(words[1]);
        return new long[] {Long.parseLong(words[0]) + data, data + Long.parseLong(words[2])};
    }

    /// Bytes of flash of a group.
    public long flash(Group group) {
        return parts.stream().filter(part -> part.group() == group)
                .filter(part -> !part.isRam() || part.isCopied()).mapToLong(Part::bytes).sum();
    }

    /// Bytes of RAM of a group.
    public long ram(Group group) {
        return parts.stream().filter(part -> part.group() == group && part.isRam())
                .mapToLong(Part::bytes).sum();
    }

    /// Flash that the device takes on any board of the core: without board and harness.
    public long deviceFlash() {
        return flash(Group.DEVICE) + flash(Group.RUNTIME) + flash(Group.LIBRARY);
    }

    /// RAM that the device takes, without the stack.
    public long deviceRam() {
        return ram(Group.DEVICE) + ram(Group.RUNTIME) + ram(Group.LIBRARY);
    }
}
