package homeostat.firmware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The worst stack of an image, from what its linker left: every call in the machine code, every
/// frame in the compiler's tables. Library helpers count like all else.
///
/// The call graph is exact, because the image has no calls through pointers: a virtual call is a
/// `switch`. The only jump through a register is the way back from a trap. A jump into the middle
/// of another function, as the library's helpers share their tails, counts as a call of it.
final class StackUse {
    private static final Pattern FUNCTION = Pattern.compile("^([0-9a-f]+) <([^>]+)>:$");
    private static final Pattern JUMP = Pattern.compile(
            "\\t(c?b[a-z.]*|j[a-z]*|callq?|tail)\\s.*<([^>+]+)(\\+0x[0-9a-f]+)?>");

    private final Map<String, Long> frames = new HashMap<>();
    private final Map<String, Set<String>> calls = new TreeMap<>();
    private final Map<String, Path> worst = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    /// The deepest chain from a function on.
    ///
    /// @param bytes of stack
    /// @param functions the function itself first
    record Path(long bytes, List<String> functions) {
    }

    private StackUse() {
    }

    static StackUse of(FirmwareBuild build) {
        StackUse use = new StackUse();
        Map<String, long[]> places = use.read(Tool.runWell(build.folder(), 60, List.of(
                build.board().core().tool("objdump"), "-d", "--no-show-raw-insn", "device.elf")));
        use.measure(places, FrameTable.of(build));
        return use;
    }

    /// From a disassembly alone; all frames are unknown.
    static StackUse ofListing(String listing) {
        StackUse use = new StackUse();
        use.unknown.addAll(use.read(listing).keySet());
        return use;
    }

    /// Notes who calls whom; where each function begins.
    private Map<String, long[]> read(String listing) {
        Map<String, long[]> places = new LinkedHashMap<>();
        String current = null;
        for (String line : listing.lines().toList()) {
            Matcher function = FUNCTION.matcher(line);
            Matcher jump = JUMP.matcher(line);
            if (function.matches()) {
                current = function.group(2);
                places.put(current, new long[] {Long.parseUnsignedLong(function.group(1), 16)});
                calls.put(current, new TreeSet<>());
            } else if (current != null && jump.find() && !jump.group(2).equals(current)) {
                calls.get(current).add(jump.group(2));
            }
        }
        return places;
    }

    private void measure(Map<String, long[]> places, FrameTable table) {
        List<String> names = new ArrayList<>(places.keySet());
        for (int i = 0; i < names.size(); i++) {
            long from = places.get(names.get(i))[0];
            long to = i + 1 < names.size() ? places.get(names.get(i + 1))[0] : from + 4;
            long frame = table.largest(from, to - from);
            frames.put(names.get(i), Math.max(0, frame));
            if (frame < 0) {
                unknown.add(names.get(i));
            }
        }
    }

    /// The frame of every function.
    Map<String, Long> frames() {
        return frames;
    }

    /// The worst chain from a function.
    ///
    /// @throws FirmwareException when a function can call itself
    Path from(String function) {
        return deepest(function, new LinkedHashSet<>());
    }

    /// The same, as if those functions were not called. A compiler may add a suffix to a name.
    Path from(String function, Set<String> without) {
        StackUse part = new StackUse();
        part.frames.putAll(frames);
        calls.forEach((caller, called) -> {
            Set<String> left = new TreeSet<>(called);
            left.removeIf(name -> without.contains(name.replaceAll("\\..*", "")));
            part.calls.put(caller, left);
        });
        return part.from(function);
    }

    private Path deepest(String function, Set<String> open) {
        Path known = worst.get(function);
        if (known != null) {
            return known;
        }
        if (!open.add(function)) {
            throw new FirmwareException("no bound on the stack: function=" + function
                    + " open=" + String.join(",", open) + ", expected no recursion");
        }
        Path deepest = new Path(0, List.of());
        for (String called : calls.getOrDefault(function, Set.of())) {
            Path path = deepest(called, open);
            if (path.bytes() > deepest.bytes()) {
                deepest = path;
            }
        }
        open.remove(function);
        List<String> functions = new ArrayList<>(List.of(function));
        functions.addAll(deepest.functions());
        Path path = new Path(frames.getOrDefault(function, 0L) + deepest.bytes(), functions);
        worst.put(function, path);
        return path;
    }

    /// Functions reachable from a function of whose frame nothing is known: assembler of the
    /// library that keeps no tables.
    Set<String> unknownFrom(String function) {
        Set<String> seen = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(function));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (seen.add(next)) {
                open.addAll(calls.getOrDefault(next, Set.of()));
            }
        }
        seen.retainAll(unknown);
        return seen;
    }
}
