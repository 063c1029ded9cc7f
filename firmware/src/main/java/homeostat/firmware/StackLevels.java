package homeostat.firmware;

import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The worst stack of each priority level, and of all at once.
///
/// All share one stack: a step that interrupts another lies on top of it. Of each level one step at
/// most is under way, so the worst is the sum over the levels of the deepest chain that begins
/// there, with what the processor itself stacks at each interrupt.
final class StackLevels {
    /// Task levels of the Cortex-M's start-up code; all further tasks share the last.
    private static final int LEVELS_MAX = 6;
    /// What the processor stacks: eight words, eighteen more where floating point was in use, and a
    /// word to align them.
    private static final int FRAME_BYTES = 8 * 4 + 4;
    private static final int FLOAT_FRAME_BYTES = 26 * 4 + 4;
    /// What `tick` and `line`, which are assembler, keep.
    private static final int STUB_BYTES = 8;
    /// What `entry` of the RISC-V core keeps.
    private static final int ENTRY_BYTES = 80;
    private static final String TICK = "executive_tick";
    private static final String LINE = "executive_line";

    private final FirmwareBuild build;
    private final StackUse use;

    private StackLevels(FirmwareBuild build) {
        this.build = build;
        this.use = StackUse.of(build);
    }

    static List<ImageReport.Level> of(FirmwareBuild build) {
        StackLevels levels = new StackLevels(build);
        TaskEntries entries = new TaskEntries(build.lowered().snapshot());
        if (!build.board().preempts() || entries.tasks().isEmpty()) {
            return levels.withoutInterrupts();
        }
        return levels.withInterrupts(entries);
    }

    private List<ImageReport.Level> withoutInterrupts() {
        return List.of(level("tasks, called by the main loop", "device_call", Set.of(), 0),
                level("the same with the harness of this image", "main", Set.of(), 0));
    }

    /// What an interrupt stacks before it comes to the executive.
    private long stacked() {
        Core core = build.board().core();
        return core == Core.RV32IMAC
                ? ENTRY_BYTES + use.from("interrupt_taken", Set.of(TICK, LINE)).bytes()
                : STUB_BYTES + (core.hasFloats() ? FLOAT_FRAME_BYTES : FRAME_BYTES);
    }

    private List<ImageReport.Level> withInterrupts(TaskEntries entries) {
        long stacked = stacked();
        int levelsMax = build.board().core() == Core.RV32IMAC ? entries.tasks().size()
                : LEVELS_MAX;
        Set<String> all = symbols(entries.steps());
        TreeMap<Integer, ImageReport.Level> worst = new TreeMap<>();
        for (int i = 0; i < entries.tasks().size(); i++) {
            Snapshot.Item duty = entries.tasks().get(i);
            Set<String> others = new TreeSet<>(all);
            others.removeAll(symbols(entries.steps(duty)));
            ImageReport.Level level = level("task " + i + ", "
                    + duty(entries, duty), LINE, others, stacked);
            worst.merge(Math.min(i, levelsMax - 1), level,
                    (a, b) -> a.bytes() >= b.bytes() ? a : b);
        }
        List<ImageReport.Level> levels = new ArrayList<>();
        levels.add(level("sensor, above all", LINE, Set.of("run", "device_step"),
                stacked));
        levels.add(level("tick: the exchange, which makes no step", TICK, all,
                stacked));
        levels.addAll(worst.values());
        long sum = levels.stream().mapToLong(ImageReport.Level::bytes).sum();
        levels.addFirst(new ImageReport.Level("all levels at once, with " + stacked
                + " bytes stacked at each interrupt", sum, List.of(), List.of()));
        levels.add(level("main loop with the harness of this image, below all", "main", Set.of(),
                0));
        return levels;
    }

    private static String duty(TaskEntries entries, Snapshot.Item duty) {
        return entries.part(duty, "task").type().replaceAll(".*[/$]", "");
    }

    private Set<String> symbols(Set<Method> methods) {
        Set<String> symbols = new TreeSet<>();
        methods.stream().filter(build.lowered().world().methods()::contains)
                .forEach(method -> symbols.add(build.lowered().names().method(method)));
        return symbols;
    }

    private ImageReport.Level level(String words, String from, Set<String> without, long more) {
        StackUse.Path path = use.from(from, without);
        return new ImageReport.Level(words, path.bytes() + more, path.functions(),
                List.copyOf(use.unknownFrom(from)));
    }
}
