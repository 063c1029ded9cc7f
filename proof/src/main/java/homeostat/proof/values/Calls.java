package homeostat.proof.values;

import homeostat.proof.Dynamic;
import homeostat.proof.Field;
import homeostat.proof.Kernel;
import homeostat.proof.Method;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Calls: which code runs on which parts, each of them looked at by itself, and what comes of all.
final class Calls {
    private static final int APART_MAX = 32;

    private final Walk walk;
    private final World world;
    private final Interpreter interpreter;
    private final Memory memory;

    Calls(Walk walk, Memory memory) {
        this.walk = walk;
        this.interpreter = walk.interpreter;
        this.world = interpreter.world;
        this.memory = memory;
    }

    void invoke(int i, State state, InvokeInstruction call) {
        Method reference = new Method(call.owner().asInternalName(), call.name().stringValue(),
                call.type().stringValue());
        MethodTypeDesc type = call.typeSymbol();
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        Symbol[] arguments = pop(state, type, isStatic ? 0 : 1);
        if (!isStatic) {
            memory.nonNull(i, state, arguments[0]);
        }
        if (state.isDead) {
            return;
        }
        boolean isVirtual = call.opcode() == Opcode.INVOKEVIRTUAL
                || call.opcode() == Opcode.INVOKEINTERFACE;
        if (isVirtual) {
            virtual(i, state, reference, arguments);
        } else if (isStatic) {
            Method target = world.program.resolve(reference);
            interpreter.initialise(target.owner());
            run(i, state, target, arguments);
        } else {
            run(i, state, world.program.resolveSpecial(reference, walk.method.owner()), arguments);
        }
    }

    private static Symbol[] pop(State state, MethodTypeDesc type, int receivers) {
        Symbol[] arguments = new Symbol[type.parameterCount() + receivers];
        for (int k = arguments.length - 1; k >= receivers; k--) {
            arguments[k] = Steps.pop(state, TypeKind.from(
                    type.parameterType(k - receivers)));
        }
        if (receivers > 0) {
            arguments[0] = state.pop();
        }
        return arguments;
    }

    /// What a target of a virtual call is run on.
    private record Choice(Method target, Refs receivers) {
    }

    private void virtual(int i, State state, Method reference, Symbol[] arguments) {
        List<Choice> choices = choices(state, reference, arguments[0]);
        State all = null;
        for (Choice each : choices) {
            State alone = choices.size() == 1 ? state : state.copy();
            Value known = alone.value(arguments[0]).meet(each.receivers);
            if (known == null) {
                continue;
            }
            if (!known.equals(alone.value(arguments[0]))) {
                alone.know(arguments[0], known);
            }
            run(i, alone, each.target, arguments);
            if (!alone.isDead) {
                all = all == null ? alone : State.join(all, alone);
            }
        }
        become(state, all);
    }

    private List<Choice> choices(State state, Method reference, Symbol receiver) {
        Refs refs = state.refs(receiver);
        Map<Method, List<Integer>> targets = new TreeMap<>();
        boolean isOpen = !refs.isKnown();
        for (int number : world.targets(refs)) {
            Part part = world.part(number);
            if (part.isOpaque || part.isArray() || part.lambda != null
                    || !world.program.isOwn(part.type)) {
                isOpen |= part.lambda == null;
                if (part.lambda != null
                        && world.program.isSubtype(part.type, reference.owner())) {
                    targets.computeIfAbsent(reference.in(part.type), key -> new ArrayList<>())
                            .add(number);
                }
                continue;
            }
            if (world.program.isSubtype(part.type, reference.owner())) {
                targets.computeIfAbsent(world.program.select(reference, part.type),
                        key -> new ArrayList<>()).add(number);
            }
        }
        List<Choice> choices = new ArrayList<>();
        targets.forEach((target, parts) -> {
            boolean areApart = parts.size() <= APART_MAX;
            int[] all = parts.stream().mapToInt(part -> part).sorted().toArray();
            if (areApart) {
                for (int part : all) {
                    choices.add(new Choice(target, Refs.of(part)));
                }
            } else {
                choices.add(new Choice(target, new Refs(all, false, null)));
            }
        });
        if (isOpen) {
            choices.add(new Choice(reference, Refs.unknown(refs.isKnown() ? "java/lang/Object"
                    : refs.unknown(), false)));
        }
        return choices;
    }

