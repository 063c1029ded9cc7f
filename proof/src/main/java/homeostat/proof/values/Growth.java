package homeostat.proof.values;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// How the values at the head of one loop grow from pass to pass until they stand still: first as
/// they like, then from threshold to threshold, then to the end of their type. Each local and each
/// cell is counted by itself.
///
/// What changes in the loop gets a symbol of its own at the head, even where its set does not grow:
/// the symbol of before the loop is one value for ever, with all that is known of it, and what
/// comes back is another value of the same set.
final class Growth {
    private static final int EXACT_MAX = 1;
    private static final int CAREFUL_MAX = 12;

    private final Interpreter interpreter;
    private final Shape shape;
    private final State entry;
    private final Map<Integer, Integer> ofSlots = new HashMap<>();
    private final Map<Integer, Integer> ofCells = new HashMap<>();

    /// @param entry what was known before the loop
    Growth(Interpreter interpreter, Shape shape, State entry) {
        this.interpreter = interpreter;
        this.shape = shape;
        this.entry = entry;
    }

    /// Whether everything that comes back to the head was taken into account there.
    boolean covers(State head, State merged) {
        for (int i = 0; i < head.locals.length; i++) {
            if (head.locals[i] != null && !covers(head, head.locals[i], entry.locals[i], merged,
                    merged.locals[i])) {
                return false;
            }
        }
        for (int i = 0; i < head.depth; i++) {
            if (head.stack[i] != null && !covers(head, head.stack[i], entry.stack[i], merged,
                    merged.stack[i])) {
                return false;
            }
        }
        return coversHeap(head, merged);
    }

    private boolean coversHeap(State head, State merged) {
        boolean[] all = {true};
        merged.heap.forEach((id, symbol) -> {
            if (all[0] && head.heap.get(id) != symbol) {
                Cell cell = head.unit.world.cell(id);
                Symbol before = head.load(cell);
                all[0] = before != null
                        && covers(head, before, entry.load(cell), merged, symbol);
            }
        });
        return all[0];
    }

    private static boolean covers(State head, Symbol wide, Symbol first, State merged,
            Symbol tight) {
        return wide == tight || wide != first && tight != null
                && contains(head.value(wide), merged.value(tight));
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
            if (before == null) {
                wide.heap = wide.heap.put(id, Symbol.opaque(merged.value(symbol)));
            } else if (before != symbol) {
                wide.heap = wide.heap.put(id, widened(head.value(before), merged.value(symbol),
                        () -> interpreter.thresholds(cell),
                        () -> ofCells.merge(id, 1, Integer::sum)));
            }
        });
        return wide;
    }

    private void widen(Symbol[] wide, Symbol[] before, State head, State merged,
            Thresholds thresholds) {
        for (int i = 0; i < wide.length; i++) {
            if (before[i] == null) {
                wide[i] = null;
            } else if (wide[i] != null && wide[i] != before[i]) {
                int key = before == head.stack ? -i - 1 : i;
                wide[i] = widened(head.value(before[i]), merged.value(wide[i]),
                        () -> thresholds, () -> ofSlots.merge(key, 1, Integer::sum));
            }
        }
    }

    /// @param growths counts this growth; what comes back as it was is none
    private static Symbol widened(Value before, Value now, Supplier<Thresholds> thresholds,
            IntSupplier growths) {
        if (before.getClass() != now.getClass()) {
            return Symbol.opaque(now);
        }
        if (before.contains(now)) {
            return Symbol.opaque(before);
        }
        int growth = growths.getAsInt();
        return Symbol.opaque(growth <= EXACT_MAX ? before.join(now) : before.widen(now,
                growth <= EXACT_MAX + CAREFUL_MAX ? thresholds.get() : Thresholds.NONE));
    }
}
