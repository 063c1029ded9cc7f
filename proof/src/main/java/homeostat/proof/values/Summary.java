package homeostat.proof.values;

import homeostat.proof.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What came out of a method that was walked by itself, for inputs that are remembered with it.
///
/// @param unit what it looked at in memory
/// @param arguments its own symbols for its arguments
/// @param returned what is known after it, null when it does not return
/// @param thrown what is known where it throws, null when it does not
record Summary(Unit unit, Symbol[] arguments, State returned, State thrown, Log log) {

    static Summary of(Interpreter interpreter, State state, Method target, Symbol[] given) {
        State before = state.copy();
        Unit unit = new Unit(interpreter.world, new Unit.Outside() {
            @Override
            public Symbol symbol(Cell cell) {
                return before.load(cell);
            }

            @Override
            public Value value(Symbol symbol) {
                return before.value(symbol);
            }
        });
        Symbol[] arguments = new Symbol[given.length];
        for (int k = 0; k < given.length; k++) {
            arguments[k] = Symbol.opaque(state.value(given[k]));
        }
        Walk walk = interpreter.walkAlone(unit, target, arguments);
        return new Summary(unit, arguments, walk.returned(), walk.thrown(), walk.log);
    }

    /// Whether these are the inputs that it was walked with.
    boolean holds(State state, Symbol[] given) {
        for (int k = 0; k < given.length; k++) {
            if (!state.value(given[k]).equals(arguments[k].base)) {
                return false;
            }
        }
        for (Map.Entry<Integer, Symbol> each : unit.inputs.entrySet()) {
            Cell cell = unit.world.cell(each.getKey());
            Symbol here = state.load(cell);
            Symbol then = each.getValue();
            boolean isUntouched = then == null || then == cell.initial;
            if (isUntouched ? here != then : here == null || here == cell.initial
                    || !state.value(here).equals(then.base)) {
                return false;
            }
        }
        return true;
    }

    Interpreter.Outcome outcome(State state, Symbol[] given) {
        return new Interpreter.Outcome(translated(returned, state, given),
                translated(thrown, state, given));
    }

    private State translated(State out, State state, Symbol[] given) {
        if (out == null) {
            return null;
        }
        Translation translation = new Translation(out, state.bare());
        for (int k = 0; k < given.length; k++) {
            translation.names.put(arguments[k], given[k]);
        }
        unit.inputs.forEach((cell, symbol) -> {
            if (symbol != null) {
                translation.names.putIfAbsent(symbol, state.load(unit.world.cell(cell)));
            }
        });
        return translation.run();
    }

    /// Carries what is known in the terms of the method over to the terms of its caller.
    private static final class Translation {
        private final State out;
        private final State into;
        private final Map<Symbol, Symbol> names = new HashMap<>();

        Translation(State out, State into) {
            this.out = out;
            this.into = into;
        }

        State run() {
            out.heap.forEach((cell, symbol) -> into.heap = into.heap.put(cell, name(symbol)));
            into.stack = new Symbol[out.depth];
            into.depth = out.depth;
            if (out.depth > 0 && out.stack[0] != null) {
                into.stack[0] = name(out.stack[0]);
            }
            Conditions conditions = new Conditions(into.unit.world);
            out.facts.forEach((id, fact) -> {
                Symbol here = names.get(fact.symbol());
                if (here != null) {
                    conditions.narrow(into, here, fact.value());
                }
            });
            return into.isDead ? null : into;
        }

        private Symbol name(Symbol symbol) {
            Symbol known = names.get(symbol);
            if (known != null) {
                return known;
            }
            Value value = out.value(symbol);
            Symbol named = symbol.op == Op.CONSTANT ? into.unit.constant(symbol.base)
                    : symbol.op == Op.PHI && symbol.detail instanceof Choice choice
                    ? new Symbol(Op.PHI, Symbol.opaque(choice.one()),
                    Symbol.opaque(choice.other()), translated(choice), value)
                    : Symbol.opaque(value);
            names.put(symbol, named);
            return named;
        }

        private Choice translated(Choice choice) {
            return new Choice(choice.one(), choice.other(), translated(choice.whenOne()),
                    translated(choice.whenOther()));
        }

        /// Facts about symbols that the caller knows; of those written, it knows them by then.
        private List<Fact> translated(List<Fact> facts) {
            List<Fact> known = new ArrayList<>();
            for (Fact fact : facts) {
                Symbol here = names.get(fact.symbol());
                if (here != null) {
                    known.add(new Fact(here, fact.value()));
                }
            }
            return known;
        }
    }
}