    private void run(int i, State state, Method target, Symbol[] arguments) {
        Refs receiver = arguments.length > 0 && state.value(arguments[0]) instanceof Refs refs
                ? refs : null;
        if (receiver != null && receiver.isOne()
                && world.part(receiver.parts()[0]).lambda != null
                && !target.name().startsWith("<")) {
            runLambda(i, state, target, arguments);
            return;
        }
        if (!world.program.isOwn(target.owner())
                || receiver != null && !interpreter.isConcrete(target)) {
            library(i, state, target, arguments);
            return;
        }
        Interpreter.Outcome outcome = interpreter.call(walk, i, state, target, arguments);
        if (outcome.thrown() != null) {
            State out = state.copy();
            out.after(outcome.thrown());
            walk.raise(i, out, false);
        }
        if (Kernel.isTwin(world.program, target)) {
            foreign(state, outcome, arguments);
            return;
        }
        if (outcome.returned() == null) {
            state.isDead = true;
            return;
        }
        if (interpreter.ports.isOut(target) && receiver != null && receiver.isOne()
                && !walk.method.owner().equals(target.owner())) {
            interpreter.ports.sent(walk, i, world.part(receiver.parts()[0]), state,
                    outcome.returned());
        }
        boolean isGuarded = walk.isGuarded(i) && walk.method.owner().equals(
                Interpreter.TRAP_BOUNDARY);
        if (isGuarded) {
            walk.raise(i, state.copy(), true);
        }
        state.after(outcome.returned());
        if (isGuarded) {
            walk.raise(i, state.copy(), true);
        }
        pushResult(state, target.descriptor(), outcome.returned().stack[0]);
    }

    /// In the twin's place runs code that nobody here has read: it comes back even where the twin
    /// does not, may leave any numbers in its state, and give any.
    private void foreign(State state, Interpreter.Outcome twin, Symbol[] arguments) {
        if (twin.returned() != null) {
            state.after(twin.returned());
        }
        for (int number : world.targets(state.refs(arguments[1]))) {
            Part part = world.part(number);
            if (part.isArray()) {
                state.store(world.contents(part), Symbol.opaque(World.ofType("D")));
            }
        }
        Steps.push(state, TypeKind.DOUBLE, Symbol.opaque(World.ofType("D")));
    }

    private void pushResult(State state, String descriptor, Symbol result) {
        TypeKind kind = TypeKind.from(MethodTypeDesc.ofDescriptor(descriptor).returnType());
        if (kind != TypeKind.VOID) {
            Steps.push(state, kind, result);
        }
    }

    private void library(int i, State state, Method target, Symbol[] arguments) {
        List<Dynamic.Lambda> behind = world.program.isOwn(target.owner())
                ? interpreter.lambdas(target) : List.of();
        if (!behind.isEmpty()) {
            runAny(i, state, target, behind, arguments);
            return;
        }
        Symbol result = Library.call(new Library.Call(walk, i, state, target, arguments));
        if (!state.isDead) {
            pushResult(state, target.descriptor(), result);
        }
    }

    private void runLambda(int i, State state, Method called, Symbol[] arguments) {
        Part part = world.part(state.refs(arguments[0]).parts()[0]);
        Dynamic.Lambda lambda = part.lambda;
        if (!called.name().equals(lambda.name())) {
            Method other = world.program.resolve(called.in(lambda.type()));
            if (interpreter.isConcrete(other)) {
                Interpreter.Outcome outcome = interpreter.call(walk, i, state, other, arguments);
                finish(i, state, other.descriptor(), outcome);
            } else {
                library(i, state, other, arguments);
            }
            return;
        }
        Symbol[] all = new Symbol[lambda.captures() + arguments.length - 1];
        for (int k = 0; k < lambda.captures(); k++) {
            Cell cell = world.cell(part, capture(k));
            Symbol held = state.load(cell);
            all[k] = cell.isStrong() ? held : Symbol.opaque(state.value(held));
        }
        System.arraycopy(arguments, 1, all, lambda.captures(), arguments.length - 1);
        runBehind(i, state, called, lambda, all);
    }

