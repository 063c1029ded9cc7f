package homeostat.proof.values;

import homeostat.proof.Field;
import homeostat.proof.Method;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What is known of the library's methods: those that class C may call are modelled one by one, of
/// any other the result can be anything, and the arrays it was given hold anything afterwards.
final class Library {
    private static final Field ORDINAL = new Field("java/lang/Enum", "ordinal", "I");

    /// A call of a library method. The receiver, where there is one, is not null.
    record Call(Walk walk, int index, State state, Method target, Symbol[] arguments) {
        Symbol compute(Op op, Object detail) {
            return Arithmetic.compute(state, op, arguments[0],
                    arguments.length > 1 ? arguments[1] : null, detail);
        }

        Whole whole(int argument) {
            return state.whole(arguments[argument]);
        }
    }

    private Library() {
    }

    static Symbol call(Call call) {
        return switch (call.target.owner()) {
            case "java/lang/Math", "java/lang/StrictMath" -> math(call);
            case "java/lang/Double", "java/lang/Float" -> real(call);
            case "java/lang/Integer", "java/lang/Long" -> whole(call);
            case "java/lang/Enum" -> switch (call.target.name()) {
                case "ordinal" -> ordinal(call);
                case Method.CONSTRUCTOR -> construct(call);
                default -> other(call);
            };
            case "java/lang/Object", "java/lang/Record" -> call.target.isConstructor() ? null
                    : other(call);
            case "java/util/Objects" -> requireNonNull(call);
            default -> other(call);
        };
    }

    private static Symbol math(Call call) {
        boolean isLong = call.target.descriptor().startsWith("(J");
        boolean isWhole = isLong || call.target.descriptor().startsWith("(I");
        boolean isFloat = call.target.descriptor().startsWith("(F");
        boolean detail = isWhole ? isLong : isFloat;
        return switch (call.target.name()) {
            case "min" -> call.compute(Op.MIN, detail);
            case "max" -> call.compute(Op.MAX, detail);
            case "abs" -> call.compute(Op.ABS, detail);
            case "sqrt" -> known(call, ((Real) first(call)).root());
            case "floor" -> known(call, ((Real) first(call)).rising(Math::floor));
            case "ceil" -> known(call, ((Real) first(call)).rising(Math::ceil));
            case "rint" -> known(call, ((Real) first(call)).rising(Math::rint));
            case "addExact" -> exact(call, Op.ADD, isLong);
            case "subtractExact" -> exact(call, Op.SUB, isLong);
            case "multiplyExact" -> exact(call, Op.MUL, isLong);
            case "negateExact" -> exact(call, Op.NEG, isLong);
            case "toIntExact" -> toIntExact(call);
            case "floorMod", "floorDiv" -> floor(call, isLong);
            default -> other(call);
        };
    }

    private static Value first(Call call) {
        return call.state.value(call.arguments[0]);
    }

    private static Symbol known(Call call, Value value) {
        return Symbol.opaque(value);
    }

    /// Traps where the result does not fit; so it did.
    private static Symbol exact(Call call, Op op, boolean isLong) {
        Whole a = call.whole(0);
        Whole b = call.arguments.length > 1 ? call.whole(1) : Whole.ZERO;
        boolean wraps = switch (op) {
            case ADD -> a.wrapsPlus(b, isLong);
            case SUB -> a.wrapsMinus(b, isLong);
            case NEG -> a.has(Whole.full(isLong).low());
            default -> isLong ? a.times(b, true) == Whole.LONG
                    : !Whole.INT.contains(a.times(b, true));
        };
        if (!wraps) {
            return call.compute(op, isLong);
        }
        call.walk.trap(call.index, call.state, TrapKind.OVERFLOW);
        return Symbol.opaque(Whole.full(isLong));
    }

    private static Symbol toIntExact(Call call) {
        if (!Whole.INT.contains(call.whole(0))) {
            call.walk.trap(call.index, call.state, TrapKind.OVERFLOW);
            call.walk.interpreter.conditions.narrow(call.state, call.arguments[0], Whole.INT);
        }
        return call.state.isDead ? null
                : Arithmetic.compute(call.state, Op.CONVERT, call.arguments[0], null, Opcode.L2I);
    }

    private static Symbol floor(Call call, boolean isLong) {
        Symbol divisor = call.arguments[1];
        if (call.state.whole(divisor).hasZero()) {
            call.walk.trap(call.index, call.state, TrapKind.DIVISION);
            Whole left = call.state.whole(divisor).withoutZero();
            if (left == null) {
                call.state.isDead = true;
                return null;
            }
            call.walk.interpreter.conditions.narrow(call.state, divisor, left);
        }
        Whole a = call.whole(0);
        Whole b = call.whole(1);
        boolean isRest = call.target.name().equals("floorMod");
        return Symbol.opaque(isRest ? a.floorRest(b) : a.floorOver(b, isLong));
    }

