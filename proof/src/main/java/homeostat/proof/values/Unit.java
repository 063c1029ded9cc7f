package homeostat.proof.values;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// One analysis of a method, with everything that is analysed inside it: the names it gives to
/// what it finds in memory, and the table of its computations.
final class Unit {
    /// Where memory comes from: a caller's state, or what rests between two calls of the host.
    interface Outside {
        /// The symbol that stands for the cell outside; null when no object is there yet.
        Symbol symbol(Cell cell);

        /// What is known of it there.
        Value value(Symbol symbol);
    }

    final World world;
    private final Outside outside;
    private final Map<Symbol.Key, Symbol> table = new HashMap<>();
    /// Everything of memory that was looked at or written, as it was at the start.
    final Map<Integer, Symbol> inputs = new LinkedHashMap<>();

    Unit(World world, Outside outside) {
        this.world = world;
        this.outside = outside;
    }

    Symbol input(int cell) {
        return input(world.cell(cell));
    }

    /// The symbol of a cell as it was at the start of this unit; null when no object was there.
    Symbol input(Cell cell) {
        if (cell.isFinal) {
            return cell.initial;
        }
        Symbol known = inputs.get(cell.id);
        if (known != null || inputs.containsKey(cell.id)) {
            return known;
        }
        Symbol there = outside.symbol(cell);
        Symbol input = there == null || there == cell.initial ? there
                : Symbol.opaque(outside.value(there));
        inputs.put(cell.id, input);
        return input;
    }

    Symbol constant(Value value) {
        return table.computeIfAbsent(new Symbol.Key(Op.CONSTANT, null, null, value),
                key -> new Symbol(Op.CONSTANT, null, null, value, value));
    }

    /// A reference to what was just made. Objects that share a part are not the same object: only
    /// what stands for one is a constant.
    Symbol reference(Part made) {
        Refs refs = Refs.of(made.number);
        return made.isSingle ? constant(refs) : Symbol.opaque(refs);
    }

    /// The symbol of a computation; `base` is what its operands' bases make of it.
    Symbol computed(Symbol.Key key, Value base) {
        Symbol known = table.get(key);
        if (known == null) {
            known = new Symbol(key.op(), key.a(), key.b(), key.detail(), base);
            table.put(key, known);
        }
        return known;
    }
}
