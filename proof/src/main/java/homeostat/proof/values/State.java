package homeostat.proof.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known at one point of a method on the ways that lead there: which symbol each local,
/// operand and written cell holds, and what is known of symbols beyond their base.
///
/// `less` holds, for a symbol, symbols that are greater than it, `atMost` those that are not less.
final class State {
    private static final Symbol[] NONE = {};

    final Unit unit;
    Symbol[] locals;
    Symbol[] stack;
    int depth;
    Trie<Symbol> heap = Trie.empty();
    Trie<Fact> facts = Trie.empty();
    Trie<Symbol[]> less = Trie.empty();
    Trie<Symbol[]> atMost = Trie.empty();
    /// Whether no run comes here.
    boolean isDead;

    State(Unit unit, int locals, int stack) {
        this.unit = unit;
        this.locals = new Symbol[locals];
        this.stack = new Symbol[stack];
    }

    State copy() {
        State copy = new State(unit, 0, 0);
        copy.locals = locals.clone();
        copy.stack = stack.clone();
        copy.depth = depth;
        copy.heap = heap;
        copy.facts = facts;
        copy.less = less;
        copy.atMost = atMost;
        copy.isDead = isDead;
        return copy;
    }

    /// The same memory and facts with other locals and operands, for a method that is called.
    State inside(int localsMax, int stackMax) {
        State inside = new State(unit, localsMax, stackMax);
        inside.heap = heap;
        inside.facts = facts;
        inside.less = less;
        inside.atMost = atMost;
        return inside;
    }

    /// Takes over memory and facts of what a called method left.
    void after(State callee) {
        heap = callee.heap;
        facts = callee.facts;
        less = callee.less;
        atMost = callee.atMost;
    }

    /// Memory and facts without locals and operands.
    State bare() {
        State bare = copy();
        bare.locals = NONE;
        bare.stack = NONE;
        bare.depth = 0;
        return bare;
    }

    Value value(Symbol symbol) {
        Fact fact = facts.get(symbol.id);
        return fact == null ? symbol.base : fact.value();
    }

    Whole whole(Symbol symbol) {
        return (Whole) value(symbol);
    }

    Refs refs(Symbol symbol) {
        return (Refs) value(symbol);
    }

    void know(Symbol symbol, Value value) {
        facts = facts.put(symbol.id, new Fact(symbol, value));
    }

    void push(Symbol symbol) {
        stack[depth++] = symbol;
    }

    void pushWide(Symbol symbol) {
        stack[depth++] = symbol;
        stack[depth++] = null;
    }

    Symbol pop() {
        return stack[--depth];
    }

    Symbol popWide() {
        depth -= 2;
        return stack[depth];
    }

    Symbol load(Cell cell) {
        Symbol written = heap.get(cell.id);
        return written != null ? written : unit.input(cell);
    }

    void store(Cell cell, Symbol symbol) {
        unit.input(cell);
        heap = heap.put(cell.id, symbol);
    }

    void learnOrder(Symbol a, Symbol b, boolean isStrict) {
        atMost = with(atMost, a, b);
        less = isStrict ? with(less, a, b) : less;
    }

    private static Trie<Symbol[]> with(Trie<Symbol[]> order, Symbol a, Symbol b) {
        Symbol[] known = order.get(a.id);
        Symbol[] all = known == null ? new Symbol[] {b} : Arrays.copyOf(known, known.length + 1);
        all[all.length - 1] = b;
        return has(order, a, b) ? order : order.put(a.id, all);
    }

    private static boolean has(Trie<Symbol[]> order, Symbol a, Symbol b) {
        Symbol[] known = order.get(a.id);
        return known != null && Arrays.asList(known).contains(b);
    }

    boolean isLess(Symbol a, Symbol b) {
        return has(less, a, b);
    }

    boolean isAtMost(Symbol a, Symbol b) {
        return a == b || has(atMost, a, b);
    }

    /// What is known on both ways. Neither may be null or dead.
    static State join(State one, State other) {
        return new Joining(one, other).join();
    }

    /// One join at work: the same pair of symbols becomes the same new symbol, wherever it stands.
    private static final class Joining {
        private record Pair(Symbol one, Symbol other) {
        }

        private final State one;
        private final State other;
        private final Map<Pair, Symbol> made = new HashMap<>();
        private final List<Fact> whenOne = new ArrayList<>();
        private final List<Fact> whenOther = new ArrayList<>();

        Joining(State one, State other) {
            this.one = one;
            this.other = other;
        }

        State join() {
            State result = new State(one.unit, 0, 0);
            result.facts = one.facts.merge(other.facts, this::mergeFacts);
            result.less = one.less.merge(other.less, (key, a, b) -> common(a, b));
            result.atMost = one.atMost.merge(other.atMost, (key, a, b) -> common(a, b));
            result.depth = one.depth;
            result.locals = slots(one.locals, other.locals, one.locals.length);
            result.stack = slots(one.stack, other.stack, one.depth);
            result.heap = one.heap.merge(other.heap, this::mergeCells);
            return result;
        }

        private Symbol[] slots(Symbol[] a, Symbol[] b, int count) {
            Symbol[] result = new Symbol[a.length];
            for (int i = 0; i < count; i++) {
                result[i] = a[i] == b[i] ? a[i]
                        : a[i] == null || b[i] == null ? null : symbol(a[i], b[i]);
            }
            return result;
        }

        private Symbol mergeCells(int id, Symbol a, Symbol b) {
            Symbol first = a != null ? a : one.unit.input(id);
            Symbol second = b != null ? b : other.unit.input(id);
            if (first == null || second == null) {
                return first == null ? second : first;
            }
            return first == second ? first : symbol(first, second);
        }

        private Fact mergeFacts(int id, Fact a, Fact b) {
            Symbol symbol = a != null ? a.symbol() : b.symbol();
            Value first = a != null ? a.value() : symbol.base;
            Value second = b != null ? b.value() : symbol.base;
            Value both = first.join(second);
            note(symbol, first, second, both);
            return both.equals(symbol.base) ? null
                    : a != null && both.equals(first) ? a : new Fact(symbol, both);
        }

        private void note(Symbol symbol, Value first, Value second, Value both) {
            if (!first.equals(both)) {
                whenOne.add(new Fact(symbol, first));
            }
            if (!second.equals(both)) {
                whenOther.add(new Fact(symbol, second));
            }
        }

        private Symbol symbol(Symbol a, Symbol b) {
            return made.computeIfAbsent(new Pair(a, b), pair -> {
                Value first = one.value(a);
                Value second = other.value(b);
                if (first.getClass() != second.getClass()) {
                    return null;
                }
                Value both = first.join(second);
                Symbol phi = new Symbol(Op.PHI, a, b, first.equals(second) ? null
                        : new Choice(first, second, whenOne, whenOther), both);
                note(phi, first, second, both);
                return phi;
            });
        }

        private static Symbol[] common(Symbol[] a, Symbol[] b) {
            if (a == null || b == null) {
                return null;
            }
            Symbol[] both = Arrays.stream(a).filter(each -> Arrays.asList(b).contains(each))
                    .toArray(Symbol[]::new);
            return both.length == 0 ? null : both.length == a.length ? a : both;
        }
    }
}
