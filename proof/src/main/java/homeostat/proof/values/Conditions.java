package homeostat.proof.values;

import java.lang.classfile.Opcode;
import java.util.Map;
import java.util.function.LongPredicate;

/// What a branch teaches: narrows a symbol, and through the way it was computed the symbols that it
/// came from. A state in which nothing is left of a value is dead.
final class Conditions {
    private final World world;

    Conditions(World world) {
        this.world = world;
    }

    /// The order that a branch has seen between two whole numbers or references.
    enum Relation {
        EQ, NE, LT, GE, GT, LE;

        Relation turned() {
            return switch (this) {
                case EQ, NE -> this;
                case LT -> GT;
                case GT -> LT;
                case LE -> GE;
                case GE -> LE;
            };
        }

        Relation not() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case GE -> LT;
                case GT -> LE;
                case LE -> GT;
            };
        }
    }

    void narrow(State state, Symbol symbol, Value to) {
        if (state.isDead) {
            return;
        }
        Value old = state.value(symbol);
        Value now = old.meet(to);
        if (now == null) {
            state.isDead = true;
        } else if (!now.equals(old)) {
            state.know(symbol, now);
            spread(state, symbol, now);
        }
    }

    void assume(State state, Symbol a, Symbol b, Relation relation) {
        if (state.isDead) {
            return;
        }
        if (state.value(a) instanceof Refs) {
            assumeSame(state, a, b, relation == Relation.EQ);
            return;
        }
        if (a == b) {
            state.isDead = relation == Relation.NE || relation == Relation.LT
                    || relation == Relation.GT;
            return;
        }
        switch (relation) {
            case EQ -> {
                narrow(state, a, state.value(b));
                if (!state.isDead) {
                    narrow(state, b, state.value(a));
                }
            }
            case NE -> {
                differ(state, a, b);
                if (!state.isDead) {
                    differ(state, b, a);
                }
            }
            case LT -> below(state, a, b, true);
            case LE -> below(state, a, b, false);
            case GT -> below(state, b, a, true);
            case GE -> below(state, b, a, false);
        }
    }

    private void below(State state, Symbol a, Symbol b, boolean isStrict) {
        long high = state.whole(b).high();
        if (isStrict && high == Long.MIN_VALUE || isBelow(state, b, a)) {
            state.isDead = true;
            return;
        }
        narrow(state, a, Whole.of(Long.MIN_VALUE, isStrict ? high - 1 : high));
        if (state.isDead) {
            return;
        }
        long low = state.whole(a).low();
        if (isStrict && low == Long.MAX_VALUE) {
            state.isDead = true;
            return;
        }
        narrow(state, b, Whole.of(isStrict ? low + 1 : low, Long.MAX_VALUE));
        if (!state.isDead) {
            state.learnOrder(a, b, isStrict);
        }
    }

    /// Whether a number is known to be less than another by the way that was come.
    static boolean isBelow(State state, Symbol a, Symbol b) {
        if (state.isLess(a, b)) {
            return true;
        }
        Value by = a.b == null ? null : state.value(a.b);
        Value from = a.a == null ? null : state.value(a.a);
        if (!(by instanceof Whole second) || !(from instanceof Whole first)) {
            return false;
        }
        boolean isLong = Boolean.TRUE.equals(a.detail);
        return switch (a.op) {
            case ADD -> !first.wrapsPlus(second, isLong)
                    && (second.high() <= 0 && isBelow(state, a.a, b)
                    || second.high() < 0 && a.a == b
                    || first.high() <= 0 && isBelow(state, a.b, b));
            case SUB -> !first.wrapsMinus(second, isLong)
                    && (second.low() >= 0 && isBelow(state, a.a, b)
                    || second.low() > 0 && a.a == b);
            case REM -> second.low() > 0 && a.b == b;
            case SHR, USHR, DIV -> first.low() >= 0 && second.low() >= 0
                    && (a.op != Op.DIV || second.low() > 0) && isBelow(state, a.a, b);
            default -> false;
        };
    }

    private void differ(State state, Symbol a, Symbol b) {
        Whole other = state.whole(b);
        Whole mine = state.whole(a);
        if (!other.isOne()) {
            return;
        }
        if (mine.isOne() && mine.low() == other.low()) {
            state.isDead = true;
        } else if (mine.low() == other.low()) {
            narrow(state, a, Whole.of(other.low() + 1, Long.MAX_VALUE));
        } else if (mine.high() == other.low()) {
            narrow(state, a, Whole.of(Long.MIN_VALUE, other.low() - 1));
        } else if (other.low() == 0) {
            narrow(state, a, Whole.LONG.withoutZero());
        }
        if (!state.isDead) {
            choose(state, a, value -> value != other.low());
        }
    }

    private void assumeSame(State state, Symbol a, Symbol b, boolean areSame) {
        if (areSame) {
            narrow(state, a, state.value(b));
            if (!state.isDead) {
                narrow(state, b, state.value(a));
            }
            return;
        }
        if (a == b) {
            state.isDead = true;
            return;
        }
        without(state, a, state.refs(b));
        if (!state.isDead) {
            without(state, b, state.refs(a));
        }
    }

    private void without(State state, Symbol symbol, Refs other) {
        Refs mine = state.refs(symbol);
        if (other.isNull()) {
            Refs left = mine.nonNull();
            if (left == null) {
                state.isDead = true;
            } else {
                narrow(state, symbol, left);
            }
        } else if (other.isOne() && world.part(other.parts()[0]).isSingle && mine.isKnown()) {
            keep(state, symbol, part -> part != other.parts()[0], mine.orNull());
        }
    }

    private void keep(State state, Symbol symbol, LongPredicate kept, boolean orNull) {
        Refs mine = state.refs(symbol);
        int[] left = java.util.Arrays.stream(mine.parts()).filter(kept::test).toArray();
        if (left.length == 0 && !orNull) {
            state.isDead = true;
        } else {
            narrow(state, symbol, new Refs(left, orNull, null));
        }
    }

    /// Keeps of what a number was computed from that which gives a number that is allowed.
    void choose(State state, Symbol number, LongPredicate allowed) {
        if (state.isDead) {
            return;
        }
        if (number.op == Op.NUMBER_OF && state.refs(number.a).isKnown()) {
            Map<?, ?> numbers = (Map<?, ?>) number.detail;
            keep(state, number.a, part -> {
                Object of = numbers.get((int) part);
                return of == null || allowed.test((Long) of);
            }, state.refs(number.a).orNull());
        } else if (number.op == Op.SWITCH && state.refs(number.a).isKnown()) {
            Map<?, ?> matches = (Map<?, ?>) number.detail;
            long restart = state.whole(number.b).low();
            keep(state, number.a, part -> {
                for (long place : (long[]) matches.get((int) part)) {
                    if (place >= restart && allowed.test(place)) {
                        return true;
                    }
                }
                return false;
            }, state.refs(number.a).orNull() && allowed.test(-1));
            Whole now = state.isDead ? Whole.ZERO : state.whole(number);
            if (!state.isDead && !state.refs(number.a).orNull()) {
                narrow(state, number.b, Whole.of(Long.MIN_VALUE, now.high()));
            }
        } else if (number.op == Op.TABLE) {
            Value[] table = (Value[]) number.detail;
            choose(state, number.a, index -> index >= 0 && index < table.length
                    && table[(int) index] instanceof Whole whole && allowed.test(whole.low()));
        }
    }

    private void spread(State state, Symbol symbol, Value now) {
        switch (symbol.op) {
            case PHI -> decide(state, symbol, now);
            case INSTANCE_OF -> instance(state, symbol, (Whole) now);
            case IS_NAN -> narrow(state, symbol.a, ((Whole) now).low() == 1 ? Real.NAN
                    : ((Whole) now).high() == 0 ? Real.NUMBER : Real.ANY);
            case IS_FINITE -> {
                if (((Whole) now).low() == 1) {
                    narrow(state, symbol.a, Real.of(-Double.MAX_VALUE, Double.MAX_VALUE));
                }
            }
            case CMPL, CMPG -> compareReals(state, symbol, (Whole) now);
            case LCMP -> compare(state, symbol, (Whole) now);
            case NUMBER_OF, SWITCH, TABLE -> {
                if (now instanceof Whole whole) {
                    choose(state, symbol, whole::has);
                }
            }
            case LOAD, CONSTANT, OPAQUE, LENGTH -> {
            }
            default -> {
                if (now instanceof Whole whole) {
                    spreadWhole(state, symbol, whole);
                } else if (now instanceof Real real && symbol.op == Op.ABS) {
                    double most = Math.max(real.high(), 0.0);
                    narrow(state, symbol.a, new Real(-most, most, real.nan()));
                } else if (now instanceof Real real && symbol.op == Op.NEG) {
                    narrow(state, symbol.a, real.negated());
                }
            }
        }
    }

    private void decide(State state, Symbol phi, Value now) {
        if (!(phi.detail instanceof Choice choice)) {
            return;
        }
        if (now.meet(choice.one()) == null) {
            narrow(state, phi.b, now);
            choice.whenOther().forEach(fact -> narrow(state, fact.symbol(), fact.value()));
        } else if (now.meet(choice.other()) == null) {
            narrow(state, phi.a, now);
            choice.whenOne().forEach(fact -> narrow(state, fact.symbol(), fact.value()));
        }
    }

    private void instance(State state, Symbol symbol, Whole now) {
        if (!now.isOne()) {
            return;
        }
        Refs refs = state.refs(symbol.a);
        boolean isOf = now.low() == 1;
        Refs left = isOf ? refs.nonNull() : refs;
        left = left == null ? null : world.cast(left, (String) symbol.detail, isOf);
        if (left == null) {
            state.isDead = true;
        } else if (!left.equals(refs)) {
            if (refs.isKnown()) {
                narrow(state, symbol.a, left);
            } else {
                state.know(symbol.a, left);
            }
        }
    }

    private void compare(State state, Symbol symbol, Whole now) {
        if (now.low() == 1) {
            assume(state, symbol.a, symbol.b, Relation.GT);
        } else if (now.high() == -1) {
            assume(state, symbol.a, symbol.b, Relation.LT);
        } else if (now.isOne()) {
            assume(state, symbol.a, symbol.b, Relation.EQ);
        } else if (now.hole()) {
            assume(state, symbol.a, symbol.b, Relation.NE);
        } else if (now.low() == 0) {
            assume(state, symbol.a, symbol.b, Relation.GE);
        } else if (now.high() == 0) {
            assume(state, symbol.a, symbol.b, Relation.LE);
        }
    }

    /// NaN gives -1 with CMPL and 1 with CMPG; while it can have been NaN, the other side says
    /// nothing about a side that can be.
    private void compareReals(State state, Symbol symbol, Whole now) {
        Real a = (Real) state.value(symbol.a);
        Real b = (Real) state.value(symbol.b);
        boolean unordered = now.has(symbol.op == Op.CMPL ? -1 : 1) && a.canBeUnordered(b);
        boolean less = now.has(-1);
        boolean equal = now.has(0);
        boolean greater = now.has(1);
        if (symbol.a == symbol.b) {
            if (!equal) {
                narrow(state, symbol.a, Real.NAN);
            } else if (!unordered) {
                narrow(state, symbol.a, Real.NUMBER);
            }
            return;
        }
        Outcomes seen = new Outcomes(unordered, less, equal, greater);
        Real newA = seen.of(a, b);
        Real newB = new Outcomes(unordered, greater, equal, less).of(b, a);
        if (newA == null || newB == null) {
            state.isDead = true;
            return;
        }
        narrow(state, symbol.a, newA);
        narrow(state, symbol.b, newB);
    }

    /// How a comparison of two reals can have come out.
    private record Outcomes(boolean unordered, boolean less, boolean equal, boolean greater) {
        /// What is left of the first operand; null when nothing is.
        private Real of(Real mine, Real other) {
            if (unordered && other.nan()) {
                return mine;
            }
            Real found = null;
            if (less && greater) {
                found = other.hasNumbers() ? mine.meet(Real.NUMBER) : null;
            } else if (less) {
                found = mine.below(other, equal);
            } else if (greater) {
                found = mine.above(other, equal);
            } else if (equal) {
                found = mine.below(other, true);
                found = found == null ? null : found.above(other, true);
            }
            if (unordered && mine.nan()) {
                return found == null ? Real.NAN : found.join(Real.NAN);
            }
            return found;
        }
    }

    private void spreadWhole(State state, Symbol symbol, Whole now) {
        Value of = state.value(symbol.a);
        if (!(of instanceof Whole a)) {
            return;
        }
        Whole b = symbol.b == null ? null : state.whole(symbol.b);
        boolean isLong = Boolean.TRUE.equals(symbol.detail);
        switch (symbol.op) {
            case ADD -> {
                if (!a.wrapsPlus(b, isLong)) {
                    narrow(state, symbol.a, now.minus(b, true));
                    narrow(state, symbol.b, now.minus(a, true));
                }
            }
            case SUB -> {
                if (!a.wrapsMinus(b, isLong)) {
                    narrow(state, symbol.a, now.plus(b, true));
                    narrow(state, symbol.b, a.minus(now, true));
                }
            }
            case AND -> {
                if (now.low() > 0 && Whole.TRUTH.contains(a) && Whole.TRUTH.contains(b)) {
                    narrow(state, symbol.a, now);
                    narrow(state, symbol.b, now);
                }
            }
            case OR -> {
                if (now.high() == 0 && now.low() == 0) {
                    narrow(state, symbol.a, now);
                    narrow(state, symbol.b, now);
                }
            }
            case XOR -> {
                if (now.isOne() && b.isOne()) {
                    narrow(state, symbol.a, Whole.of(now.low() ^ b.low()));
                }
            }
            case MIN -> {
                narrow(state, symbol.a, Whole.of(now.low(), Long.MAX_VALUE));
                narrow(state, symbol.b, Whole.of(now.low(), Long.MAX_VALUE));
            }
            case MAX -> {
                narrow(state, symbol.a, Whole.of(Long.MIN_VALUE, now.high()));
                narrow(state, symbol.b, Whole.of(Long.MIN_VALUE, now.high()));
            }
            case CONVERT -> {
                boolean isKept = symbol.detail == Opcode.I2L
                        || symbol.detail == Opcode.L2I && Whole.INT.contains(a);
                if (isKept) {
                    narrow(state, symbol.a, now);
                }
            }
            default -> {
            }
        }
    }
}
