package homeostat.firmware;

import java.util.ArrayList;
import java.util.List;

/// What an image says of the hardware below it, from its console: self-test, protection, stack,
/// restarts.
final class HardwareLines {
    private static final List<String> PARTS = List.of("processor", "RAM", "flash");

    private final List<String> console;

    private HardwareLines(List<String> console) {
        this.console = console;
    }

    /// Lines for a report; empty where the board has nothing of the kind.
    static List<String> of(Board board, List<String> console) {
        return board.isHost() ? List.of() : new HardwareLines(console).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        long[] test = numbers("selftest");
        long[] rounds = numbers("selftest-rounds");
        if (test != null) {
            lines.add("self-test     " + verdict(test) + (rounds == null ? "" : ", " + rounds[0]
                    + " rounds in slices passed"));
        }
        long[] guarded = numbers("protected");
        if (guarded != null) {
            lines.add("protection    " + (guarded[0] == 0 ? "none on this core"
                    : "null page and stack guard, " + guarded[0] + " regions") + ", watchdog "
                    + (guarded[1] == 0 ? "a stub: the emulator has none" : "on"));
        }
        long[] stack = numbers("stack-used");
        if (stack != null && stack[1] > 0) {
            lines.add("stack paint   " + stack[0] + " bytes were ever in use");
        }
        long[] restarted = numbers("restarted");
        if (restarted != null) {
            lines.add("restarted     black box: " + TrapKind.words((int) restarted[0]) + " at 0x"
                    + Long.toHexString(restarted[1]));
        }
        return lines;
    }

    private static String verdict(long[] test) {
        if (test[0] == 0) {
            return "passed at start: processor, RAM, flash";
        }
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < PARTS.size(); i++) {
            if ((test[0] >> i & 1) != 0) {
                broken.add(PARTS.get(i));
            }
        }
        return "FAILED: " + String.join(", ", broken) + " at 0x" + Long.toHexString(test[1]);
    }

    private long[] numbers(String name) {
        return console.stream().filter(line -> line.startsWith(name + " "))
                .reduce((first, second) -> second)
                .map(line -> line.split(" "))
                .map(words -> new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])})
                .orElse(null);
    }
}
