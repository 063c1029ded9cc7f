package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A device in pieces, as a host needs it whose tasks preempt one another: the exchange at the
/// ports, and each task's step. They are methods of the device like all entries, called by name.
///
/// A program without them, or one whose run needs only `advance`, has no tasks here.
final class TaskEntries {
    private static final Map<String, String> PIECES = Map.of("nextEventNs", "()J", "exchange",
            "()V", "dueNs", "(I)J", "step", "(I)V");

    private final Snapshot snapshot;

    TaskEntries(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// The tasks, the shortest period first; empty where the device cannot be taken to pieces.
    List<Snapshot.Item> tasks() {
        List<Snapshot.Item> tasks = new ArrayList<>();
        if (!PIECES.keySet().stream().allMatch(name -> entry(name) != null)) {
            return tasks;
        }
        Snapshot.Item duties = part(snapshot.root(), "duties");
        for (int i = 0; duties != null && i < duties.elements().length; i++) {
            tasks.add(snapshot.item(duties.elements()[i]));
        }
        return tasks;
    }

    /// What a task runs, and what runs in its place after a trap.
    Set<Method> steps(Snapshot.Item duty) {
        Set<Method> steps = new LinkedHashSet<>();
        for (String name : List.of("task", "fallback")) {
            Snapshot.Item part = part(duty, name);
            if (part != null) {
                steps.add(new Method(part.type(), "step", "(J)V"));
            }
        }
        return steps;
    }

    /// The steps of all tasks.
    Set<Method> steps() {
        Set<Method> steps = new LinkedHashSet<>();
        tasks().forEach(duty -> steps.addAll(steps(duty)));
        return steps;
    }

    /// What a field of that name leads to, or null.
    Snapshot.Item part(Snapshot.Item whole, String name) {
        for (Map.Entry<Field, Long> each : whole.fields().entrySet()) {
            if (each.getKey().name().equals(name)
                    && each.getKey().descriptor().matches("[L\\[].*")) {
                return snapshot.item(each.getValue());
            }
        }
        return null;
    }

    /// The entry of that name, or null; of the pieces also their parameters must be right.
    private Method entry(String name) {
        return snapshot.entries().stream().filter(each -> each.name().equals(name)
                && each.descriptor().equals(PIECES.getOrDefault(name, each.descriptor())))
                .findFirst().orElse(null);
    }

    /// The header that tells a host in C the numbers of those entries that it must know.
    String header() {
        StringBuilder text = new StringBuilder(
                "/* Numbers of entries, for device_call; none is 0xFFFFFFFF. */\n");
        Set<String> known = new TreeSet<>(List.of("advance", "step", "offer", "overran", "begin",
                "resume", "remember", "remembered"));
        snapshot.entries().forEach(each -> known.add(each.name()));
        for (String name : known) {
            Method entry = entry(name);
            text.append("#define ENTRY_").append(name).append(' ').append(entry == null
                    ? "0xFFFFFFFFU" : snapshot.entries().indexOf(entry) + "U").append('\n');
        }
        text.append("#define ENTRY_RESET 0xFFFFFFFFU\n#define DEVICE_MEMORY_WORDS ")
                .append(memoryWords()).append('\n');
        return text.toString();
    }

    /// A number that an object holds, 0 where it holds none of that name.
    static long number(Snapshot.Item whole, String name) {
        return whole.fields().entrySet().stream()
                .filter(each -> each.getKey().name().equals(name))
                .mapToLong(Map.Entry::getValue).findFirst().orElse(0);
    }

    /// How many words of the device survive a reset.
    int memoryWords() {
        Snapshot.Item device = part(snapshot.root(), "device");
        Snapshot.Item memory = part(device == null ? snapshot.root() : device, "memory");
        Snapshot.Item words = memory == null ? null : part(memory, "memory");
        return words == null ? 0 : words.elements().length;
    }

    /// The functions of `device.h` that take the device to pieces.
    ///
    /// @param root the device as an argument in C
    String functions(Names names, String root) {
        int tasks = tasks().size();
        StringBuilder text = new StringBuilder("\nconst uint32_t device_tasks = " + tasks + ";\n");
        for (String[] each : new String[][] {
            {"int64_t device_next(void)", "nextEventNs", "return ", ""},
            {"void device_exchange(void)", "exchange", "", ""},
            {"int64_t device_due(uint32_t task)", "dueNs", "return ", ", (int32_t) task"},
            {"void device_step(uint32_t task)", "step", "", ", (int32_t) task"}}) {
            text.append(each[0]).append(" { ").append(tasks == 0 ? "trap_dispatch(0);"
                    : each[2] + names.method(entry(each[1])) + "(" + root + each[3] + ");")
                    .append(" }\n");
        }
        return text.toString();
    }
}