    private void runBehind(int i, State state, Method called, Dynamic.Lambda lambda,
            Symbol[] all) {
        Method behind = lambda.implementation();
        boolean isPlain = switch (lambda.kind()) {
            case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL -> true;
            default -> false;
        };
        MethodTypeDesc outer = MethodTypeDesc.ofDescriptor(called.descriptor());
        MethodTypeDesc inner = MethodTypeDesc.ofDescriptor(behind.descriptor());
        boolean isSame = inner.returnType().isPrimitive() == outer.returnType().isPrimitive();
        if (lambda.kind() == Kind.STATIC && !world.program.isOwn(behind.owner()) && isSame
                && fits(state, inner, all)) {
            library(i, state, behind, all);
            return;
        }
        Method target = isPlain && world.program.isOwn(behind.owner()) && isSame
                ? world.program.resolve(behind) : null;
        if (target == null || !fits(state, inner, all)) {
            interpreter.giveUp("a lambda of a kind that is not followed: " + behind);
            pushResult(state, called.descriptor(), unknown(outer.returnType()));
            return;
        }
        finish(i, state, called.descriptor(),
                interpreter.call(walk, i, state, target, all));
    }

    /// A call that any of several lambdas can answer; what they hold is not known.
    private void runAny(int i, State state, Method called, List<Dynamic.Lambda> lambdas,
            Symbol[] arguments) {
        State all = null;
        for (Dynamic.Lambda lambda : lambdas) {
            MethodTypeDesc inner = MethodTypeDesc.ofDescriptor(
                    lambda.implementation().descriptor());
            boolean isBound = lambda.kind() == Kind.SPECIAL
                    || lambda.kind() == Kind.INTERFACE_SPECIAL;
            Symbol[] given = new Symbol[lambda.captures() + arguments.length - 1];
            for (int k = 0; k < lambda.captures(); k++) {
                given[k] = Symbol.opaque(isBound && k == 0
                        ? Refs.unknown(lambda.implementation().owner(), false)
                        : World.ofType(inner.parameterType(isBound ? k - 1 : k)
                        .descriptorString()));
            }
            System.arraycopy(arguments, 1, given, lambda.captures(), arguments.length - 1);
            State alone = state.copy();
            runBehind(i, alone, called, lambda, given);
            if (!alone.isDead) {
                all = all == null ? alone : State.join(all, alone);
            }
        }
        become(state, all);
    }

    private static void become(State state, State all) {
        if (all == null) {
            state.isDead = true;
        } else if (all != state) {
            state.after(all);
            state.stack = all.stack;
            state.locals = all.locals;
            state.depth = all.depth;
        }
    }

    /// Whether the arguments are of the families that the method takes: nothing is boxed.
    private static boolean fits(State state, MethodTypeDesc type, Symbol[] arguments) {
        int receivers = arguments.length - type.parameterCount();
        for (int k = 0; k < type.parameterCount(); k++) {
            Value wanted = World.ofType(type.parameterType(k).descriptorString());
            Symbol given = arguments[k + receivers];
            if (given == null || state.value(given).getClass() != wanted.getClass()) {
                return false;
            }
        }
        return receivers == 0 || receivers == 1;
    }

    private void finish(int i, State state, String descriptor, Interpreter.Outcome outcome) {
        if (outcome.thrown() != null) {
            State out = state.copy();
            out.after(outcome.thrown());
            walk.raise(i, out, false);
        }
        if (outcome.returned() == null) {
            state.isDead = true;
        } else {
            state.after(outcome.returned());
            pushResult(state, descriptor, outcome.returned().stack[0]);
        }
    }

    static Symbol unknown(ClassDesc type) {
        return type.descriptorString().equals("V") ? null
                : Symbol.opaque(World.ofType(type.descriptorString()));
    }