    private static Symbol real(Call call) {
        boolean isFloat = call.target.owner().equals("java/lang/Float");
        boolean isStatic = call.target.descriptor().length() > 3;
        if (!isStatic) {
            return other(call);
        }
        return switch (call.target.name()) {
            case "isNaN" -> call.compute(Op.IS_NAN, isFloat);
            case "isFinite" -> call.compute(Op.IS_FINITE, isFloat);
            case "isInfinite" -> Symbol.opaque(Whole.TRUTH);
            case "doubleToRawLongBits", "doubleToLongBits", "floatToRawIntBits",
                    "floatToIntBits" -> Symbol.opaque(((Real) first(call)).bits(isFloat));
            case "longBitsToDouble", "intBitsToFloat" ->
                    Symbol.opaque(Real.ofBits(call.whole(0), isFloat));
            case "compare" -> Symbol.opaque(Whole.of(-1, 1));
            case "min" -> call.compute(Op.MIN, isFloat);
            case "max" -> call.compute(Op.MAX, isFloat);
            default -> other(call);
        };
    }

    private static Symbol whole(Call call) {
        boolean isLong = call.target.owner().equals("java/lang/Long");
        if (call.arguments.length == 0
                || !(call.state.value(call.arguments[0]) instanceof Whole)) {
            return other(call);
        }
        return switch (call.target.name()) {
            case "bitCount", "numberOfLeadingZeros", "numberOfTrailingZeros" ->
                    Symbol.opaque(Whole.of(0, isLong ? 64 : 32));
            case "compare" -> call.compute(Op.LCMP, true);
            case "compareUnsigned", "signum" -> Symbol.opaque(Whole.of(-1, 1));
            case "min" -> call.compute(Op.MIN, isLong);
            case "max" -> call.compute(Op.MAX, isLong);
            default -> other(call);
        };
    }

    /// The ordinal of each part is known one by one, so that a switch over it is exhaustive.
    private static Symbol ordinal(Call call) {
        World world = call.walk.interpreter.world;
        Refs refs = call.state.refs(call.arguments[0]);
        if (!refs.isKnown()) {
            return Symbol.opaque(Whole.LENGTH);
        }
        Map<Integer, Long> numbers = new HashMap<>();
        Value all = null;
        for (int number : refs.parts()) {
            Symbol held = call.state.load(world.cell(world.part(number), ORDINAL));
            if (held == null || !(call.state.value(held) instanceof Whole whole)
                    || !whole.isOne()) {
                return Symbol.opaque(Whole.LENGTH);
            }
            numbers.put(number, whole.low());
            all = all == null ? whole : all.join(whole);
        }
        Symbol symbol = call.state.unit.computed(new Symbol.Key(Op.NUMBER_OF,
                call.arguments[0], null, numbers), Whole.LENGTH);
        call.state.know(symbol, all);
        return symbol;
    }

    private static Symbol construct(Call call) {
        World world = call.walk.interpreter.world;
        Refs refs = call.state.refs(call.arguments[0]);
        if (refs.isOne()) {
            call.state.store(world.cell(world.part(refs.parts()[0]), ORDINAL), call.arguments[2]);
        }
        return null;
    }

    private static Symbol requireNonNull(Call call) {
        if (!call.target.name().equals("requireNonNull") || call.arguments.length != 1) {
            return other(call);
        }
        Refs refs = call.state.refs(call.arguments[0]);
        if (refs.orNull()) {
            call.walk.trap(call.index, call.state, TrapKind.NULL);
            if (refs.nonNull() == null) {
                call.state.isDead = true;
                return null;
            }
            call.walk.interpreter.conditions.narrow(call.state, call.arguments[0],
                    refs.nonNull());
        }
        return call.arguments[0];
    }

    /// Anything may come back, and be thrown; what an array held that was passed is forgotten.
    private static Symbol other(Call call) {
        World world = call.walk.interpreter.world;
        for (Symbol argument : call.arguments) {
            if (call.state.value(argument) instanceof Refs refs) {
                for (int number : refs.isKnown() ? refs.parts() : new int[0]) {
                    Part part = world.part(number);
                    if (part.isArray() && !call.target.isConstructor()) {
                        call.state.store(world.contents(part),
                                Symbol.opaque(World.ofType(part.type.substring(1))));
                    }
                }
            }
        }
        String descriptor = call.target.descriptor();
        String result = MethodTypeDesc.ofDescriptor(descriptor).returnType().descriptorString();
        call.walk.raise(call.index, call.state.copy(), false);
        if (result.equals("V")) {
            return null;
        }
        if (call.target.name().equals("clone") && result.equals("Ljava/lang/Object;")) {
            return cloned(call);
        }
        if (call.target.name().equals("valueOf") || call.target.name().startsWith("to")) {
            return Symbol.opaque(World.ofType(result) instanceof Refs refs
                    ? refs.nonNull() : World.ofType(result));
        }
        return Symbol.opaque(Arrays.asList("Ljava/lang/String;").contains(result)
                ? Refs.unknown("java/lang/String", true) : World.ofType(result));
    }

    private static Symbol cloned(Call call) {
        World world = call.walk.interpreter.world;
        Refs refs = call.state.refs(call.arguments[0]);
        if (!refs.isOne() || !world.part(refs.parts()[0]).isArray()) {
            return Symbol.opaque(Refs.unknown("java/lang/Object", false));
        }
        Part from = world.part(refs.parts()[0]);
        Part copy = call.walk.interpreter.madeArray(call.walk, call.index, from.type);
        copy.length = copy.length == null ? from.length : copy.length.join(from.length);
        Value held = call.state.value(call.state.load(world.contents(from)));
        Cell contents = world.contents(copy);
        Symbol before = copy.isSingle ? null : call.state.load(contents);
        call.state.store(contents, Symbol.opaque(before == null ? held
                : held.join(call.state.value(before))));
        return call.state.unit.reference(copy);
    }
}
