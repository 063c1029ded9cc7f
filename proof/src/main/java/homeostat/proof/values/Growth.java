package homeostat.proof.values;

import java.util.HashMap;
import java.util.Map;

/// How the values at the head of one loop grow from pass to pass until they stand still: first as
/// they like, then from threshold to threshold, then to the end of their type. Each local and each
/// cell is counted by itself.
final class Growth {
    private static final int EXACT_MAX = 1;
    private static final int CAREFUL_MAX = 12;

    private final Interpreter interpreter;
    private final Shape shape;
    private final Map<Integer, Integer> ofSlots = new HashMap<>();
    private final Map<Integer, Integer> ofCells = new HashMap<>();

    Growth(Interpreter interpreter, Shape shape) {
        this.interpreter = interpreter;
        this.shape = shape;
    }

    /// Whether everything that comes back to the head was taken into account there.
    boolean covers(State head, State merged) {
        return covers(head.locals, head, merged.locals, merged, head.locals.length)
                && covers(head.stack, head, merged.stack, merged, head.depth)
                && coversHeap(head, merged);
    }

    private static boolean covers(Symbol[] wide, State head, Symbol[] tight, State merged,
            int count) {
        for (int i = 0; i < count; i++) {
            if (wide[i] == null || wide[i] == tight[i]) {
                continue;
            }
            if (tight[i] == null || !contains(head.value(wide[i]), merged.value(tight[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean coversHeap(State head, State merged) {
        boolean[] all = {true};
        merged.heap.forEach((cell, symbol) -> {
            if (all[0] && head.heap.get(cell) != symbol) {
                Symbol before = head.load(head.unit.world.cell(cell));
                all[0] = before != null && contains(head.value(before), merged.value(symbol));
            }
        });
        return all[0];
    }

    private static boolean contains(Value wide, Value tight) {
        return wide.getClass() == tight.getClass() && wide.contains(tight);
    }

    /// The next head: all of `merged`, and what grew since `head` a little more.
    State widened(State head, State merged) {
        State wide = merged.copy();
        Thresholds thresholds = interpreter.thresholds(shape, merged);
        widen(wide.locals, head.locals, head, merged, thresholds);
        widen(wide.stack, head.stack, head, merged, thresholds);
        merged.heap.forEach((id, symbol) -> {
            Cell cell = merged.unit.world.cell(id);
            Symbol before = head.load(cell);
            if (before != null && before != symbol) {
                wide.heap = wide.heap.put(id, widened(head.value(before), merged.value(symbol),
                        () -> interpreter.thresholds(cell),
                        ofCells.merge(id, 1, Integer::sum)));
            }
        });
        return wide;
    }

    private void widen(Symbol[] wide, Symbol[] before, State head, State merged,
            Thresholds thresholds) {
        for (int i = 0; i < wide.length; i++) {
            if (wide[i] != null && before[i] != null && wide[i] != before[i]) {
                int key = wide == merged.stack ? -i - 1 : i;
                wide[i] = widened(head.value(before[i]), merged.value(wide[i]),
                        () -> thresholds, ofSlots.merge(key, 1, Integer::sum));
            }
        }
    }

    private static Symbol widened(Value before, Value now,
            java.util.function.Supplier<Thresholds> thresholds, int growths) {
        if (before.getClass() != now.getClass()) {
            return Symbol.opaque(now);
        }
        if (before.contains(now)) {
            return Symbol.opaque(before);
        }
        return Symbol.opaque(growths <= EXACT_MAX ? before.join(now) : before.widen(now,
                growths <= EXACT_MAX + CAREFUL_MAX ? thresholds.get() : Thresholds.NONE));
    }
}