    private static Field capture(int place) {
        return new Field("", "captured " + place, "");
    }

    void dynamic(int i, State state, InvokeDynamicInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        Symbol[] arguments = pop(state, type, 0);
        switch (Dynamic.of(call)) {
            case Dynamic.TypeSwitch chain ->
                    state.push(numbered(state, arguments, chain.labels(), false));
            case Dynamic.EnumSwitch chain ->
                    state.push(numbered(state, arguments, chain.labels(), true));
            case Dynamic.Lambda lambda -> {
                Part part = interpreter.made(walk, i, lambda.type());
                part.lambda = lambda;
                for (int k = 0; k < arguments.length; k++) {
                    Cell cell = world.cell(part, capture(k));
                    Symbol before = part.isSingle ? null : state.load(cell);
                    state.store(cell, before == null ? arguments[k] : Symbol.opaque(
                            state.value(before).join(state.value(arguments[k]))));
                }
                state.push(walk.unit.reference(part));
            }
            case Dynamic.RecordMethod generated ->
                    pushResult(state, type.descriptorString(), unknown(type.returnType()));
            case Dynamic.Concatenation text ->
                    state.push(Symbol.opaque(Refs.unknown("java/lang/String", false)));
            case Dynamic.Unknown unknown -> {
                interpreter.giveUp("an unknown bootstrap method: " + unknown.bootstrap());
                pushResult(state, type.descriptorString(), unknown(type.returnType()));
            }
        }
    }

    /// The place of the first label, from the restart index on, that a reference matches.
    private Symbol numbered(State state, Symbol[] arguments, List<ConstantDesc> labels,
            boolean isEnum) {
        Refs subject = state.refs(arguments[0]);
        Whole restart = state.whole(arguments[1]);
        Whole all = Whole.of(-1, labels.size());
        Map<Integer, long[]> matches = new HashMap<>();
        boolean isSure = subject.isKnown() && restart.low() >= 0;
        for (int number : isSure ? subject.parts() : new int[0]) {
            long[] places = places(world.part(number), labels, isEnum);
            isSure &= places != null;
            matches.put(number, places);
        }
        if (!isSure) {
            return Symbol.opaque(all);
        }
        Value now = subject.orNull() ? Whole.of(-1) : null;
        for (int number : subject.parts()) {
            Whole each = Whole.of(first(matches.get(number), restart.low()),
                    first(matches.get(number), restart.high()));
            now = now == null ? each : now.join(each);
        }
        Symbol symbol = walk.unit.computed(new Symbol.Key(Op.SWITCH, arguments[0], arguments[1],
                matches), all);
        state.know(symbol, now);
        return symbol;
    }

    /// The least of the ascending places that is not before the restart.
    static long first(long[] places, long restart) {
        for (long place : places) {
            if (place >= restart) {
                return place;
            }
        }
        return places[places.length - 1];
    }

    /// All labels that a part matches, and behind them the place of none; null when not known.
    private long[] places(Part part, List<ConstantDesc> labels, boolean isEnum) {
        long[] found = new long[labels.size() + 1];
        int count = 0;
        for (int k = 0; k < labels.size(); k++) {
            Boolean isMatch = part.isNameless ? null : matches(part, labels.get(k), isEnum);
            if (isMatch == null) {
                return null;
            }
            if (isMatch) {
                found[count++] = k;
            }
        }
        found[count++] = labels.size();
        return Arrays.copyOf(found, count);
    }

    private Boolean matches(Part part, ConstantDesc label, boolean isEnum) {
        return switch (label) {
            case ClassDesc type -> world.program.isSubtype(part.type,
                    World.internalName(type.descriptorString()));
            case String name when isEnum && part.label != null -> part.label.equals(name);
            case DynamicConstantDesc<?> constant when constant.bootstrapArgs().length >= 1 ->
                    null;
            case DynamicConstantDesc<?> constant when part.label != null ->
                    part.label.equals(constant.constantName()) && world.program.isSubtype(
                            part.type, World.internalName(
                            constant.constantType().descriptorString()));
            default -> null;
        };
    }
}
