package homeostat.proof.values;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.values.Conditions.Relation;
import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because what a branch teaches must hold for every value that takes it: members of two
/// sets that compare as the branch says are still members afterwards, and so are those that they
/// were computed from.
class ConditionsProperties {
    private static final int CASES = 20_000;
    private static final Generator<Long> NUMBERS = Generators.oneOf(Generators.longs(-9, 9),
            Generators.longs(-400, 400), Generators.elements(List.of(
                    (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE, 0L)));
    private static final Generator<Double> REALS = Generators.oneOf(
            Generators.longs(-6, 6).map(n -> n / 2.0), Generators.anyDoubles(),
            Generators.elements(List.of(Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY)));

    private record Case(Op op, long[] members, long[] others, Relation relation) {
    }

    private static final Generator<Case> CASE = choices -> {
        long[] members = new long[3];
        long[] others = new long[3];
        for (int k = 0; k < 3; k++) {
            members[k] = NUMBERS.from(choices);
            others[k] = Generators.booleans().from(choices) ? members[k]
                    : NUMBERS.from(choices);
        }
        return new Case(Generators.elements(List.of(Op.ADD, Op.SUB, Op.MIN, Op.MAX, Op.AND,
                Op.OR, Op.XOR, Op.LCMP, Op.MUL)).from(choices), members, others,
                Generators.enums(Relation.class).from(choices));
    };

    private static boolean holds(Relation relation, long a, long b) {
        return switch (relation) {
            case EQ -> a == b;
            case NE -> a != b;
            case LT -> a < b;
            case GE -> a >= b;
            case GT -> a > b;
            case LE -> a <= b;
        };
    }

    private static long computed(Op op, int a, int b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case LCMP -> Integer.compare(a, b);
            default -> a * b;
        };
    }

    private static State state() {
        World world = new World(null);
        return new State(new Unit(world, world.atRest()), 0, 0);
    }

    private static Symbol set(long one, long other) {
        return Symbol.opaque(Whole.of(Math.min(one, other), Math.max(one, other)));
    }

    @Test
    void aBranchOverWholeNumbersKeepsWhatTakesIt() {
        new Property("branches", CASES, Property.SEED_DEFAULT).check(CASE, each -> {
            State state = state();
            Symbol a = set(each.members[0], each.others[0]);
            Symbol b = set(each.members[1], each.others[1]);
            Symbol c = set(each.members[2], each.others[2]);
            Symbol sum = Arithmetic.compute(state, each.op, a, b, false);
            long result = computed(each.op, (int) each.members[0], (int) each.members[1]);
            if (!holds(each.relation, result, each.members[2])) {
                return;
            }
            new Conditions(null).assume(state, sum, c, each.relation);
            assertFalse(state.isDead);
            assertTrue(state.whole(sum).has(result));
            assertTrue(state.whole(a).has(each.members[0]), () -> "a " + state.whole(a));
            assertTrue(state.whole(b).has(each.members[1]), () -> "b " + state.whole(b));
            assertTrue(state.whole(c).has(each.members[2]), () -> "c " + state.whole(c));
        });
    }

    private record Reals(double[] members, double[] others, boolean isLess, Relation relation) {
    }

    private static final Generator<Reals> OF_REALS = choices -> {
        double[] members = new double[2];
        double[] others = new double[2];
        for (int k = 0; k < 2; k++) {
            members[k] = REALS.from(choices);
            others[k] = Generators.booleans().from(choices) ? members[k] : REALS.from(choices);
        }
        return new Reals(members, others, Generators.booleans().from(choices),
                Generators.enums(Relation.class).from(choices));
    };

    private static int compared(boolean isLess, double a, double b) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : isLess ? -1 : 1;
    }

    @Test
    void aBranchOverRealsKeepsWhatTakesItNanIncluded() {
        new Property("real branches", CASES, Property.SEED_DEFAULT).check(OF_REALS, each -> {
            State state = state();
            Symbol a = Symbol.opaque(Real.of(each.members[0]).join(Real.of(each.others[0])));
            Symbol b = Symbol.opaque(Real.of(each.members[1]).join(Real.of(each.others[1])));
            Symbol order = Arithmetic.compute(state, each.isLess ? Op.CMPL : Op.CMPG, a, b,
                    false);
            int result = compared(each.isLess, each.members[0], each.members[1]);
            assertTrue(state.whole(order).has(result));
            if (!holds(each.relation, result, 0)) {
                return;
            }
            new Conditions(null).assume(state, order, Symbol.opaque(Whole.ZERO), each.relation);
            assertFalse(state.isDead);
            assertTrue(((Real) state.value(a)).has(each.members[0]), () -> "a "
                    + state.value(a));
            assertTrue(((Real) state.value(b)).has(each.members[1]), () -> "b "
                    + state.value(b));
        });
    }
}
