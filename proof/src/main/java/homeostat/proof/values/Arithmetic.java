package homeostat.proof.values;

import java.lang.classfile.Opcode;

/// What the instructions that compute do to sets of values.
final class Arithmetic {
    private Arithmetic() {
    }

    /// The symbol of a computation in a state, with what the state knows of its operands. The
    /// detail of an operation on whole numbers is whether they are long, on reals whether float.
    static Symbol compute(State state, Op op, Symbol a, Symbol b, Object detail) {
        Symbol same = same(state, op, a, b);
        if (same != null) {
            return same;
        }
        Value base = evaluate(op, a.base, b == null ? null : b.base, detail);
        if (base == null) {
            base = a.base instanceof Real ? Real.ANY : Whole.full(Boolean.TRUE.equals(detail));
        }
        if (a == b && (op == Op.CMPL || op == Op.CMPG)) {
            base = Whole.of(op == Op.CMPL ? -1 : 0, op == Op.CMPL ? 0 : 1);
        }
        Symbol symbol = state.unit.computed(new Symbol.Key(op, a, b, detail), base);
        Value now = evaluate(op, state.value(a), b == null ? null : state.value(b), detail);
        if (op == Op.SUB && now instanceof Whole && state.isAtMost(b, a)
                && !state.whole(a).wrapsMinus(state.whole(b), Boolean.TRUE.equals(detail))) {
            now = now.meet(Whole.of(state.isLess(b, a) ? 1 : 0, Long.MAX_VALUE));
        }
        Value known = state.value(symbol);
        Value both = now == null ? null : known.meet(now);
        if (both == null) {
            state.isDead = true;
        } else if (!both.equals(known)) {
            state.know(symbol, both);
        }
        return symbol;
    }

    /// The operand that the result is, where an operation changes nothing.
    private static Symbol same(State state, Op op, Symbol a, Symbol b) {
        if (b == null) {
            return null;
        }
        Value second = state.value(b);
        boolean isOne = second instanceof Real real && real.isOne() && real.low() == 1;
        boolean isZero = second.equals(Whole.ZERO);
        return switch (op) {
            case MUL, DIV -> isOne ? a : null;
            case ADD, SUB -> isZero ? a : null;
            default -> null;
        };
    }

    static Value evaluate(Op op, Value a, Value b, Object detail) {
        if (op == Op.CONVERT) {
            return converted((Opcode) detail, a);
        }
        if (a instanceof Real x) {
            return reals(op, x, (Real) b, Boolean.TRUE.equals(detail));
        }
        return wholes(op, (Whole) a, (Whole) b, Boolean.TRUE.equals(detail));
    }

    private static Value reals(Op op, Real a, Real b, boolean isFloat) {
        return switch (op) {
            case ADD -> a.plus(b, isFloat);
            case SUB -> a.minus(b, isFloat);
            case MUL -> a.times(b, isFloat);
            case DIV -> a.over(b, isFloat);
            case REM -> a.rest(b);
            case NEG -> a.negated();
            case MIN -> a.least(b);
            case MAX -> a.most(b);
            case ABS -> a.absolute();
            case CMPL -> compared(a, b, -1);
            case CMPG -> compared(a, b, 1);
            case IS_NAN -> truth(a.nan(), a.hasNumbers());
            case IS_FINITE -> truth(a.meet(Real.of(-Double.MAX_VALUE, Double.MAX_VALUE)) != null,
                    !a.isFinite());
            default -> throw new IllegalStateException("not of reals: " + op);
        };
    }

    private static Whole truth(boolean canBeTrue, boolean canBeFalse) {
        return Whole.of(canBeFalse ? 0 : 1, canBeTrue ? 1 : 0);
    }

    private static Whole compared(Real a, Real b, long unordered) {
        Whole result = null;
        if (a.canBeUnordered(b)) {
            result = Whole.of(unordered);
        }
        result = a.canBeBelow(b) ? with(result, -1) : result;
        result = a.canEqual(b) ? with(result, 0) : result;
        return b.canBeBelow(a) ? with(result, 1) : result;
    }

    private static Whole with(Whole set, long value) {
        return set == null ? Whole.of(value) : set.join(Whole.of(value));
    }

    private static Value wholes(Op op, Whole a, Whole b, boolean isLong) {
        return switch (op) {
            case ADD -> a.plus(b, isLong);
            case SUB -> a.minus(b, isLong);
            case MUL -> a.times(b, isLong);
            case DIV -> a.over(b, isLong);
            case REM -> a.rest(b);
            case NEG -> a.negated(isLong);
            case AND -> a.and(b);
            case OR -> a.or(b);
            case XOR -> a.xor(b);
            case SHL -> a.shiftLeft(b, isLong);
            case SHR -> a.shiftRight(b, isLong);
            case USHR -> a.shiftRightUnsigned(b, isLong);
            case MIN -> a.least(b);
            case MAX -> a.most(b);
            case ABS -> a.absolute(isLong);
            case LCMP -> compared(a, b);
            default -> throw new IllegalStateException("not of whole numbers: " + op);
        };
    }

    private static Whole compared(Whole a, Whole b) {
        Whole result = null;
        result = a.low() < b.high() ? with(result, -1) : result;
        result = a.meet(b) != null ? with(result, 0) : result;
        return a.high() > b.low() ? with(result, 1) : result;
    }

    private static Value converted(Opcode opcode, Value from) {
        return switch (opcode) {
            case I2L -> from;
            case L2I -> ((Whole) from).toInt();
            case I2B -> ((Whole) from).narrowed((Whole) World.ofType("B"));
            case I2C -> ((Whole) from).narrowed((Whole) World.ofType("C"));
            case I2S -> ((Whole) from).narrowed((Whole) World.ofType("S"));
            case I2F, L2F -> Real.ofWhole((Whole) from, true);
            case I2D, L2D -> Real.ofWhole((Whole) from, false);
            case F2D -> from;
            case D2F -> ((Real) from).toFloat();
            case F2I, D2I -> ((Real) from).toWhole(false);
            case F2L, D2L -> ((Real) from).toWhole(true);
            default -> throw new IllegalStateException("not a conversion: " + opcode);
        };
    }
}
